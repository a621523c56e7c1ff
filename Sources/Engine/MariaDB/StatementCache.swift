import CMariaDB

/// A statement that the server has prepared for one connection.
final class PreparedStatement {
    let handle: UnsafeMutablePointer<MYSQL_STMT>
    fileprivate(set) var lastUse = 0

    init(_ handle: UnsafeMutablePointer<MYSQL_STMT>) { self.handle = handle }
}

/// A connection's prepared statements by their text, the least recently used one to go first.
struct StatementCache {
    private var statements: [String: PreparedStatement] = [:]
    private var uses = 0

    var count: Int { statements.count }

    mutating func find(_ text: String) -> PreparedStatement? {
        guard let found = statements[text] else { return nil }
        uses += 1
        found.lastUse = uses
        return found
    }

    mutating func put(_ statement: PreparedStatement, for text: String) {
        uses += 1
        statement.lastUse = uses
        statements[text] = statement
    }

    mutating func remove(_ text: String) -> PreparedStatement? { statements.removeValue(forKey: text) }

    /// Takes out the statement that was not used for longest. Looks at all of them: they are few, and it is rare.
    mutating func removeLeastRecentlyUsed() -> PreparedStatement? {
        guard let oldest = statements.min(by: { $0.value.lastUse < $1.value.lastUse }) else { return nil }
        return statements.removeValue(forKey: oldest.key)
    }

    mutating func removeAll() -> [PreparedStatement] {
        defer { statements = [:] }
        return Array(statements.values)
    }
}
