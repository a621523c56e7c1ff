public import Basics
import EventLoop
import MariaDB

extension Writer {
    /// So long is looked for a writer that knows what became of a COMMIT whose answer was lost: a promotion takes less.
    public static let unknownCommitSeconds = 8

    /// Runs `body` in a transaction and commits what it did, with the tags it touched as the change feed's last
    /// statements. On a deadlock, or where the writer moved, the whole body runs again: it must have no effect outside.
    /// Each run ends after `span`, or at the request's deadline.
    ///
    /// Where the COMMIT's answer is lost the writer is asked for the transaction's mark: it has happened, or it has not
    /// and runs again. Where there is no mark, or no writer to ask, the error says `commitUnknown`.
    @discardableResult
    public func transaction<Value>(
        within span: TimeSpan = .seconds(Writer.statementSeconds), _ body: (WriterTransaction) async throws -> Value
    ) async throws -> Value {
        var attempt = 1
        while true {
            var unconfirmed: (value: Value, mark: CommitMark)?
            do {
                return try await once(body, unconfirmed: &unconfirmed, until: RequestDeadline.within(span))
            } catch let error as MariaDBError {
                if error.commitUnknown {
                    // Also of the last attempt: what it kept must not be told as refused.
                    guard let unconfirmed, let happened = try await wasWritten(unconfirmed.mark) else { throw error }
                    if happened { return unconfirmed.value }
                }
                guard attempt < Writer.attemptsMax, error.commitUnknown || error.isWorthRetrying else { throw error }
                if !error.commitUnknown {
                    await loop.sleep(for: .milliseconds(Int.random(in: 1...(4 * (attempt + 1)))))
                }
                attempt += 1
            }
        }
    }

    /// Runs one statement as a transaction of its own, and gives nothing where its answer was lost but its mark is
    /// there. Without the mark it runs again.
    func run(_ sql: SQL, leaving mark: CommitMark) async throws -> Effect? {
        do {
            return try await run(sql)
        } catch let error as MariaDBError where error.commitUnknown {
            guard let happened = try await wasWritten(mark) else { throw error }
            return happened ? nil : try await run(sql)
        }
    }

    private func once<Value>(
        _ body: (WriterTransaction) async throws -> Value, unconfirmed: inout (value: Value, mark: CommitMark)?,
        until deadline: MonotonicInstant
    ) async throws -> Value {
        try await throughMoves(until: deadline) {
            try await pool.withConnection(until: deadline) { connection in
                try await connection.withTransaction(until: deadline) {
                    let transaction = WriterTransaction(connection, until: deadline)
                    let value = try await body(transaction)
                    try await transaction.appendToChangeFeed()
                    unconfirmed = transaction.mark.map { (value, $0) }
                    return value
                }
            }
        }
    }

    /// Looks for a mark on whichever server is the writer now, until one answers.
    private func wasWritten(_ mark: CommitMark) async throws -> Bool? {
        let deadline = RequestDeadline.within(.seconds(Writer.unknownCommitSeconds))
        while true {
            do {
                let found = try await pool.withConnection(until: deadline) { connection in
                    try await connection.rows(mark.question, as: UInt64.self, until: deadline)
                }
                return mark.wasWritten(found.first)
            } catch let error as MariaDBError {
                notice(error)
                let next = MonotonicInstant.now().advanced(by: .milliseconds(Writer.pauseMilliseconds))
                guard next < deadline else { throw error }
                await loop.sleep(for: .milliseconds(Writer.pauseMilliseconds))
            }
        }
    }
}

extension MariaDBError {
    fileprivate var isWorthRetrying: Bool { kind == .deadlock || kind == .lockWaitTimeout }
}
