public import Basics
import CMariaDB

extension MariaDBConnection {
    /// Runs a statement as plain text and drops its results. For statements that cannot be prepared.
    public func text(
        _ statement: String, until deadline: MonotonicInstant, file: StaticString = #fileID, line: UInt = #line
    ) async throws(MariaDBError) {
        do throws(MariaDBError) {
            try await begin(until: deadline)
            defer { end() }
            try await query(statement, until: deadline)
            try await dropResults(until: deadline)
        } catch {
            throw error.about(statement, CallSite(file: file, line: line))
        }
    }

    /// Runs several statements, separated by semicolons, as plain text and drops their results. It ends at the first
    /// one that fails; those before it have happened.
    public func script(
        _ statements: String, until deadline: MonotonicInstant, file: StaticString = #fileID, line: UInt = #line
    ) async throws(MariaDBError) {
        do throws(MariaDBError) {
            try await begin(until: deadline)
            defer { end() }
            // Only here: elsewhere one text is one statement, whatever got into it.
            try await set(MYSQL_OPTION_MULTI_STATEMENTS_ON, until: deadline)
            let outcome: Result<Void, MariaDBError>
            do throws(MariaDBError) {
                try await query(statements, until: deadline)
                outcome = .success(try await dropResults(until: deadline))
            } catch {
                outcome = .failure(error)
            }
            if !isBroken { try await set(MYSQL_OPTION_MULTI_STATEMENTS_OFF, until: deadline) }
            try outcome.get()
        } catch {
            throw error.about(statements, CallSite(file: file, line: line))
        }
    }

    /// Sends text and reads the beginning of its answer.
    private func query(_ statement: String, until deadline: MonotonicInstant) async throws(MariaDBError) {
        let text = StableText(statement)
        var failed: Int32 = 0
        var wait = mysql_real_query_start(&failed, handle, text.start, UInt(text.count))
        while wait != 0 { wait = mysql_real_query_cont(&failed, handle, await ready(for: wait, until: deadline)) }
        withExtendedLifetime(text) {}
        guard failed == 0 else { throw failure() }
    }

    private func dropResults(until deadline: MonotonicInstant) async throws(MariaDBError) {
        mysql_free_result(try await storedResult(until: deadline))
        while mysql_more_results(handle) != 0 {
            var code: Int32 = 0
            var wait = mysql_next_result_start(&code, handle)
            while wait != 0 { wait = mysql_next_result_cont(&code, handle, await ready(for: wait, until: deadline)) }
            guard code <= 0 else { throw failure() }
            mysql_free_result(try await storedResult(until: deadline))
        }
    }

    /// The rows of the present result; nil when it has none.
    private func storedResult(
        until deadline: MonotonicInstant
    ) async throws(MariaDBError) -> UnsafeMutablePointer<MYSQL_RES>? {
        guard mysql_field_count(handle) > 0 else { return nil }
        var result: UnsafeMutablePointer<MYSQL_RES>?
        var wait = mysql_store_result_start(&result, handle)
        while wait != 0 { wait = mysql_store_result_cont(&result, handle, await ready(for: wait, until: deadline)) }
        guard let result else { throw failure() }
        return result
    }

    private func set(
        _ option: enum_mysql_set_option, until deadline: MonotonicInstant
    ) async throws(MariaDBError) {
        var failed: Int32 = 0
        var wait = mysql_set_server_option_start(&failed, handle, option)
        while wait != 0 {
            wait = mysql_set_server_option_cont(&failed, handle, await ready(for: wait, until: deadline))
        }
        guard failed == 0 else { throw failure() }
    }
}

/// Statements that are used once, and the way out when the server holds no more prepared ones (1461): parameters as
/// literals.
extension MariaDBConnection {
    func runAsText(_ sql: SQL, until deadline: MonotonicInstant) async throws(MariaDBError) -> Effect {
        try await query(try sql.withLiterals(), until: deadline)
        let effect = Effect(
            affectedRows: Int(truncatingIfNeeded: mysql_affected_rows(handle)),
            lastInsertID: Int64(truncatingIfNeeded: mysql_insert_id(handle)))
        try await dropResults(until: deadline)
        return effect
    }

    func askAsText(_ sql: SQL, until deadline: MonotonicInstant) async throws(MariaDBError) -> StoredRows {
        try await query(try sql.withLiterals(), until: deadline)
        guard let result = try await storedResult(until: deadline), let stored = StoredRows(result) else {
            throw MariaDBError(.decoding, "the statement gives no rows")
        }
        return stored
    }
}
