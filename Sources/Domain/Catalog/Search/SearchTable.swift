public import Commerce

/// The value of a field in a row that is searched in memory.
public enum SearchCell: Sendable {
    case null
    case number(Double)
    case text(String)

    /// A whole number, or null.
    public static func number(_ number: Int64?) -> SearchCell { number.map { .number(Double($0)) } ?? .null }

    /// A fact, as the database keeps it.
    public static func flag(_ fact: Bool) -> SearchCell { .number(fact ? 1 : 0) }

    /// A text, or null.
    public static func text(ifAny text: String?) -> SearchCell { text.map { .text($0) } ?? .null }
}

/// Criteria that cannot be followed.
public enum SearchError: Error, Equatable {
    /// A filter or, in a table, a sort order names a field that there is not, or none.
    case unknownField(String?, SearchBacking)
    /// A regular expression that is none, or could take too long.
    case badPattern(String)
}

/// How Magento keeps what a list shows: its lists differ in what they make of odd criteria.
public enum SearchBacking: Sendable {
    /// Rows of a table: an unknown field is an error of the database's, and `from` and `to` on one field in one group
    /// are a range.
    case table
    /// Attributes of entities: an unknown field is the client's error in a filter, and is passed over in a sort order.
    case attributes
}

/// Rows in memory that are found as MySQL finds them: for lists of a few hundred entries that are reference data.
public struct SearchTable<Row> {
    private let backing: SearchBacking
    private let fields: [String: (Row) -> SearchCell]

    /// A list with its fields by Magento's names.
    public init(_ backing: SearchBacking, _ fields: [String: (Row) -> SearchCell]) {
        (self.backing, self.fields) = (backing, fields)
    }

    /// The rows of the wanted page, and how many there are in all. `sizeMax` is the most that the caller may have at
    /// once, nil for any number.
    public func search(
        _ rows: [Row], _ criteria: SearchCriteria, sizeMax: Int?
    ) throws(SearchError) -> (rows: [Row], total: Int) {
        var found = rows
        for group in criteria.groups where !group.isEmpty { found = try filtered(found, group) }
        found = try sorted(found, criteria.sorting)
        return (criteria.page(sizeMax: sizeMax).rows(of: found), found.count)
    }

    private func filtered(
        _ rows: [Row], _ group: [SearchCriteria.Filter]
    ) throws(SearchError) -> [Row] {
        var tests: [(cell: (Row) -> SearchCell, test: SearchTest)] = []
        for filter in group { tests.append((try cell(filter.field), try SearchTest(filter))) }
        let ranges = backing == .table ? SearchTable.ranges(in: group) : []
        let rangePlaces = Set(ranges.flatMap { [$0.0, $0.1] })
        return rows.filter { row in
            func holds(_ place: Int) -> Bool { tests[place].test.holds(for: tests[place].cell(row)) }
            return tests.indices.contains { !rangePlaces.contains($0) && holds($0) }
                || ranges.contains { holds($0.0) && holds($0.1) }
        }
    }

    /// The places of a `from` and a `to` on one field.
    private static func ranges(in group: [SearchCriteria.Filter]) -> [(Int, Int)] {
        group.indices.compactMap { place in
            guard group[place].comparison == .from else { return nil }
            let ends = group.indices.filter { group[$0].comparison == .to && group[$0].field == group[place].field }
            return ends.count == 1 ? (place, ends[0]) : nil
        }
    }

    private func sorted(_ rows: [Row], _ orders: [SearchCriteria.SortOrder]) throws(SearchError) -> [Row] {
        var keys: [(cell: (Row) -> SearchCell, isDescending: Bool)] = []
        for order in orders {
            if backing == .attributes, fields[order.field ?? ""] == nil { continue }
            keys.append((try cell(order.field), order.isDescending))
        }
        guard !keys.isEmpty else { return rows }
        let decorated = rows.enumerated().map { place, row in (row, keys.map { SearchKey($0.cell(row)) }, place) }
        return decorated.sorted { left, right in
            for (index, key) in keys.enumerated() where left.1[index] != right.1[index] {
                return (left.1[index] < right.1[index]) != key.isDescending
            }
            return left.2 < right.2
        }.map(\.0)
    }

    private func cell(_ field: String?) throws(SearchError) -> (Row) -> SearchCell {
        guard let field, let cell = fields[field] else { throw .unknownField(field, backing) }
        return cell
    }
}

/// A cell as it is sorted by: nulls first, text without regard to case and accents.
private enum SearchKey: Comparable {
    case null
    case number(Double)
    case text(String)

    init(_ cell: SearchCell) {
        switch cell {
        case .null: self = .null
        case .number(let number): self = .number(number)
        case .text(let text): self = .text(LatinFolding.fold(text))
        }
    }
}
