/// What a list of the API is asked for: Magento's `searchCriteria`, without its spelling.
///
/// Groups are joined by AND, the filters of a group by OR. Storage turns it into SQL; `SearchTable` runs it over rows
/// in memory.
public struct SearchCriteria: Sendable, Equatable {
    /// A condition on one field.
    public struct Filter: Sendable, Equatable {
        /// The field as the client named it; nil where it named none.
        public var field: String?
        /// The value as text; nil where none was sent.
        public var value: String?
        /// The condition as the client wrote it: answers repeat it. `comparison` is what it means.
        public var condition: String

        /// A condition, `eq` unless said.
        public init(field: String?, value: String?, condition: String = "eq") {
            (self.field, self.value, self.condition) = (field, value, condition)
        }

        /// What the condition means.
        public var comparison: SearchComparison { SearchComparison(condition) }
    }

    /// A field to sort by.
    public struct SortOrder: Sendable, Equatable {
        /// Up or down.
        public enum Direction: String, Sendable {
            case ascending = "ASC"
            case descending = "DESC"
        }

        /// The field as the client named it.
        public var field: String?
        /// The direction; nil where none was sent.
        public var direction: Direction?

        /// A field and a direction.
        public init(field: String?, direction: Direction?) { (self.field, self.direction) = (field, direction) }

        /// Whether the largest comes first: so it is too where no direction was sent.
        public var isDescending: Bool { direction != .ascending }
    }

    /// The groups of filters in the order in which they were sent.
    public var groups: [[Filter]]
    /// The sort orders; nil where none were sent.
    public var sortOrders: [SortOrder]?
    /// The page size as it was sent.
    public var pageSize: Int64?
    /// The page's number as it was sent, from 1.
    public var currentPage: Int64?

    /// Criteria; by default for everything there is.
    public init(
        groups: [[Filter]] = [], sortOrders: [SortOrder]? = nil, pageSize: Int64? = nil, currentPage: Int64? = nil
    ) {
        (self.groups, self.sortOrders) = (groups, sortOrders)
        (self.pageSize, self.currentPage) = (pageSize, currentPage)
    }
}

/// Which of the rows that were found are wanted.
public struct SearchPage: Sendable, Equatable {
    /// Rows before the first that is wanted.
    public let offset: Int
    /// The most rows that are wanted; nil for all of them.
    public let limit: Int?

    /// Some of the rows.
    public init(offset: Int, limit: Int?) { (self.offset, self.limit) = (offset, limit) }

    /// The wanted rows of those that were found; none behind the last.
    public func rows<Row>(of found: [Row]) -> [Row] {
        guard let limit else { return Array(found.dropFirst(offset)) }
        return Array(found.dropFirst(offset).prefix(limit))
    }
}

extension SearchCriteria {
    /// Rows of a page for a caller who may have any number of them, or `sizeMax` at most.
    ///
    /// A page size that is absent or 0 is no limit, a negative one gives one row, and a page before the first is the
    /// first (Magento's `Select::limitPage`).
    public func page(sizeMax: Int?) -> SearchPage {
        let asked = pageSize.flatMap { $0 == 0 ? nil : Int(Swift.max(1, $0)) }
        guard let limit = sizeMax.map({ Swift.min(asked ?? $0, $0) }) ?? asked else {
            return SearchPage(offset: 0, limit: nil)
        }
        let before = Int(Swift.max(1, currentPage ?? 1)) - 1
        let (offset, overflow) = before.multipliedReportingOverflow(by: limit)
        return SearchPage(offset: overflow ? .max : offset, limit: limit)
    }

    /// The sort orders that name a field.
    public var sorting: [SortOrder] { (sortOrders ?? []).filter { $0.field != nil } }
}

/// The condition types of Magento's API.
public enum SearchComparison: String, Sendable, CaseIterable {
    case equal = "eq"
    case notEqual = "neq"
    case greater = "gt"
    case greaterOrEqual = "gteq"
    case less = "lt"
    case lessOrEqual = "lteq"
    case like
    case notLike = "nlike"
    case among = "in"
    case notAmong = "nin"
    case isNull = "null"
    case isNotNull = "notnull"
    /// The value is a member of a list with commas.
    case inSet = "finset"
    case notInSet = "nfinset"
    case from
    case to
    case regexp
    /// Equal, where an empty value means null.
    case safelyEqual = "seq"
    case safelyNotEqual = "sneq"
    /// On rows of a table: anywhere in the text.
    case fullText = "fulltext"

    /// What a condition type means: `eq` where it is unknown.
    public init(_ condition: String) { self = SearchComparison(rawValue: condition) ?? .equal }
}
