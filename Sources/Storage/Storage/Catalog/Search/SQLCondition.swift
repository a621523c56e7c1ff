import Commerce
import MariaDB

/// What a filter's comparison is in SQL. Text is compared as the database's collation does, without regard to case; a
/// row without a value meets nothing but `null`.
enum SQLCondition {
    /// The condition of a filter on an expression.
    static func of(_ expression: SQL, _ filter: SearchCriteria.Filter) -> SQL {
        let value = filter.value
        switch filter.condition {
        case .equal: return expression + " = \(value)"
        case .notEqual: return expression + " <> \(value)"
        case .greater: return expression + " > \(value)"
        case .greaterOrEqual, .from: return expression + " >= \(value)"
        case .less: return expression + " < \(value)"
        case .lessOrEqual, .to: return expression + " <= \(value)"
        case .like, .network: return expression + " LIKE \(value)"
        case .nlike: return expression + " NOT LIKE \(value)"
        case .fulltext: return expression + " LIKE \("%" + value + "%")"
        case .regexp: return expression + " REGEXP \(value)"
        case .isIn: return expression + " IN \(list: filter.values)"
        case .isNotIn: return expression + " NOT IN \(list: filter.values)"
        case .finset: return "FIND_IN_SET(\(value), " + expression + ")"
        case .nfinset: return "NOT FIND_IN_SET(\(value), " + expression + ")"
        case .null: return expression + " IS NULL"
        case .notnull: return expression + " IS NOT NULL"
        case .isWord:
            return expression + (value.lowercased() == "not null" ? " IS NOT NULL" : " IS NULL")
        case .storedEqual:
            return value.isEmpty ? expression + " IS NULL" : expression + " = \(value)"
        case .storedNotEqual:
            return value.isEmpty ? expression + " IS NOT NULL" : expression + " <> \(value)"
        }
    }
}
