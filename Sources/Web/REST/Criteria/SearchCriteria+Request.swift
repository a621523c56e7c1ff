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
        "filter_groups": .objects(
            #"\Magento\Framework\Api\Search\FilterGroup"#,
            [
                "filters": .objects(
                    #"\Magento\Framework\Api\Filter"#, ["field": .text, "value": .text, "condition_type": .text])
            ]),
        "sort_orders": .objects(#"\Magento\Framework\Api\SortOrder"#, ["field": .text, "direction": .text]),
        "page_size": .integer,
        "current_page": .integer,
    ]

    /// What a client asks for. The numbers of groups and filters only tell them apart. Where the shop limits what is
    /// asked for, a page has a size though none was sent, and answers say so (Magento's `DefaultPageSizeSetter`).
    fileprivate init(_ sent: RESTObject) throws(RESTError) {
        var orders: [SortOrder]?
        if let list = sent.objects("sort_orders") {
            orders = []
            for order in list { orders?.append(try SortOrder(order)) }
        }
        let size = sent.integer("page_size")
        if let limits = sent.limits, let size, size > limits.pageSizeMax {
            throw .pageTooLarge(max: limits.pageSizeMax)
        }
        self.init(
            groups: (sent.objects("filter_groups") ?? []).map { group in
                (group.objects("filters") ?? []).map { Filter($0) }
            },
            sortOrders: orders, pageSize: size ?? sent.limits.map { Int64($0.pageSize) },
            currentPage: sent.integer("current_page"))
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
