public import Commerce
import MariaDB

extension StoreFailure {
    /// What a database's error means to a page or an API: try again later, or a fault of ours.
    public init(_ error: any Error) {
        switch error {
        case let failure as StoreFailure: self = failure
        case let error as MariaDBError: self.init(database: error)
        default: self = .broken("\(error)")
        }
    }

    private init(database error: MariaDBError) {
        switch error.kind {
        case .deadlock, .lockWaitTimeout, .writerMoved, .deadlinePassed, .overloaded:
            self = .unavailable(error.description)
        case .doesNotFit:
            // The server's words: Data too long for column 'name' at row 2.
            let parts = error.description.split(separator: "'", maxSplits: 2)
            self = .doesNotFit(field: parts.count == 3 ? String(parts[1]) : nil)
        case .duplicateKey, .statementCacheFull, .decoding, .other:
            self = .broken(error.description)
        }
    }
}
