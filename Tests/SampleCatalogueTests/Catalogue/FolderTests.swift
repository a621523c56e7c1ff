import Basics
import Testing

@testable import SampleCatalogue

@Suite("The catalogue's folder")
struct FolderTests {
    private let options = CatalogueOptions(products: 45)

    /// A folder of its own, removed afterwards.
    private func withFolder(_ body: (String) throws -> Void) throws {
        let parent = "/tmp/vitrine-catalogue-\(ProcessID.current)-\(MonotonicInstant.now().nanoseconds)"
        try Files.makePrivateFolder(parent)
        defer { try? Files.removeTree(parent, inside: "/tmp") }
        try body(parent)
    }

    @Test("is written whole, and again in place of itself")
    func writes() throws {
        try withFolder { parent in
            let folder = CatalogueFolder("\(parent)/a/catalogue")
            let written = try folder.write(Catalogue(options))
            #expect(try folder.write(Catalogue(options)) == written)
            let names = ["attributes.csv", "categories.csv", "images", "manifest.txt", "price-history.csv"]
            #expect(try Files.names(in: "\(parent)/a/catalogue") == names + ["products.csv"])
            #expect(try Files.names(in: "\(parent)/a") == ["catalogue"])
            let pictures = try Files.names(in: "\(parent)/a/catalogue/images")
            #expect(pictures.count == written.last?.count)
            let products = try Files.read("\(parent)/a/catalogue/products.csv", bytesMax: 10_000_000)
            #expect(products == Sample.bytes(of: Catalogue(options).writeProducts))
        }
    }

    @Test("something else in its place is left alone")
    func refuses() throws {
        try withFolder { parent in
            try Files.makeFolders("\(parent)/mine")
            try Files.write(Array("mine".utf8), to: "\(parent)/mine/products.csv")
            #expect(throws: CatalogueFolder.Failure.notOurs(path: "\(parent)/mine")) {
                try CatalogueFolder("\(parent)/mine").write(Catalogue(options))
            }
            #expect(throws: CatalogueFolder.Failure.notOurs(path: "\(parent)/mine/products.csv")) {
                try CatalogueFolder("\(parent)/mine/products.csv").write(Catalogue(options))
            }
            #expect(try Files.names(in: "\(parent)/mine") == ["products.csv"])
            #expect(try Files.names(in: parent) == ["mine"])
        }
    }

    @Test("an empty folder is filled")
    func fillsEmpty() throws {
        try withFolder { parent in
            try Files.makeFolders("\(parent)/empty")
            #expect(try CatalogueFolder("\(parent)/empty").write(Catalogue(options)).count == 5)
        }
    }
}
