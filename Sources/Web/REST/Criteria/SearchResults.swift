import Catalog
import Commerce
import HTTP
import JSON

/// The envelope of Magento's lists: `items`, the criteria as they were understood, and how many there are in all.
enum SearchResults {
    /// The answer's bytes; `writeItems` writes each item of the page.
    static func bytes(
        _ criteria: SearchCriteria, total: Int, capacity: Int = 4_096, _ writeItems: (inout JSONWriter) -> Void
    ) -> [UInt8] {
        var json = JSONWriter(capacity: capacity)
        json.object { json in
            json.array("items", writeItems)
            writeEnd(criteria, total: total, into: &json)
        }
        return json.takeBytes()
    }

    /// The members behind `items`, for an answer that is streamed.
    static func writeEnd(_ criteria: SearchCriteria, total: Int, into json: inout JSONWriter) {
        json.object("search_criteria") { criteria.write(into: &$0) }
        json.member("total_count", total)
    }
}

extension SearchCriteria {
    /// What was sent comes back in snake_case; the groups are always there.
    fileprivate func write(into json: inout JSONWriter) {
        json.array("filter_groups") { json in
            for group in groups {
                json.object { json in
                    json.array("filters") { json in
                        for filter in group {
                            json.object { json in
                                json.member("field", filter.field)
                                json.member("value", filter.value)
                                json.member("condition_type", filter.condition)
                            }
                        }
                    }
                }
            }
        }
        if let sortOrders {
            json.array("sort_orders") { json in
                for order in sortOrders {
                    json.object { json in
                        json.member("field", order.field)
                        json.member("direction", order.direction?.rawValue)
                    }
                }
            }
        }
        if let pageSize { json.member("page_size", pageSize) }
        if let currentPage { json.member("current_page", currentPage) }
    }
}

extension RESTError {
    /// What Magento's list answers to criteria that it cannot follow.
    init(_ error: SearchError) {
        switch error {
        case .unknownField(let field, .attributes): self = .unknownAttribute(field)
        case .unknownField(let field, .table): self = .masked("there is no field '\(field ?? "")' to search by")
        case .badPattern(let pattern): self = .masked("the pattern '\(pattern)' is not one that is searched by")
        }
    }

    /// A filter on an attribute that there is not.
    static func unknownAttribute(_ field: String?) -> RESTError {
        RESTError(
            .badRequest, "The \"%1\" attribute name is invalid. Reset the name and try again.",
            .listed([field.map { .string($0) } ?? .null]))
    }
}
