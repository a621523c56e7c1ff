public import Basics
import CMariaDB

/// What a statement did.
public struct Effect: Sendable, Hashable {
    /// Rows inserted or deleted, or those an UPDATE matched; a row that an upsert changed counts twice.
    public let affectedRows: Int
    /// The first automatic number that the statement gave; 0 when it gave none.
    public let lastInsertID: Int64

    /// What a statement did.
    public init(affectedRows: Int, lastInsertID: Int64) {
        (self.affectedRows, self.lastInsertID) = (affectedRows, lastInsertID)
    }
}

extension MariaDBConnection {
    /// Runs a statement for its effect; rows that it should give are dropped.
    @discardableResult
    public func run(
        _ sql: SQL, until deadline: MonotonicInstant, file: StaticString = #fileID, line: UInt = #line
    ) async throws(MariaDBError) -> Effect {
        do throws(MariaDBError) {
            try await begin(until: deadline)
            defer { end() }
            return try await runPrepared(sql, until: deadline)
        } catch {
            throw error.about(sql.text, CallSite(file: file, line: line))
        }
    }

    private func runPrepared(_ sql: SQL, until deadline: MonotonicInstant) async throws(MariaDBError) -> Effect {
        guard let statement = try await prepared(sql, until: deadline) else {
            return try await runAsText(sql, until: deadline)
        }
        try await execute(statement, sql, until: deadline)
        let effect = Effect(
            affectedRows: Int(truncatingIfNeeded: mysql_stmt_affected_rows(statement.handle)),
            lastInsertID: Int64(truncatingIfNeeded: mysql_stmt_insert_id(statement.handle)))
        if mysql_stmt_field_count(statement.handle) > 0 { try await store(statement, until: deadline) }
        try await finish(statement, until: deadline)
        return effect
    }

    /// The prepared form of a statement; nil for one that is used once, and when the server has no room for another:
    /// these travel as text.
    func prepared(_ sql: SQL, until deadline: MonotonicInstant) async throws(MariaDBError) -> PreparedStatement? {
        guard sql.isWorthKeeping else { return nil }
        guard sql.parameters.count <= SQL.parametersMax else {
            throw MariaDBError(.other, "more than \(SQL.parametersMax) parameters")
        }
        if let statement = statements.find(sql.text) { return statement }
        if statements.count >= MariaDBConnection.preparedStatementsMax,
            let old = statements.removeLeastRecentlyUsed()
        {
            await close(old, until: deadline)
        }
        guard let handle = mysql_stmt_init(handle) else { throw failure() }
        let statement = PreparedStatement(handle)
        let text = StableText(sql.text)
        var failed: Int32 = 0
        var wait = mysql_stmt_prepare_start(&failed, handle, text.start, UInt(text.count))
        while wait != 0 { wait = mysql_stmt_prepare_cont(&failed, handle, await ready(for: wait, until: deadline)) }
        withExtendedLifetime(text) {}
        guard failed == 0 else {
            let error = failure(of: statement)
            await close(statement, until: deadline)
            if error.kind == .statementCacheFull { return nil }
            throw error
        }
        guard mysql_stmt_param_count(handle) == UInt(sql.parameters.count) else {
            await close(statement, until: deadline)
            throw MariaDBError(.other, "the text has another number of ? than there are parameters")
        }
        statements.put(statement, for: sql.text)
        return statement
    }

    /// Sends the parameters and reads the beginning of the answer.
    func execute(
        _ statement: PreparedStatement, _ sql: SQL, until deadline: MonotonicInstant
    ) async throws(MariaDBError) {
        if !sql.parameters.isEmpty { mysql_stmt_bind_param(statement.handle, parameters.fill(sql.parameters)) }
        var failed: Int32 = 0
        var wait = mysql_stmt_execute_start(&failed, statement.handle)
        while wait != 0 {
            wait = mysql_stmt_execute_cont(&failed, statement.handle, await ready(for: wait, until: deadline))
        }
        guard failed != 0 else { return }
        let error = failure(of: statement)
        // A statement that failed may have been dropped by the server (1243, 1615): it is prepared again next time.
        if [1_243, 1_615].contains(error.code) { await forget(statement, sql, until: deadline) }
        throw error
    }

    /// Reads all rows of the answer into the client library's memory.
    func store(_ statement: PreparedStatement, until deadline: MonotonicInstant) async throws(MariaDBError) {
        var failed: Int32 = 0
        var wait = mysql_stmt_store_result_start(&failed, statement.handle)
        while wait != 0 {
            wait = mysql_stmt_store_result_cont(&failed, statement.handle, await ready(for: wait, until: deadline))
        }
        guard failed == 0 else { throw failure(of: statement) }
    }

    /// Frees the rows and takes results that nobody reads (those of CALL) off the wire.
    func finish(_ statement: PreparedStatement, until deadline: MonotonicInstant) async throws(MariaDBError) {
        mysql_stmt_free_result(statement.handle)
        while mysql_stmt_more_results(statement.handle) != 0 {
            var code: Int32 = 0
            var wait = mysql_stmt_next_result_start(&code, statement.handle)
            while wait != 0 {
                wait = mysql_stmt_next_result_cont(&code, statement.handle, await ready(for: wait, until: deadline))
            }
            guard code <= 0 else { throw failure(of: statement) }
            if mysql_stmt_field_count(statement.handle) > 0 { try await store(statement, until: deadline) }
            mysql_stmt_free_result(statement.handle)
        }
    }

    private func forget(_ statement: PreparedStatement, _ sql: SQL, until deadline: MonotonicInstant) async {
        _ = statements.remove(sql.text)
        await close(statement, until: deadline)
    }

    private func close(_ statement: PreparedStatement, until deadline: MonotonicInstant) async {
        var failed: my_bool = 0
        var wait = mysql_stmt_close_start(&failed, statement.handle)
        while wait != 0 {
            wait = mysql_stmt_close_cont(&failed, statement.handle, await ready(for: wait, until: deadline))
        }
    }
}

extension MariaDBError {
    private static let statementCharactersMax = 200

    /// The same error with the beginning of the statement and the place that asked for it.
    func about(_ text: String, _ site: CallSite) -> MariaDBError {
        var error = self
        error.statement = String(text.prefix(MariaDBError.statementCharactersMax))
        error.site = site
        return error
    }
}
