import Basics
import EventLoop
import MariaDB
import Testing

/// Runs `body` on a loop with a connection to the private writer.
func onWriter<Value>(_ body: @escaping (MariaDBConnection) async throws -> Value) throws -> Value {
    let endpoint = IntegrationServers.shared.writerEndpoint
    return try EventLoop.runToEnd { loop in
        let connection = try await MariaDBConnection.open(endpoint, on: loop, until: muchLater)
        defer { connection.close() }
        return try await body(connection)
    }
}

@Suite("MariaDB statements and rows")
struct MariaDBEngineTests {
    private struct TestID: Identifier, SQLDecodable, SQLParameter {
        let rawValue: Int64
    }

    private enum Colour: String, SQLDecodable, SQLParameter {
        case red, blue
    }

    @Test("values of every parameter type come back as they were sent")
    func roundTrip() throws {
        try onWriter { connection in
            let text = "Éléphant 🐘 'quoted' \\ \"? \0 end"
            let bytes = [UInt8](0...255)
            let sql: SQL = """
                SELECT \(text), \(Int64.min), \(UInt64.max), \(true), \(0.1), \(bytes), \(""), \([UInt8]()), \
                CAST(\(String?.none) AS CHAR), CAST(\(TestID(7)) AS SIGNED), \(Colour.blue), \(-5), \(UInt32.max)
                """
            let rows = try await connection.rows(
                sql, as: String.self, Int64.self, UInt64.self, Bool.self, Double.self, [UInt8].self, String.self,
                [UInt8].self, String?.self, TestID.self, Colour.self, Int.self, Int64.self, until: muchLater)
            let row = try #require(rows.first)
            #expect(rows.count == 1)
            #expect(row.0 == text)
            #expect(row.1 == .min)
            #expect(row.2 == .max)
            #expect(row.3)
            #expect(row.4 == 0.1)
            #expect(row.5 == bytes)
            #expect(row.6.isEmpty && row.7.isEmpty && row.8 == nil)
            #expect(row.9 == TestID(7))
            #expect(row.10 == .blue)
            #expect(row.11 == -5 && row.12 == 4_294_967_295)
        }
    }

    @Test("columns of every type decode, also those narrower than what is asked for, and NULLs")
    func columnTypes() throws {
        try onWriter { connection in
            try await connection.run(
                """
                CREATE TEMPORARY TABLE kinds (t TINYINT, tu TINYINT UNSIGNED, s SMALLINT, su SMALLINT UNSIGNED,
                m MEDIUMINT, i INT, iu INT UNSIGNED, b BIGINT, bu BIGINT UNSIGNED, f FLOAT, d DOUBLE, n DECIMAL(20,6),
                y YEAR, da DATE, dt DATETIME(6), ti TIME, bi BIT(1), bo BOOLEAN, e ENUM('a','b'), j LONGTEXT,
                l LONGBLOB)
                """, until: muchLater)
            try await connection.run(
                """
                INSERT INTO kinds VALUES (-128, 255, -32768, 65535, -8388608, -2147483648, 4294967295, -5,
                18446744073709551615, 1.5, 2.25, -12.5, 2027, '2027-01-06', '2027-01-06 08:09:10.000123',
                '-101:02:03', b'1', 1, 'b', '{}', x'00ff')
                """, until: muchLater)
            try await connection.run("INSERT INTO kinds VALUES ()", until: muchLater)
            let numbers = try await connection.rows(
                "SELECT t, tu, s, su, m, i, iu, b, bu, f, d FROM kinds ORDER BY t IS NULL",
                as: Int?.self, Int?.self, Int?.self, Int?.self, Int?.self, Int64?.self, Int64?.self, Int64?.self,
                UInt64?.self, Double?.self, Double?.self, until: muchLater)
            let first = numbers[0]
            #expect([first.0, first.1, first.2, first.3, first.4] == [-128, 255, -32_768, 65_535, -8_388_608])
            #expect([first.5, first.6, first.7] == [-2_147_483_648, 4_294_967_295, -5])
            #expect(first.8 == .max && first.9 == 1.5 && first.10 == 2.25)
            #expect(numbers[1].0 == nil && numbers[1].8 == nil && numbers[1].10 == nil)
            let others = try await connection.rows(
                "SELECT n, y, da, dt, ti, bi, bo, e, j, l, dt, n FROM kinds ORDER BY t IS NULL",
                as: String?.self, Int?.self, String?.self, String?.self, String?.self, Bool?.self, Bool?.self,
                String?.self, String?.self, [UInt8]?.self, CivilTime?.self, Double?.self, until: muchLater)
            let row = others[0]
            #expect(row.0 == "-12.500000" && row.1 == 2_027 && row.11 == -12.5)
            #expect(row.2 == "2027-01-06" && row.3 == "2027-01-06 08:09:10.000123" && row.4 == "-101:02:03")
            #expect(row.5 == true && row.6 == true && row.7 == "b" && row.8 == "{}" && row.9 == [0, 255])
            #expect(row.10 == CivilTime(year: 2_027, month: 1, day: 6, hour: 8, minute: 9, second: 10))
            #expect(others[1].0 == nil && others[1].3 == nil && others[1].9 == nil && others[1].10 == nil)
        }
    }

