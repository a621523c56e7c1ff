import Basics
import EventLoop
import MariaDB
import Storage
import Testing

@Suite("Statements that take too long")
struct StatementDeadlineTests {
    @Test("are ended by the server itself, on both sides", arguments: [true, false])
    func ended(isReader: Bool) throws {
        try EventLoop.runToEnd { loop in
            let names = try BlockingPool(named: "names", threadCount: 1, queueDepthMax: 8)
            defer { names.close() }
            var endpoint = IntegrationServers.shared.writerEndpoint
            endpoint.database = "mysql"
            var settings = Databases.Settings(writers: [endpoint], readers: [endpoint])
            settings.statementSecondsMax = 1
            let databases = Databases(settings, on: loop, names: names)
            defer { databases.close() }
            do {
                let sleep: SQL = "SELECT SLEEP(60)"
                _ =
                    isReader
                    ? try await databases.reader.rows(sleep, as: Int64.self)
                    : try await databases.writer.rows(sleep, as: Int64.self)
                Issue.record("the statement went on")
            } catch let error as MariaDBError {
                // 1969 of MariaDB: the client would have waited for longer.
                #expect(error.code == 1_969, "\(error)")
            }
        }
    }
}
