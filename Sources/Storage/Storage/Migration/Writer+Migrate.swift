public import Basics
import EventLoop
import MariaDB

extension Writer {
    /// Brings the database to the schema of this release and gives the migrations that were run.
    public func migrate(_ migrations: [Migration], log: Log) async throws -> [Migration] {
        let deadline = MonotonicInstant.now().advanced(by: .seconds(Writer.statementSeconds))
        return try await pool.withConnection(until: deadline) { connection in
            try await Migrator(connection, log: log).run(migrations)
        }
    }
}
