import Basics
import Catalog
import Commerce
import Importer
import Testing

/// Files that break, lie or attack: every one ends with an outcome, and what is whole in them is taken.
@Suite("Hostile files")
struct HostileInputTests {
    private static let header = "sku,attribute_set_code,product_type,name,price,description\n"
    private static let good = "A,Mode,simple,Robe,10,\"<p>été</p>\"\n"

    private func take(_ bytes: [UInt8]) async throws -> (outcome: ImportOutcome, shop: FakeImporting) {
        let shop = FakeImporting()
        let reference = try #require(TestShop.reference())
        let outcome = try await ProductImport(
            into: shop, reference,
            reopen: {
                var position = 0
                return {
                    let end = min(position + 65_536, bytes.count)
                    defer { position = end }
                    return Array(bytes[position..<end])
                }
            }
        ).run()
        return (outcome, shop)
    }

    private static func row(_ description: [UInt8]) -> [UInt8] {
        Array("B,Mode,simple,Jupe,10,".utf8) + description + Array("\n".utf8)
    }

    private static let cases: [(String, [UInt8], String)] = [
        ("a cell of 10 MB", row([UInt8](repeating: 0x61, count: 10 << 20)), "rowTooLong"),
        (
            "a quoted cell of 10 MB with line ends",
            row(Array("\"".utf8) + Array(repeatElement(Array("a\n".utf8), count: 5 << 20).joined()) + Array("\"".utf8)),
            "rowTooLong"
        ),
        ("Latin-1", row([0xE9, 0x74, 0xE9]), "invalidEncoding"),
        ("UTF-16", row([0xFF, 0xFE, 0x61, 0x00]), "invalidEncoding"),
        ("half a character", row([0xC3]), "invalidEncoding"),
        ("a surrogate", row([0xED, 0xA0, 0x80]), "invalidEncoding"),
        (
            "a thousand and one columns", Array(repeatElement(UInt8(ascii: ","), count: 1_001)) + [0x0A],
            "wrongColumnsNumber"
        ),
        ("too few columns", Array("B,Mode\n".utf8), "wrongColumnsNumber"),
    ]

    @Test("the bad row alone is refused", arguments: cases)
    func rows(label: String, bytes: [UInt8], code: String) async throws {
        let file = Array(HostileInputTests.header.utf8) + Array(HostileInputTests.good.utf8) + bytes
        let (outcome, shop) = try await take(file + Array("C,Mode,simple,Cape,5,x\n".utf8))
        #expect(outcome.problems.map(\.code) == [code], "\(label)")
        #expect(shop.products.count == 2, "\(label)")
    }

    @Test("a file that is cut anywhere gives the rows before the cut")
    func cut() async throws {
        let file = Array((HostileInputTests.header + HostileInputTests.good + "B,Mode,simple,Jupe,20,\"a\"\n").utf8)
        for end in file.indices {
            let (outcome, shop) = try await take(Array(file[..<end]))
            let whole = HostileInputTests.header.utf8.count + HostileInputTests.good.utf8.count
            #expect(shop.products.count <= 2)
            if end >= whole { #expect(shop.products[try #require(SKU("A"))] != nil) }
            #expect(outcome.problems.allSatisfy { $0.line <= 3 })
        }
    }

    @Test(
        "what is no such file at all is refused whole",
        arguments: [
            ([UInt8](), "emptyFile"), ([0x00, 0xFF, 0xFE, 0x0A], "invalidEncoding"),
            (Array("\u{201C}sku\u{201D},name\n".utf8), "wrongQuotes"), (Array("name,price\n".utf8), "columnNotFound"),
            (Array("sku,,name\n".utf8), "columnEmptyHeader"), (Array("sku,sku\n".utf8), "columnNameInvalid"),
            (Array("\"sku,name".utf8), "unterminatedQuote"),
        ] as [([UInt8], String)])
    func files(bytes: [UInt8], code: String) async throws {
        let (outcome, shop) = try await take(bytes)
        #expect(outcome.wasStopped && outcome.problems.first?.code == code)
        #expect(shop.products.isEmpty)
    }
}
