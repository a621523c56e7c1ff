import Basics
import Catalog
import Commerce
import HTTP
import JSON

@testable import REST

/// A query with `searchCriteria`, as lists of the interface read it.
///
/// - What was understood, written anew as a query, is understood the same.
/// - A list in memory is searched with it: whatever is asked for, what comes is some of the rows, and no more than the
///   caller may have.
enum CriteriaCheck {
    private static let limits = ShopConfiguration(
        [
            ("input_limit_enabled", "1"), ("complex_array_limit", "3"), ("maximum_page_size", "20"),
            ("default_page_size", "5"),
        ].map { .init(path: "webapi/validation/\($0.0)", scope: .shop, value: $0.1) }
    ).inputLimits
    private static let sizeMax = 4

    static func run(_ input: [UInt8]) throws(Finding) {
        for limits in [nil, limits] {
            guard let criteria = criteria(input, limits) else { continue }
            let text = written(criteria)
            guard let again = self.criteria(text, limits) else {
                throw Finding("written anew the criteria are refused: \(String(utf8: text))")
            }
            try require(again == criteria, "written anew: \(again)\n  instead of \(criteria)")
            try checkSearch(criteria)
        }
    }

    /// What a query asks for; nil where it is refused, or longer than a request's target can be.
    private static func criteria(_ query: [UInt8], _ limits: InputLimits?) -> SearchCriteria? {
        var server = ServerLimits()
        (server.headerBytesMax, server.targetBytesMax) = (1 << 20, 1 << 20)
        let text = Array("GET /V1/list?".utf8) + query + Array(" HTTP/1.1\r\nHost: a\r\n\r\n".utf8)
        var machine = ConnectionMachine(limits: server)
        let request = Request()
        let (_, action) = text.withExactCopy { machine.receive($0, into: request) }
        guard case .handle = action,
            case .found(_, let parameters) = route.resolve(request)
        else { return nil }
        let call = RESTCall(
            store: .all, caller: .guest, request: request, parameters: parameters, body: .object([]),
            pageSizeMax: nil, limits: limits)
        do throws(RESTError) {
            return try call.read(.searchCriteria)
        } catch {
            // The answer is made too: its sentence holds what the client wrote.
            precondition((try? JSONReader.parse(error.body())) != nil, "an error's answer is JSON")
            return nil
        }
    }

    private static let route: RouteTable<Int> = {
        var builder = RouteTable<Int>.Builder(RouteRules())
        builder.add(.get, "/V1/list", 0)
        return builder.freeze()
    }()
}

/// Writing criteria as a query.
extension CriteriaCheck {
    private static func written(_ criteria: SearchCriteria) -> [UInt8] {
        var pairs: [(String, String?)] = [("searchCriteria[none]", nil)]
        for (place, group) in criteria.groups.enumerated() {
            let name = "searchCriteria[filter_groups][\(place)]"
            if group.isEmpty { pairs.append(("\(name)[filters]", "")) }
            for (index, filter) in group.enumerated() {
                let name = "\(name)[filters][\(index)]"
                pairs.append(("\(name)[field]", filter.field))
                pairs.append(("\(name)[value]", filter.value))
                pairs.append(("\(name)[condition_type]", filter.condition))
            }
        }
        if let orders = criteria.sortOrders, orders.isEmpty { pairs.append(("searchCriteria[sort_orders]", "")) }
        for (place, order) in (criteria.sortOrders ?? []).enumerated() {
            let name = "searchCriteria[sort_orders][\(place)]"
            if order.field == nil, order.direction == nil { pairs.append((name, "")) }
            pairs.append(("\(name)[field]", order.field))
            pairs.append(("\(name)[direction]", order.direction?.rawValue))
        }
        pairs.append(("searchCriteria[page_size]", criteria.pageSize.map(String.init)))
        pairs.append(("searchCriteria[current_page]", criteria.currentPage.map(String.init)))
        let sent = pairs.compactMap { name, value in value.map { (name, $0) } }
        var text: [UInt8] = []
        for (name, value) in sent.isEmpty ? [("searchCriteria", "")] : sent {
            if !text.isEmpty { text.append("&") }
            PercentCoding.append(name, to: &text)
            text.append("=")
            PercentCoding.append(value, to: &text)
        }
        return text
    }
}

/// Searching a list in memory.
extension CriteriaCheck {
    private struct Row {
        let id: Int64
        let name: String?
        let price: Double?
    }

    private static let rows = [
        Row(id: 1, name: "Robe plissée", price: 89.95), Row(id: 2, name: "robe", price: 1e300),
        Row(id: 3, name: "a,b,c", price: -0.5), Row(id: 4, name: "", price: nil), Row(id: 5, name: nil, price: 0),
        Row(id: 6, name: "%_\\", price: 1e15), Row(id: 7, name: "e\u{301}té \u{1F1EB}\u{1F1F7}", price: 12),
    ]

    private static func table(_ backing: SearchBacking) -> SearchTable<Row> {
        SearchTable(
            backing,
            [
                "id": { .number($0.id) }, "name": { .text(ifAny: $0.name) },
                "price": { $0.price.map { .number($0) } ?? .null },
            ])
    }

    private static func checkSearch(_ criteria: SearchCriteria) throws(Finding) {
        for backing in [SearchBacking.table, .attributes] {
            for sizeMax in [nil, sizeMax] {
                guard let found = try? table(backing).search(rows, criteria, sizeMax: sizeMax) else { continue }
                let ids = found.rows.map(\.id)
                try require(Set(ids).count == ids.count, "a row is found twice: \(ids)")
                try require(ids.count <= found.total && found.total <= rows.count, "\(ids) of \(found.total)")
                try require(ids.count <= sizeMax ?? rows.count, "\(ids.count) rows, \(sizeMax ?? 0) at most")
            }
        }
    }
}
