import Catalog
import Commerce
import Testing

@Suite("Searching rows in memory")
struct SearchTests {
    private struct Row {
        let id: Int64
        let name: String?
        let price: Double?
        let sizes: String
    }

    private static let rows = [
        Row(id: 1, name: "Écharpe", price: 25, sizes: "1,2"), Row(id: 2, name: "ceinture ", price: 39.9, sizes: "2"),
        Row(id: 3, name: "Sac_cabas", price: nil, sizes: ""), Row(id: 4, name: nil, price: 0, sizes: "12,3"),
    ]

    private static func table(_ backing: SearchBacking = .table) -> SearchTable<Row> {
        SearchTable(
            backing,
            [
                "id": { .number($0.id) }, "name": { .text(ifAny: $0.name) }, "sizes": { .text($0.sizes) },
                "price": { row in row.price.map { .number($0) } ?? .null },
            ])
    }

    private static func ids(_ criteria: SearchCriteria, _ backing: SearchBacking = .table) throws -> [Int64] {
        try table(backing).search(rows, criteria, sizeMax: nil).rows.map(\.id)
    }

    private static func filter(_ field: String, _ condition: String, _ value: String) -> SearchCriteria.Filter {
        SearchCriteria.Filter(field: field, value: value, condition: condition)
    }

    @Test(
        "each condition means what it means to MySQL",
        arguments: [
            ("name", "eq", "echarpe", [1]), ("name", "eq", "CEINTURE", [2]), ("name", "neq", "echarpe", [2, 3]),
            ("price", "eq", " 39.90x", [2]), ("price", "eq", "399e-1e", [2]), ("price", "eq", "25.e+x", [1]),
            ("price", "eq", ".", [4]), ("price", "eq", "+-25", [4]), ("price", "eq", "-", [4]),
            ("price", "eq", "25" + String(repeating: "e", count: 9_000), [1]),
            ("name", "like", "%c%", [1, 2, 3]), ("name", "like", "sac_cabas", [3]), ("name", "like", "sac\\_c%", [3]),
            ("name", "like", "sac", []), ("name", "nlike", "%c%", []), ("name", "null", "", [4]),
            ("name", "notnull", "x", [1, 2, 3]), ("price", "gt", "25", [2]), ("price", "gteq", "25", [1, 2]),
            ("price", "lt", "25", [4]), ("price", "lteq", "25.0", [1, 4]), ("price", "eq", "abc", [4]),
            ("price", "in", "25, 39.9,x", [1, 2, 4]), ("price", "nin", "25", [2, 4]), ("name", "in", "x,ceinture", [2]),
            ("name", "in", "x, ceinture", []), ("sizes", "finset", "2", [1, 2]), ("sizes", "nfinset", "2", [3, 4]),
            ("name", "seq", "", [4]), ("name", "sneq", "", [1, 2, 3]), ("id", "moreq", "2", [2]),
            ("id", "foo", "3", [3]),
            ("name", "fulltext", "cab", [3]), ("name", "regexp", "^s.c_", [3]), ("id", "from", "3", [3, 4]),
            ("id", "to", "2x", [1, 2]), ("id", "like", "1%", [1]),
        ] as [(String, String, String, [Int64])])
    func conditions(field: String, condition: String, value: String, ids: [Int64]) throws {
        let criteria = SearchCriteria(groups: [[SearchTests.filter(field, condition, value)]])
        #expect(try SearchTests.ids(criteria) == ids)
    }

    @Test("groups are joined by AND, filters by OR; from and to in a group are a range in tables")
    func groups() throws {
        let either = [SearchTests.filter("id", "eq", "1"), SearchTests.filter("id", "eq", "3")]
        #expect(try SearchTests.ids(SearchCriteria(groups: [either])) == [1, 3])
        #expect(
            try SearchTests.ids(SearchCriteria(groups: [either, [SearchTests.filter("id", "gt", "1")], []])) == [3])
        let range = SearchCriteria(groups: [
            [SearchTests.filter("id", "from", "2"), SearchTests.filter("id", "to", "3")]
        ])
        #expect(try SearchTests.ids(range) == [2, 3])
        #expect(try SearchTests.ids(range, .attributes) == [1, 2, 3, 4])
    }

    @Test("rows are sorted with nulls first, down unless said, and stay in order otherwise")
    func sorting() throws {
        func sorted(_ field: String, _ direction: SearchCriteria.SortOrder.Direction?) -> SearchCriteria {
            SearchCriteria(sortOrders: [SearchCriteria.SortOrder(field: field, direction: direction)])
        }
        #expect(try SearchTests.ids(sorted("name", .ascending)) == [4, 2, 1, 3])
        #expect(try SearchTests.ids(sorted("price", nil)) == [2, 1, 4, 3])
        #expect(try SearchTests.ids(sorted("nope", nil), .attributes) == [1, 2, 3, 4])
        #expect(throws: SearchError.unknownField("nope", .table)) { try SearchTests.ids(sorted("nope", nil)) }
        let nameless = SearchCriteria(groups: [[SearchCriteria.Filter(field: nil, value: "1")]])
        #expect(throws: SearchError.unknownField(nil, .attributes)) { try SearchTests.ids(nameless, .attributes) }
        let costly = SearchCriteria(groups: [[SearchTests.filter("name", "regexp", "(a+)+$")]])
        #expect(throws: SearchError.badPattern("(a+)+$")) { try SearchTests.ids(costly) }
    }

    @Test(
        "page sizes and numbers are taken as Magento takes them",
        arguments: [
            (nil, nil, nil, 0, nil), (0, nil, nil, 0, nil), (-1, nil, nil, 0, 1), (10, 1, nil, 0, 10),
            (10, 3, nil, 20, 10), (10, 0, nil, 0, 10), (10, -1, nil, 0, 10), (nil, nil, 300, 0, 300),
            (1_000, 2, 300, 300, 300), (0, nil, 300, 0, 300), (10, .max, nil, .max, 10), (nil, 3, nil, 0, nil),
        ] as [(Int64?, Int64?, Int?, Int, Int?)])
    func pages(size: Int64?, page: Int64?, sizeMax: Int?, offset: Int, limit: Int?) {
        let criteria = SearchCriteria(pageSize: size, currentPage: page)
        #expect(criteria.page(sizeMax: sizeMax) == SearchPage(offset: offset, limit: limit))
    }

    @Test("behind the last page there is nothing, and the count stays")
    func beyond() throws {
        let found = try SearchTests.table().search(
            SearchTests.rows, SearchCriteria(pageSize: 3, currentPage: 9), sizeMax: nil)
        #expect(found.rows.isEmpty && found.total == 4)
    }
}
