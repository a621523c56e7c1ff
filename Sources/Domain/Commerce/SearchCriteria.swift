/// What a client of the API asks of a list (Magento's `searchCriteria`): groups of filters, an order and a page.
package struct SearchCriteria: Sendable, Equatable {
    /// How a filter compares (rest-conventions: searchCriteria). A condition that is not known is `equal`.
    package enum Condition: String, Sendable, CaseIterable {
        case equal = "eq"
        case notEqual = "neq"
        case greater = "gt"
        case greaterOrEqual = "gteq"
        case less = "lt"
        case lessOrEqual = "lteq"
        case like, nlike, null, notnull, finset, nfinset, from, to, regexp, fulltext
        case isIn = "in"
        case isNotIn = "nin"
        case isWord = "is"
        /// Equal, where an empty value means no value.
        case storedEqual = "seq"
        case storedNotEqual = "sneq"
        case network = "ntoa"
    }

    /// One comparison.
    package struct Filter: Sendable, Equatable {
        /// Nil where the client named none.
        package var field: String?
        package var value: String
        package var condition: Condition
        /// The condition as the client wrote it, for the echo.
        package var conditionText: String

        /// A comparison.
        package init(field: String?, value: String, conditionText: String = "eq") {
            (self.field, self.value, self.conditionText) = (field, value, conditionText)
            condition = Condition(rawValue: conditionText) ?? .equal
        }

        /// The members of a list value, as `in` and `finset` take it.
        package var values: [String] { value.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    }

    /// One key of an order.
    package struct Sort: Sendable, Equatable {
        package var field: String
        package var isAscending: Bool

        /// A key.
        package init(field: String, isAscending: Bool) { (self.field, self.isAscending) = (field, isAscending) }
    }

    /// Groups are joined by AND, the filters of one by OR.
    package var groups: [[Filter]]
    package var sorts: [Sort]
    /// As sent; nil where it was not.
    package var pageSize: Int64?
    package var currentPage: Int64?

    /// Criteria; without any, everything.
    package init(
        groups: [[Filter]] = [], sorts: [Sort] = [], pageSize: Int64? = nil, currentPage: Int64? = nil
    ) {
        (self.groups, self.sorts, self.pageSize, self.currentPage) = (groups, sorts, pageSize, currentPage)
    }

    /// The rows that the page shows of a list, of which at most `most` where that is said: how many come before it, and
    /// how many it has (nil for no limit). Zero is no limit, less than zero one row; pages count from 1.
    package func slice(atMost most: Int64? = nil) -> (offset: Int64, count: Int64?) {
        let asked = pageSize ?? 0
        var count: Int64? = asked == 0 ? nil : max(asked, 1)
        if let most { count = min(count ?? most, most) }
        guard let count else { return (0, nil) }
        let (offset, overflow) = (max(currentPage ?? 1, 1) - 1).multipliedReportingOverflow(by: count)
        return (overflow ? .max : offset, count)
    }
}

/// A page of a list, and how many there are on all pages.
package struct SearchPage<Item: Sendable>: Sendable {
    /// The page's items, in order.
    package var items: [Item]
    package var totalCount: Int64

    /// A page.
    package init(items: [Item], totalCount: Int64) { (self.items, self.totalCount) = (items, totalCount) }
}

/// Why a list cannot be made.
package enum SearchError: Error, Equatable {
    /// There is no such attribute; nil where none was named.
    case noSuchField(String?)
    case failed(StoreFailure)
}
