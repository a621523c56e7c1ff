import Basics
import Commerce
import HTTP
import JSON

extension RESTParameter where Value == SearchCriteria {
    /// `searchCriteria`, which every list of Magento's needs, be it empty.
    static var searchCriteria: Self {
        Self("searchCriteria", .object(SearchCriteria.shape)) { value throws(RESTError) in
            try value.object.map { sent throws(RESTError) in try SearchCriteria(sent) }
        }
    }
}

extension RESTParameter where Value == SearchCriteria? {
    /// `searchCriteria` of the lists that do without. Nil where it is not sent.
    static var searchCriteriaIfSent: Self {
        Self(ifSent: "searchCriteria", .object(SearchCriteria.shape)) { value throws(RESTError) in
            try value.object.map { sent throws(RESTError) in try SearchCriteria(sent) }
        }
    }
}

extension SearchCriteria {
    /// The fields of `Framework.SearchCriteria`.
    fileprivate static let shape: RESTShape = [
        "filter_groups": .objects([
            "filters": .objects(["field": .text, "value": .text, "condition_type": .text])
        ]),
        "sort_orders": .objects(["field": .text, "direction": .text]),
        "page_size": .integer,
        "current_page": .integer,
    ]

    /// What a client asks for. The numbers of groups and filters only tell them apart.
    fileprivate init(_ sent: RESTObject) throws(RESTError) {
        var orders: [SortOrder]?
        if let list = sent.objects("sort_orders") {
            orders = []
            for order in list { orders?.append(try SortOrder(order)) }
        }
        self.init(
            groups: (sent.objects("filter_groups") ?? []).map { group in
                (group.objects("filters") ?? []).map { Filter($0) }
            },
            sortOrders: orders, pageSize: sent.integer("page_size"), currentPage: sent.integer("current_page"))
    }
}

extension SearchCriteria.Filter {
    fileprivate init(_ sent: RESTObject) {
        self.init(
            field: sent.text("field"), value: sent.text("value"), condition: sent.text("condition_type") ?? "eq")
    }
}

extension SearchCriteria.SortOrder {
    /// Magento's `SortOrder` checks both when they are set.
    fileprivate init(_ sent: RESTObject) throws(RESTError) {
        let field = sent.text("field")
        if let field, !field.utf8.allSatisfy({ $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "_") }) {
            throw RESTError(
                .badRequest, "Sort order field %1 contains restricted symbols", .listed([.string(field)]))
        }
        var direction: Direction?
        if let text = sent.text("direction") {
            direction = Direction(rawValue: text.uppercased())
            guard direction != nil else {
                throw RESTError(
                    .badRequest,
                    "The sort order has to be specified as %1 for ascending order or %2 for descending order.",
                    .listed([.string("ASC"), .string("DESC")]))
            }
        }
        self.init(field: field, direction: direction)
    }
}