    @Test(
        "long columns, of every form of length, arrive whole between short ones",
        arguments: [250, 252, 65_534, 65_536, 1_000_000, 16_000_000])
    func longColumns(length: Int) throws {
        try onWriter { connection in
            let row = try await connection.row(
                "SELECT \(1), REPEAT('é', \(length / 2)), \(2), REPEAT(x'ff', 300)",
                as: Int.self, String.self, Int.self, [UInt8].self, until: muchLater)
            let (before, text, after, bytes) = try #require(row)
            #expect(before == 1 && after == 2)
            #expect(text.utf8.count == length)
            #expect(text.utf8.allSatisfy { $0 == 0xC3 || $0 == 0xA9 })
            #expect(bytes == Array(repeating: 0xFF, count: 300))
        }
    }

    @Test("a long parameter goes there and back")
    func longParameter() throws {
        try onWriter { connection in
            let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            let row = try await connection.row(
                "SELECT \(bytes), \("after")", as: [UInt8].self, String.self, until: muchLater)
            #expect(row?.0 == bytes)
            #expect(row?.1 == "after")
        }
    }

    @Test("many rows arrive in order, and other tasks run meanwhile")
    func manyRows() throws {
        let (rows, othersRan) = try onWriter { connection in
            var turns = 0
            var isDone = false
            var hasEnded = false
            connection.loop.start {
                while !isDone {
                    turns += 1
                    await connection.loop.sleep(for: .milliseconds(1))
                }
                hasEnded = true
            }
            let rows = try await connection.rows(
                "SELECT seq, CONCAT('row ', seq) FROM seq_1_to_50000", as: Int.self, String.self, until: muchLater)
            isDone = true
            while !hasEnded { await connection.loop.sleep(for: .milliseconds(1)) }
            return (rows, turns > 1)
        }
        #expect(rows.count == 50_000)
        #expect(rows.enumerated().allSatisfy { $1.0 == $0 + 1 && $1.1 == "row \($0 + 1)" })
        #expect(othersRan)
    }

    @Test("more columns than one byte of the NULL bitmap holds keep their places")
    func wideRows() throws {
        try onWriter { connection in
            let row = try await connection.row(
                "SELECT 1, NULL, 3, NULL, 5, NULL, 7, NULL, 9, NULL, 11, NULL",
                as: Int?.self, Int?.self, Int?.self, Int?.self, Int?.self, Int?.self, Int?.self, Int?.self, Int?.self,
                Int?.self, Int?.self, Int?.self, until: muchLater)
            let it = try #require(row)
            #expect([it.0, it.2, it.4, it.6, it.8, it.10] == [1, 3, 5, 7, 9, 11])
            #expect([it.1, it.3, it.5, it.7, it.9, it.11] == [nil, nil, nil, nil, nil, nil])
        }
    }

    @Test("run tells the rows it matched and the first number it gave")
    func effects() throws {
        try onWriter { connection in
            try await connection.run(
                "CREATE TEMPORARY TABLE things (id INT PRIMARY KEY AUTO_INCREMENT, name VARCHAR(20))", until: muchLater)
            let inserted = try await connection.run(
                "INSERT INTO things (name) VALUES \(rows: [["a"], ["b"], [String?.none]])", until: muchLater)
            #expect(inserted == Effect(affectedRows: 3, lastInsertID: 1))
            let updated = try await connection.run("UPDATE things SET name = \("a") WHERE id <= 2", until: muchLater)
            #expect(updated.affectedRows == 2, "matched, though one had the value already")
            let none = try await connection.run("DELETE FROM things WHERE id = \(99)", until: muchLater)
            #expect(none.affectedRows == 0)
            #expect(try await connection.run("SELECT * FROM things", until: muchLater).lastInsertID == 0)
        }
    }

