import Basics
import Crypto
import Testing

@testable import SampleCatalogue

@Suite("The generator is deterministic")
struct SameBytesTests {
    private func hash(_ options: CatalogueOptions, pictures: Bool) -> String {
        let catalogue = Catalogue(options)
        var all = Sample.bytes(of: catalogue.writeAttributes)
        all += Sample.bytes(of: catalogue.writeCategories)
        all += Sample.bytes(of: catalogue.writeProducts)
        all += Sample.bytes(of: catalogue.writePriceHistory)
        if pictures {
            catalogue.drawPictures { name, bytes in
                all += Array(name.utf8)
                all += bytes
            }
        }
        return SHA256.hex(all)
    }

    @Test("two runs of all files, pictures too, have one SHA-256; another seed or date has another")
    func small() {
        let options = CatalogueOptions(products: 60)
        let first = hash(options, pictures: true)
        #expect(hash(options, pictures: true) == first)
        #expect(hash(CatalogueOptions(products: 60, seed: 2), pictures: true) != first)
        let soldes = CatalogueOptions(products: 60, date: CivilTime(year: 2027, month: 1, day: 8))
        #expect(hash(soldes, pictures: true) != first)
    }

    @Test("two runs of the whole catalogue's tables have one SHA-256")
    func whole() {
        #expect(hash(CatalogueOptions(), pictures: false) == hash(CatalogueOptions(), pictures: false))
    }
}
