import Basics
import EventLoop
import MariaDB
import Testing

@Suite("MariaDB failures")
struct MariaDBFailureTests {
    private func soon(_ milliseconds: Int) -> MonotonicInstant {
        MonotonicInstant.now().advanced(by: .milliseconds(milliseconds))
    }

    @Test("a second row with the same key is a duplicate")
    func duplicateKey() throws {
        try onWriter { connection in
            try await connection.run("CREATE TEMPORARY TABLE unique_things (id INT PRIMARY KEY)", until: muchLater)
            let insert: SQL = "INSERT INTO unique_things VALUES (\(1))"
            try await connection.run(insert, until: muchLater)
            let error = await #expect(throws: MariaDBError.self) { try await connection.run(insert, until: muchLater) }
            #expect(error?.kind == .duplicateKey)
            #expect(error?.code == 1_062)
            #expect(error?.sqlState == "23000")
            #expect(!connection.isBroken)
        }
    }

    @Test("a table that is full is told as such, and the connection lives on")
    func noRoom() throws {
        try onWriter { connection in
            try await connection.text("SET SESSION max_heap_table_size = 16384", until: muchLater)
            try await connection.text("CREATE TEMPORARY TABLE little (t CHAR(250)) ENGINE = MEMORY", until: muchLater)
            let error = await #expect(throws: MariaDBError.self) {
                try await connection.text("INSERT INTO little SELECT seq FROM seq_1_to_10000", until: muchLater)
            }
            #expect(error?.kind == .noRoom)
            #expect(error?.code == 1_114)
            #expect(!connection.isBroken)
        }
    }

    @Test("of two transactions that wait for each other one gets a deadlock and may run again")
    func deadlock() throws {
        try onWriter { first in
            let second = try await MariaDBConnection.open(first.endpoint, on: first.loop, until: muchLater)
            defer { second.close() }
            try await first.text("CREATE OR REPLACE TABLE pairs (id INT PRIMARY KEY, n INT)", until: muchLater)
            try await first.run("INSERT INTO pairs VALUES (1, 0), (2, 0)", until: muchLater)
            for connection in [first, second] { try await connection.begin(transactionUntil: muchLater) }
            try await first.run("UPDATE pairs SET n = n + 1 WHERE id = 1", until: muchLater)
            try await second.run("UPDATE pairs SET n = n + 1 WHERE id = 2", until: muchLater)
            let errors = await gather(2, on: first.loop) { index in
                let (connection, id) = index == 0 ? (first, 2) : (second, 1)
                do throws(MariaDBError) {
                    try await connection.run("UPDATE pairs SET n = n + 1 WHERE id = \(id)", until: muchLater)
                    return nil as MariaDBError.Kind?
                } catch {
                    return error.kind
                }
            }
            #expect(errors.compactMap { $0 } == [.deadlock])
            for connection in [first, second] { try await connection.rollback(until: muchLater) }
            try await first.text("DROP TABLE pairs", until: muchLater)
        }
    }

    @Test("a row that stays locked is a lock wait time-out")
    func lockWait() throws {
        try onWriter { first in
            let second = try await MariaDBConnection.open(first.endpoint, on: first.loop, until: muchLater)
            defer { second.close() }
            try await first.text("CREATE OR REPLACE TABLE locked (id INT PRIMARY KEY)", until: muchLater)
            try await first.run("INSERT INTO locked VALUES (1)", until: muchLater)
            try await first.begin(transactionUntil: muchLater)
            try await first.run("DELETE FROM locked WHERE id = 1", until: muchLater)
            try await second.text("SET SESSION innodb_lock_wait_timeout = 1", until: muchLater)
            let error = await #expect(throws: MariaDBError.self) {
                try await second.run("DELETE FROM locked WHERE id = 1", until: muchLater)
            }
            #expect(error?.kind == .lockWaitTimeout)
            try await first.commit(until: muchLater)
            try await first.text("DROP TABLE locked", until: muchLater)
        }
    }

    @Test("a deadline in mid-query breaks the connection, and the loop goes on meanwhile")
    func deadlineInQuery() throws {
        try onWriter { connection in
            let started = MonotonicInstant.now()
            let error = await #expect(throws: MariaDBError.self) {
                try await connection.rows("SELECT SLEEP(5)", as: Int.self, until: soon(100))
            }
            #expect(error?.kind == .deadlinePassed)
            #expect(connection.isBroken)
            #expect(MonotonicInstant.now().since(started) < .seconds(4))
            let after = await #expect(throws: MariaDBError.self) {
                try await connection.rows("SELECT 1", as: Int.self, until: muchLater)
            }
            #expect(after?.kind == .writerMoved)
        }
    }

    @Test("a deadline that has passed before sends nothing and leaves the connection usable")
    func deadlineBefore() throws {
        try onWriter { connection in
            let error = await #expect(throws: MariaDBError.self) {
                try await connection.rows("SELECT 1", as: Int.self, until: MonotonicInstant(nanoseconds: 1))
            }
            #expect(error?.kind == .deadlinePassed)
            let after = try await connection.row("SELECT 1", as: Int.self, until: muchLater)
            #expect(after == 1)
        }
    }

    @Test("the server's own statement deadline is a deadline, and the connection lives on")
    func serverDeadline() throws {
        try onWriter { connection in
            let error = await #expect(throws: MariaDBError.self) {
                try await connection.text(
                    "SET STATEMENT max_statement_time = 0.05 FOR SELECT SLEEP(5) FROM seq_1_to_9", until: muchLater)
            }
            #expect(error?.kind == .deadlinePassed)
            #expect(!connection.isBroken)
        }
    }

    @Test("a deadline between reading the rows of a long answer breaks the connection")
    func deadlineWhileReading() throws {
        try onWriter { connection in
            let error = await #expect(throws: MariaDBError.self) {
                try await connection.rows(
                    "SELECT seq, REPEAT('x', 1000), SLEEP(0.01) FROM seq_1_to_10000", as: Int.self, String.self,
                    Int.self, until: soon(300))
            }
            #expect(error?.kind == .deadlinePassed)
            #expect(connection.isBroken)
        }
    }

    @Test("a killed connection is noticed while it runs a statement")
    func killedInQuery() throws {
        try onWriter { connection in
            let killer = try await MariaDBConnection.open(connection.endpoint, on: connection.loop, until: muchLater)
            defer { killer.close() }
            let kinds = await gather(2, on: connection.loop) { index in
                do throws(MariaDBError) {
                    if index == 0 {
                        _ = try await connection.rows("SELECT SLEEP(10)", as: Int.self, until: muchLater)
                    } else {
                        await connection.loop.sleep(for: .milliseconds(20))
                        try await killer.text("KILL \(connection.serverThreadID)", until: muchLater)
                    }
                    return nil as MariaDBError.Kind?
                } catch {
                    return error.kind
                }
            }
            #expect(kinds.compactMap { $0 } == [.writerMoved])
            #expect(connection.isBroken)
        }
    }

    @Test("a COMMIT whose answer is lost says that it is unknown; one that the server refuses does not")
    func commitUnknown() throws {
        try onWriter { connection in
            let killer = try await MariaDBConnection.open(connection.endpoint, on: connection.loop, until: muchLater)
            defer { killer.close() }
            try await connection.begin(transactionUntil: muchLater)
            #expect(connection.isInTransaction)
            try await killer.text("KILL \(connection.serverThreadID)", until: muchLater)
            let error = await #expect(throws: MariaDBError.self) { try await connection.commit(until: muchLater) }
            #expect(error?.commitUnknown == true)
            #expect(error?.kind == .writerMoved)
            let again = await #expect(throws: MariaDBError.self) { try await connection.commit(until: muchLater) }
            #expect(again?.commitUnknown == false, "the second COMMIT was never sent")
        }
    }

    @Test("a transaction commits when its body returns and is undone when it throws")
    func transactions() throws {
        struct Refused: Error {}
        try onWriter { connection in
            try await connection.text("CREATE TEMPORARY TABLE sums (n INT) ENGINE=InnoDB", until: muchLater)
            try await connection.withTransaction(until: muchLater) {
                try await connection.run("INSERT INTO sums VALUES (1)", until: muchLater)
            }
            await #expect(throws: Refused.self) {
                try await connection.withTransaction(until: muchLater) {
                    try await connection.run("INSERT INTO sums VALUES (2)", until: muchLater)
                    throw Refused()
                }
            }
            #expect(!connection.isInTransaction)
            #expect(try await connection.rows("SELECT n FROM sums", as: Int.self, until: muchLater) == [1])
        }
    }

    @Test("when the server prepares no more statements they run as text with the same results")
    func statementsExhausted() throws {
        try onWriter { connection in
            try await connection.text("SET GLOBAL max_prepared_stmt_count = 0", until: muchLater)
            let outcome: Result<[(String, Int?, [UInt8])], any Error>
            do {
                let text = "it's a \\ ? 🐘"
                try await connection.run("SET @filler = \("x")", until: muchLater)
                let rows = try await connection.rows(
                    """
                    SELECT \(text), CAST(\(Int?.none) AS SIGNED), \([0, 255, 39] as [UInt8]) FROM seq_1_to_2
                    WHERE '?' = '?'
                    """,
                    as: String.self, Int?.self, [UInt8].self, until: muchLater)
                outcome = .success(rows)
            } catch {
                outcome = .failure(error)
            }
            try await connection.text("SET GLOBAL max_prepared_stmt_count = 16382", until: muchLater)
            let rows = try outcome.get()
            #expect(rows.count == 2)
            #expect(rows.allSatisfy { $0.0 == "it's a \\ ? 🐘" && $0.1 == nil && $0.2 == [0, 255, 39] })
        }
    }

    @Test(
        "a server that is not there is a moved writer",
        arguments: [
            DatabaseEndpoint.Address.unixSocket(path: "/tmp/no-such-socket"), .tcp(host: "127.0.0.1", port: 9),
        ])
    func nobodyThere(address: DatabaseEndpoint.Address) throws {
        let error = try EventLoop.runToEnd { loop in
            await #expect(throws: MariaDBError.self) {
                _ = try await MariaDBConnection.open(
                    DatabaseEndpoint(address: address, user: "root", database: nil), on: loop, until: muchLater)
            }
        }
        #expect(error?.kind == .writerMoved)
    }

    @Test("a wrong password or database is an error of its own kind, not a moved writer")
    func refusedSignIn() throws {
        var endpoint = IntegrationServers.shared.writerEndpoint
        endpoint.database = "no_such_database"
        let error = try EventLoop.runToEnd { [endpoint] loop in
            await #expect(throws: MariaDBError.self) {
                _ = try await MariaDBConnection.open(endpoint, on: loop, until: muchLater)
            }
        }
        #expect(error?.code == 1_049)
        #expect(error?.kind == .other)
    }
}