    @Test("lists find what is in them, whatever their length", arguments: 0...9)
    func lists(count: Int) throws {
        try onWriter { connection in
            let wanted = (0..<count).map { TestID(Int64($0 * 2 + 1)) }
            let found = try await connection.rows(
                "SELECT seq FROM seq_1_to_100 WHERE seq IN \(list: wanted) ORDER BY seq", as: TestID.self,
                until: muchLater)
            #expect(found == wanted)
        }
    }

    @Test("a value that is not what the caller says names its column, and the connection stays usable")
    func mismatches() throws {
        try onWriter { connection in
            for (sql, message) in [
                ("SELECT 1 AS one, NULL AS size", "column 'size' (2 of 2): NULL where an integer was expected"),
                (
                    "SELECT 1 AS one, 'L' AS size",
                    "column 'size' (2 of 2): text of 1 bytes where an integer was expected"
                ),
                ("SELECT 1 AS one", "the result has 1 columns where 2 were expected"),
                ("DO 1", "the statement gives no rows"),
            ] as [(SQL, String)] {
                let error = await #expect(throws: MariaDBError.self) {
                    try await connection.rows(sql, as: Int.self, Int.self, until: muchLater)
                }
                #expect(error?.kind == .decoding)
                #expect(error?.message == message)
                #expect(error?.statement == sql.text)
                #expect(
                    error?.site?.description.hasSuffix("MariaDBEngineTests.swift:\(error?.site?.line ?? 0)") == true)
            }
            let error = await #expect(throws: MariaDBError.self) {
                try await connection.rows("SELECT 'green' AS colour", as: Colour.self, until: muchLater)
            }
            #expect(error?.message == "column 'colour' (1 of 1): 'green' is none of Colour's values")
            let after = try await connection.row("SELECT 1", as: Int.self, until: muchLater)
            #expect(after == 1)
        }
    }

    @Test("more statements than the cache holds all work, again and again, and few stay prepared on the server")
    func cacheEviction() throws {
        try onWriter { connection in
            for _ in 0..<2 {
                for index in 0..<(MariaDBConnection.preparedStatementsMax * 2) {
                    let sql: SQL = SQL(verbatim: "SELECT \(index) + ") + "\(1)"
                    #expect(try await connection.row(sql, as: Int.self, until: muchLater) == index + 1)
                }
            }
            let status = try await connection.row(
                "SHOW SESSION STATUS LIKE 'Com_stmt_close'", as: String.self, Int.self, until: muchLater)
            // 256 were prepared and the 64 latest are kept; the one that asks took one's place too.
            #expect(status?.1 == MariaDBConnection.preparedStatementsMax * 3 + 1)
        }
    }

    @Test("statements of many rows of values are not prepared")
    func oneOffStatements() throws {
        try onWriter { connection in
            try await connection.run("CREATE TEMPORARY TABLE numbers (n INT, t VARCHAR(10))", until: muchLater)
            for count in [5, 100, 3_000] {
                let rows: [[any SQLParameter]] = (0..<count).map { [$0, "n\($0)"] }
                let effect = try await connection.run("INSERT INTO numbers VALUES \(rows: rows)", until: muchLater)
                #expect(effect.affectedRows == count)
            }
            let status = try await connection.row(
                "SHOW SESSION STATUS LIKE 'Com_stmt_prepare'", as: String.self, Int.self, until: muchLater)
            // The statement that makes the table, and this one.
            #expect(status?.1 == 2)
        }
    }

    @Test(
        "values that travel as text arrive as they are, whatever the server's mode",
        arguments: ["", "ANSI_QUOTES", "NO_BACKSLASH_ESCAPES", "ANSI_QUOTES,NO_BACKSLASH_ESCAPES,STRICT_ALL_TABLES"])
    func literals(mode: String) throws {
        let texts = [
            "", "plain", "d'été", "\\", "\\'", "'; DROP TABLE written; --", "a\"b`c", "?", "\0\n\r\u{1A}%_", "NULL",
            "日本 👗",
            "%s", "''", "x'00'", "/* */ #", String(repeating: "é'", count: 40_000),
        ]
        try onWriter { connection in
            try await connection.run("SET sql_mode = \(mode)", until: muchLater)
            try await connection.run(
                "CREATE TEMPORARY TABLE written (n INT, t MEDIUMTEXT, b BLOB, r DOUBLE, s BIGINT) CHARSET utf8mb4",
                until: muchLater)
            let rows: [[any SQLParameter]] = texts.enumerated().map { place, text in
                let number = place % 2 == 0 ? SQLValue.integer(.min) : .null
                return [place, text, Array(text.utf8.prefix(60_000)), -1.5e-7, number]
            }
            try await connection.run("INSERT INTO written VALUES \(rows: rows)", until: muchLater)
            let read = try await connection.rows(
                "SELECT t, b, r, s FROM written ORDER BY n", as: String.self, [UInt8].self, Double.self, Int64?.self,
                until: muchLater)
            #expect(read.map(\.0) == texts)
            #expect(read.map(\.1) == texts.map { Array($0.utf8.prefix(60_000)) })
            #expect(read.allSatisfy { $0.2 == -1.5e-7 })
            #expect(read.map(\.3) == texts.indices.map { $0 % 2 == 0 ? .min : nil })
        }
    }

    @Test("more parameters than the protocol can count are refused before anything is sent")
    func tooManyParameters() throws {
        try onWriter { connection in
            let error = await #expect(throws: MariaDBError.self) {
                try await connection.run("DELETE FROM nowhere WHERE n IN \(list: 0..<65_536)", until: muchLater)
            }
            #expect(error?.message == "more than 65535 parameters")
            #expect(!connection.isBroken)
        }
    }

    @Test("text and script run what cannot be prepared; script ends at the first statement that fails")
    func textAndScript() throws {
        try onWriter { connection in
            try await connection.text("SELECT 1", until: muchLater)
            try await connection.script(
                "SET @a = 1; SELECT @a; SET @a = @a + 1; DO 0; SET @a = @a * 10;", until: muchLater)
            #expect(try await connection.row("SELECT @a", as: Int.self, until: muchLater) == 20)
            let failing = await #expect(throws: MariaDBError.self) {
                try await connection.script("SET @a = 5; NONSENSE; SET @a = 6", until: muchLater)
            }
            #expect(failing?.code == 1_064)
            #expect(try await connection.row("SELECT @a", as: Int.self, until: muchLater) == 5)
            let several = await #expect(throws: MariaDBError.self) {
                try await connection.text("SET @a = 7; SET @a = 8", until: muchLater)
            }
            #expect(several?.code == 1_064, "outside of script one text is one statement")
        }
    }

    @Test("the results of a procedure after the first are taken off the wire")
    func procedures() throws {
        try onWriter { connection in
            try await connection.text("DROP PROCEDURE IF EXISTS two_results", until: muchLater)
            try await connection.text(
                "CREATE PROCEDURE two_results() BEGIN SELECT 1; SELECT 2, 3; END", until: muchLater)
            for _ in 0..<3 {
                #expect(try await connection.rows("CALL two_results()", as: Int.self, until: muchLater) == [1])
            }
            try await connection.text("CALL two_results()", until: muchLater)
            try await connection.run("CALL two_results()", until: muchLater)
            #expect(try await connection.row("SELECT 4", as: Int.self, until: muchLater) == 4)
        }
    }

    @Test("a cached statement survives a change of its table")
    func alteredTable() throws {
        try onWriter { connection in
            try await connection.run("CREATE TEMPORARY TABLE growing (a INT)", until: muchLater)
            try await connection.run("INSERT INTO growing VALUES (1)", until: muchLater)
            let sql: SQL = "SELECT a FROM growing WHERE a = \(1)"
            #expect(try await connection.rows(sql, as: Int.self, until: muchLater) == [1])
            try await connection.run("ALTER TABLE growing MODIFY a VARCHAR(200), ADD b INT", until: muchLater)
            #expect(try await connection.rows(sql, as: String.self, until: muchLater) == ["1"])
            // Only a statement that does not name its columns gets more of them; the library ends the connection then.
            let star: SQL = "SELECT * FROM growing"
            _ = try await connection.rows(star, as: String.self, Int?.self, until: muchLater)
            try await connection.run("ALTER TABLE growing ADD c INT DEFAULT 9", until: muchLater)
            let error = await #expect(throws: MariaDBError.self) {
                try await connection.rows(star, as: String.self, Int?.self, Int.self, until: muchLater)
            }
            #expect(error?.code == 2_057)
            #expect(connection.isBroken)
        }
    }
}
