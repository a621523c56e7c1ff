public import Basics

/// One SQL statement: its text with a `?` for each parameter, and the parameters' values.
///
/// Written as a string literal whose interpolations become parameters, so that no value is part of the text:
/// `"… WHERE sku = \(sku)"`. The text is the key of a connection's prepared statements; literals that vary only in
/// their values share one. A statement of many rows of values is sent with literals instead (`withLiterals`).
public struct SQL: Sendable, ExpressibleByStringInterpolation {
    /// The statement with a `?` where each parameter stands.
    public private(set) var text: String
    /// The parameters' values in the order of their `?`.
    public private(set) var parameters: [SQLValue]
    /// Whether a connection prepares the statement and keeps it: not when its text is unlikely to come again. Such a
    /// one travels as text; preparing it would take a second trip and the server as long as running it.
    private(set) var isWorthKeeping = true

    /// At most so many parameters fit into one prepared statement; the protocol counts them in 16 bits.
    public static let parametersMax = 65_535
    /// A statement that spells out more rows of values than this is not prepared.
    public static let rowsOfKeptStatementMax = 4

    /// A statement of fixed text.
    public init(stringLiteral text: String) {
        (self.text, parameters) = (text, [])
    }

    /// A statement whose text comes from a trusted place at run time, such as a migration's file.
    public init(verbatim text: String) {
        (self.text, parameters) = (text, [])
    }

    /// A statement from a literal with interpolated parameters.
    public init(stringInterpolation interpolation: StringInterpolation) {
        self = interpolation.sql
    }

    fileprivate init(textCapacity: Int, parameterCapacity: Int) {
        (text, parameters) = ("", [])
        text.reserveCapacity(textCapacity)
        parameters.reserveCapacity(parameterCapacity)
    }

    /// Puts another piece behind this one.
    public mutating func append(_ other: SQL) {
        text.append(other.text)
        parameters.append(contentsOf: other.parameters)
        isWorthKeeping = isWorthKeeping && other.isWorthKeeping
    }

    /// Puts another piece behind this one.
    public static func += (left: inout SQL, right: SQL) { left.append(right) }

    /// Two pieces, one behind the other.
    public static func + (left: SQL, right: SQL) -> SQL {
        var sum = left
        sum.append(right)
        return sum
    }
}

extension SQL {
    /// What the compiler builds from a literal: text stays text, an interpolated value becomes a `?` and a parameter.
    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var sql: SQL

        /// Room for the literal's text and parameters.
        public init(literalCapacity: Int, interpolationCount: Int) {
            sql = SQL(
                textCapacity: literalCapacity + interpolationCount * 2, parameterCapacity: interpolationCount)
        }

        /// A piece of the literal.
        public mutating func appendLiteral(_ literal: String) { sql.text.append(literal) }

        /// A parameter.
        public mutating func appendInterpolation(_ parameter: some SQLParameter) {
            put(parameter.sqlValue)
        }

        /// A parameter that may be NULL.
        public mutating func appendInterpolation(_ parameter: (some SQLParameter)?) {
            put(parameter?.sqlValue ?? .null)
        }

        /// A parameter that is an identifier.
        @_disfavoredOverload
        public mutating func appendInterpolation<ID: Identifier>(_ identifier: ID) where ID.RawValue: SQLParameter {
            put(identifier.rawValue.sqlValue)
        }

        /// A parameter that is an identifier or NULL.
        @_disfavoredOverload
        public mutating func appendInterpolation<ID: Identifier>(_ identifier: ID?) where ID.RawValue: SQLParameter {
            put(identifier?.rawValue.sqlValue ?? .null)
        }

        /// A list in parentheses for `IN`, filled up to a power of two by repeating its last value, so that lists of
        /// all lengths share few prepared statements. An empty list is `(NULL)`: `IN` and `NOT IN` both accept no row
        /// then.
        public mutating func appendInterpolation(list values: some Collection<some SQLParameter>) {
            put(list: values.map(\.sqlValue))
        }

        /// A list of identifiers in parentheses for `IN`, filled up to a power of two.
        @_disfavoredOverload
        public mutating func appendInterpolation<ID: Identifier>(list identifiers: some Collection<ID>)
        where ID.RawValue: SQLParameter {
            put(list: identifiers.map(\.rawValue.sqlValue))
        }

        /// Rows of values for a multi-row `VALUES`: `(?,?),(?,?)`. There must be a row, and all rows have the same
        /// length.
        public mutating func appendInterpolation(rows: some Collection<[any SQLParameter]>) {
            precondition(!rows.isEmpty, "VALUES needs a row")
            if rows.count > SQL.rowsOfKeptStatementMax { sql.isWorthKeeping = false }
            var isFirst = true
            for row in rows {
                sql.text.append(isFirst ? "(" : ",(")
                putListed(row.map(\.sqlValue))
                sql.text.append(")")
                isFirst = false
            }
        }

        /// Another piece of SQL, text and parameters.
        public mutating func appendInterpolation(raw piece: SQL) { sql.append(piece) }

        private mutating func put(_ value: SQLValue) {
            sql.text.append("?")
            sql.parameters.append(value)
        }

        private mutating func put(list values: [SQLValue]) {
            guard let last = values.last else { return sql.text.append("(NULL)") }
            var count = 1
            while count < values.count { count *= 2 }
            sql.text.append("(")
            putListed(values + Array(repeating: last, count: count - values.count))
            sql.text.append(")")
        }

        private mutating func putListed(_ values: [SQLValue]) {
            for (index, value) in values.enumerated() {
                if index > 0 { sql.text.append(",") }
                put(value)
            }
        }
    }
}
