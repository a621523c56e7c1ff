import Basics
import Catalog
import Importer
import Testing

@Suite("The header of a product file")
struct ProductHeaderTests {
    private func problems(_ text: String) throws -> [String] {
        var pieces = [Array(text.utf8)][...]
        var reader = CSVReader { pieces.popFirst() ?? [] }
        let first = try reader.next()
        let line = try #require(first)
        let read = ProductHeader.read(line)
        #expect((read.header == nil) == !read.problems.isEmpty)
        return read.problems.map { "\($0.code): \($0.sentence)" }
    }

    @Test(
        "what is wrong with it is said by Magento's code and in its words",
        arguments: [
            ("sku,name", []), ("name,sku,any_column,x9", []),
            ("name,price", ["columnNotFound: We can't find required columns: sku."]),
            ("sku,,name, ", ["columnEmptyHeader: Columns number: \"2, 4\" have empty headers"]),
            ("sku,Name,9x,a-b", ["columnNameInvalid: Column names: \"Name, 9x, a-b\" are invalid"]),
            ("sku,name,name", ["columnNameInvalid: Column names: \"name\" are invalid"]),
            ("\"sku", ["unterminatedQuote: The file ends within a quoted cell"]),
        ] as [(String, [String])])
    func headers(line: String, expected: [String]) throws {
        #expect(try problems(line) == expected)
    }
}
