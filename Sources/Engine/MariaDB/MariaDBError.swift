/// A statement, a connection or the wait for one that failed: what the server or the client library said, and what it
/// means for who asked.
public struct MariaDBError: Error, CustomStringConvertible {
    /// What the error means for who asked.
    public enum Kind: Sendable, Hashable {
        /// 1213: the transaction was rolled back to end a deadlock; running it again may succeed.
        case deadlock
        /// 1205: a row stayed locked for too long; the statement was undone.
        case lockWaitTimeout
        /// 1062: a unique key has the value already.
        case duplicateKey
        /// 1406, 1264, 1366: a value is longer or larger than its column, or is no text of its character set.
        case doesNotFit
        /// The server is read-only now, is going down or is gone: look for the writer again.
        case writerMoved
        /// The deadline passed; in mid-query the connection is lost with it.
        case deadlinePassed
        /// 1461: the server holds no more prepared statements (handled inside by falling back to text).
        case statementCacheFull
        /// Too many wait for a connection already, or the pool is closed.
        case overloaded
        /// A column is not what the caller said it is.
        case decoding
        case other
    }

    /// What the error means for who asked.
    public var kind: Kind
    /// The number of the server (1000–1999, 3000–4999) or of the client library (2000–2999, 5000–5999); 0 for our own.
    public var code: Int
    /// The five characters of the SQL standard.
    public var sqlState: String
    /// The server's sentence. May hold values: for logs, not for answers.
    public var message: String
    /// The beginning of the statement's text, without parameters.
    public var statement: String?
    /// Where the statement was asked for.
    public var site: CallSite?
    /// A COMMIT got no answer: the transaction may have happened or not.
    public var commitUnknown = false
    /// Whether the connection is unusable from now on.
    public internal(set) var endsConnection = false

    /// An error of our own.
    public init(_ kind: Kind, _ message: String) {
        (self.kind, code, sqlState, self.message) = (kind, 0, "HY000", message)
    }

    /// An error the server or the client library reported.
    public init(code: Int, sqlState: String, message: String) {
        (self.code, self.sqlState, self.message) = (code, sqlState, message)
        kind = MariaDBError.kind(of: code)
        endsConnection =
            (2_000..<3_000).contains(code) || (5_000..<6_000).contains(code) || code == 1_053 || code == 1_927
    }

    /// The kind, the number and the sentence, and the statement it was about.
    public var description: String {
        var text = "MariaDB: \(message) (\(kind)"
        if code != 0 { text += ", \(code), \(sqlState)" }
        if commitUnknown { text += ", commit unknown" }
        text += ")"
        if let statement { text += " in: \(statement)" }
        if let site { text += " at \(site)" }
        return text
    }

    private static func kind(of code: Int) -> Kind {
        switch code {
        case 1_213: .deadlock
        case 1_205: .lockWaitTimeout
        case 1_062, 1_586: .duplicateKey
        case 1_406, 1_264, 1_366: .doesNotFit
        // 1290 read_only; 1836 and 1036 the same of MySQL and InnoDB; 1792 a read-only transaction; 1053 shutting down;
        // 1927 and 4031 killed; 2002, 2003 cannot connect; 2006, 2013, 2055 lost.
        case 1_290, 1_836, 1_036, 1_792, 1_053, 1_927, 4_031, 2_002, 2_003, 2_006, 2_013, 2_055: .writerMoved
        // max_statement_time of MariaDB, max_execution_time of MySQL.
        case 1_969, 3_024: .deadlinePassed
        case 1_461: .statementCacheFull
        default: .other
        }
    }
}

/// The place in the source where something was asked for.
public struct CallSite: Sendable, Hashable, CustomStringConvertible {
    /// Module and file.
    public let file: StaticString
    /// The line.
    public let line: UInt

    /// A place.
    public init(file: StaticString, line: UInt) { (self.file, self.line) = (file, line) }

    /// `Module/File.swift:12`.
    public var description: String { "\(file):\(line)" }

    /// Whether both are the same place.
    public static func == (left: CallSite, right: CallSite) -> Bool {
        left.line == right.line && left.description == right.description
    }

    /// Adds the place to a hash.
    public func hash(into hasher: inout Hasher) { hasher.combine(description) }
}

/// An error type that can also say that the database failed, so that a closure's typed errors and the pool's are one.
public protocol DatabaseFailure: Error {
    /// The failure of a database.
    init(database error: MariaDBError)
}

extension MariaDBError: DatabaseFailure {
    /// The error itself.
    public init(database error: MariaDBError) { self = error }
}
