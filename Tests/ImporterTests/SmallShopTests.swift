import Basics
import Catalog
import Commerce
import Importer
import Testing

@Suite("The small shop's products")
struct SmallShopTests {
    private var path: String {
        "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/Tests/SmallShop/products.csv"
    }

    @Test("is taken whole, every variant is linked, and again it changes nothing")
    func sample() async throws {
        let bytes = try Files.read(path, bytesMax: 10_000_000)
        let reference = try #require(try TestShop.reference(attributes(of: bytes)))
        let shop = FakeImporting()
        var products: [SKU: FakeImporting.Kept] = [:]
        for run in 1...2 {
            let outcome = try await ProductImport(into: shop, reference, reopen: { source(bytes, pieceBytes: 8_191) })
                .run()
            #expect(outcome.problems == [])
            #expect(outcome.warnings == [])
            #expect(outcome.created + outcome.updated >= shop.products.count)
            if run == 1 { products = shop.products }
        }
        #expect(shop.products == products)
        let dresses = shop.products.values.filter { $0.kind == .configurable }
        #expect(!dresses.isEmpty)
        #expect(dresses.allSatisfy { !$0.variants.isEmpty && !$0.axes.isEmpty })
    }

    private func source(_ bytes: [UInt8], pieceBytes: Int) -> CSVReader.Source {
        var position = 0
        return {
            let end = min(position + pieceBytes, bytes.count)
            defer { position = end }
            return Array(bytes[position..<end])
        }
    }

    /// The attributes that the file speaks of: those of variants are dropdowns with the labels that occur, others text.
    private func attributes(of bytes: [UInt8]) throws -> [Attribute] {
        var reader = CSVReader(source: source(bytes, pieceBytes: 1 << 16))
        let names = try reader.next()?.cells ?? []
        let pairsPlace = try #require(names.firstIndex(of: "additional_attributes"))
        let variationsPlace = try #require(names.firstIndex(of: "configurable_variations"))
        var labels: [String: Set<String>] = [:]
        var axes: Set<String> = []
        while let row = try reader.next() {
            for pair in AdditionalAttributes(plain: row[pairsPlace]).pairs {
                labels[pair.code, default: []].insert(pair.value)
            }
            axes.formUnion(ConfigurableVariations(row[variationsPlace]).codes)
        }
        return labels.keys.sorted().enumerated().map { place, code in
            let isAxis = axes.contains(code)
            return TestShop.attribute(
                AttributeID(Int64(1_000 + place)), code, isAxis ? .select : .text, isAxis ? .global : .store,
                isAxis ? labels[code, default: []].sorted() : [], isOwn: true)
        }
    }
}
