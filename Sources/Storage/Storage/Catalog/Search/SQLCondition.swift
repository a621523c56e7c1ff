import Commerce
import MariaDB

/// What a filter's comparison is in SQL. Text is compared as the database's collation does, without regard to case; a
/// row without a value meets nothing but `null`.
enum SQLCondition {
    /// The condition of a filter on an expression.
    static func of(_ expression: SQL, _ filter: SearchCriteria.Filter) -> SQL {
        let value = filter.value ?? ""
        switch filter.comparison {
        case .equal: return expression + " = \(value)"
        case .notEqual: return expression + " <> \(value)"
        case .greater: return expression + " > \(value)"
        case .greaterOrEqual, .from: return expression + " >= \(value)"
        case .less: return expression + " < \(value)"
        case .lessOrEqual, .to: return expression + " <= \(value)"
        case .like: return expression + " LIKE \(value)"
        case .notLike: return expression + " NOT LIKE \(value)"
        case .fullText: return expression + " LIKE \("%" + value + "%")"
        case .regexp: return expression + " REGEXP \(value)"
        case .among: return expression + " IN \(list: members(of: value))"
        case .notAmong: return expression + " NOT IN \(list: members(of: value))"
        case .inSet: return "FIND_IN_SET(\(value), " + expression + ")"
        case .notInSet: return "NOT FIND_IN_SET(\(value), " + expression + ")"
        case .isNull: return expression + " IS NULL"
        case .isNotNull: return expression + " IS NOT NULL"
        case .safelyEqual:
            return value.isEmpty ? expression + " IS NULL" : expression + " = \(value)"
        case .safelyNotEqual:
            return value.isEmpty ? expression + " IS NOT NULL" : expression + " <> \(value)"
        }
    }

    /// The members of a list with commas; there is no escape.
    static func members(of value: String?) -> [String] {
        (value ?? "").split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
}
