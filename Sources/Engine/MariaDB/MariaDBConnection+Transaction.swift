public import Basics

extension MariaDBConnection {
    /// Opens a transaction.
    public func begin(
        transactionUntil deadline: MonotonicInstant, file: StaticString = #fileID, line: UInt = #line
    ) async throws(MariaDBError) {
        try await text("START TRANSACTION", until: deadline, file: file, line: line)
    }

    /// Makes the transaction last. When the answer is lost the error says `commitUnknown`: the transaction may have
    /// happened, and only the database itself can tell later.
    public func commit(
        until deadline: MonotonicInstant, file: StaticString = #fileID, line: UInt = #line
    ) async throws(MariaDBError) {
        let wasSent = !isBroken && MonotonicInstant.now() < deadline
        do throws(MariaDBError) {
            try await text("COMMIT", until: deadline, file: file, line: line)
        } catch {
            var error = error
            error.commitUnknown = wasSent && error.endsConnection
            throw error
        }
    }

    /// Undoes the transaction.
    public func rollback(
        until deadline: MonotonicInstant, file: StaticString = #fileID, line: UInt = #line
    ) async throws(MariaDBError) {
        try await text("ROLLBACK", until: deadline, file: file, line: line)
    }

    /// Runs `body` in a transaction: commits when it returns, undoes when it throws.
    @discardableResult
    public func withTransaction<Value, Failure: DatabaseFailure>(
        until deadline: MonotonicInstant, file: StaticString = #fileID, line: UInt = #line,
        _ body: nonisolated(nonsending) () async throws(Failure) -> Value
    ) async throws(Failure) -> Value {
        try await mapped(to: Failure.self) { () async throws(MariaDBError) in
            try await begin(transactionUntil: deadline, file: file, line: line)
        }
        let value: Value
        do throws(Failure) {
            value = try await body()
        } catch {
            await undo(file: file, line: line)
            throw error
        }
        try await mapped(to: Failure.self) { () async throws(MariaDBError) in
            try await commitOrUndo(until: deadline, file: file, line: line)
        }
        return value
    }

    /// Runs `body` in a transaction: commits when it returns, undoes when it throws.
    @discardableResult
    public func withTransaction<Value>(
        until deadline: MonotonicInstant, file: StaticString = #fileID, line: UInt = #line,
        _ body: nonisolated(nonsending) () async throws -> Value
    ) async throws -> Value {
        try await begin(transactionUntil: deadline, file: file, line: line)
        let value: Value
        do {
            value = try await body()
        } catch {
            await undo(file: file, line: line)
            throw error
        }
        try await commitOrUndo(until: deadline, file: file, line: line)
        return value
    }

    private func mapped<Failure: DatabaseFailure>(
        to _: Failure.Type, _ step: nonisolated(nonsending) () async throws(MariaDBError) -> Void
    ) async throws(Failure) {
        do throws(MariaDBError) {
            try await step()
        } catch {
            throw Failure(database: error)
        }
    }

    private func commitOrUndo(
        until deadline: MonotonicInstant, file: StaticString, line: UInt
    ) async throws(MariaDBError) {
        do throws(MariaDBError) {
            try await commit(until: deadline, file: file, line: line)
        } catch {
            if !error.commitUnknown { await undo(file: file, line: line) }
            throw error
        }
    }

    /// A ROLLBACK has a little time of its own, as the request's may be over. If it fails the pool drops the
    /// connection, and the server undoes the transaction.
    private func undo(file: StaticString, line: UInt) async {
        guard !isBroken, isInTransaction else { return }
        let deadline = MonotonicInstant.now().advanced(by: .milliseconds(MariaDBConnection.rollbackMillisecondsMax))
        try? await rollback(until: deadline, file: file, line: line)
    }

    /// So long a ROLLBACK may take.
    public static let rollbackMillisecondsMax = 500
}
