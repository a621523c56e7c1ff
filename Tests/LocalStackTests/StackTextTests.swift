import Basics
import EventLoop
import JSON
import Testing

@testable import LocalStack

@Suite("What a stack writes")
struct StackTextTests {
    private let folder = StackFolder(path: "/srv/my shop #1/\"v\\ar", currentFolder: "/")

    @Test("a path is one value in MariaDB's file whatever letters it has")
    func mariaDBPaths() {
        let text = MariaDBConfiguration(
            server: .writer, folder: folder, port: 4_000, follows: false, runsAsRoot: false
        ).text
        let lines = text.split(separator: "\n")
        #expect(lines.first == "[mariadbd]")
        #expect(lines.contains(#"datadir = "/srv/my shop #1/\"v\\ar/writer/data""#))
        #expect(lines.contains("port = 4000"))
    }

    @Test("a server refuses writes until it is told to take them, one that follows takes back what nobody has heard of")
    func roles() {
        let lines = { (server: StackServer, runsAsRoot: Bool) in
            MariaDBConfiguration(
                server: server, folder: folder, port: 1, follows: server == .reader, runsAsRoot: runsAsRoot
            ).text.split(separator: "\n").map(String.init)
        }
        #expect(lines(.writer, false).contains("read_only = 1"))
        #expect(lines(.reader, false).contains("read_only = 1"))
        #expect(!lines(.writer, false).contains("init-rpl-role = SLAVE"))
        #expect(lines(.reader, false).contains("init-rpl-role = SLAVE"))
        #expect(lines(.writer, false).contains("server-id = 1"))
        #expect(lines(.reader, false).contains("server-id = 2"))
        #expect(!lines(.writer, false).contains("user = root"))
        #expect(lines(.writer, true).contains("user = root"))
    }

    @Test(
        "no commit is lost: both databases write through and wait for one another",
        arguments: [
            "innodb_flush_log_at_trx_commit = 1", "sync_binlog = 1", "log-slave-updates = 1", "gtid-strict-mode = 1",
            "rpl_semi_sync_master_enabled = 1", "rpl_semi_sync_master_wait_point = AFTER_SYNC",
            "rpl_semi_sync_master_timeout = 1000", "rpl_semi_sync_slave_enabled = 1", "bind-address = 127.0.0.1",
            "transaction-isolation = READ-COMMITTED", "innodb_lock_wait_timeout = 3",
            "collation-server = utf8mb4_unicode_520_ci",
        ])
    func durability(line: String) {
        for server in [StackServer.writer, .reader] {
            let text = MariaDBConfiguration(
                server: server, folder: folder, port: 1, follows: server == .reader, runsAsRoot: true
            ).text
            #expect(text.split(separator: "\n").contains(Substring(line)))
        }
    }

    @Test("Redis listens on its socket alone and forgets nothing")
    func redis() {
        let lines = RedisConfiguration(folder: folder).text.split(separator: "\n")
        for line in ["port 0", "appendonly yes", "appendfsync everysec", "maxmemory-policy noeviction"] {
            #expect(lines.contains(Substring(line)))
        }
        #expect(lines.contains(#"dir "/srv/my shop #1/\"v\\ar/redis/data""#))
    }

    @Test("what runs is read from the record as it was written")
    func record() throws {
        let process = { (pid: Int32) in
            ProcessIdentity(pid: ProcessID(pid), startTicks: 9_223_372_036_854, executable: "/usr/bin/é \"x\"")
        }
        let record = StackRecord(
            owner: process(1),
            servers: [
                StackRecord.Server(
                    server: .writer, process: process(2), socket: folder.socket(.writer), port: 65_535,
                    dataFolder: folder.dataFolder(.writer)),
                StackRecord.Server(
                    server: .redis, process: process(3), socket: "/s", port: nil, dataFolder: "/d"),
            ])
        #expect(StackRecord(record.bytes) == record)
        #expect(record[.redis]?.process.pid == ProcessID(3))
        #expect(record[.reader] == nil)
        for count in 0..<record.bytes.count { #expect(StackRecord(Array(record.bytes[..<count])) == nil) }
    }

    @Test(
        "what is no record is none",
        arguments: [
            "", "{}", "[]", #"{"owner":{"pid":1,"startTicks":1,"executable":"a"}}"#,
            #"{"owner":{"pid":-1,"startTicks":1,"executable":"a"},"servers":{}}"#,
            #"{"owner":{"pid":4294967296,"startTicks":1,"executable":"a"},"servers":{}}"#,
            #"{"owner":{"pid":1,"startTicks":1,"executable":"a"},"servers":{"queue":{}}}"#,
            #"{"owner":{"pid":1,"startTicks":1,"executable":"a"},"servers":{"writer":{"pid":2}}}"#,
        ])
    func noRecord(text: String) {
        #expect(StackRecord(Array(text.utf8)) == nil)
    }

    @Test("errors say what to do")
    func errors() {
        #expect(
            StackError.alreadyRunning(folder: "var", by: ProcessID(12)).description
                == "var is in use by process 12. Stop it, or choose another folder with --var DIR.")
        #expect(
            StackError.programMissing(program: "redis-server", debianPackage: "redis-server").description
                == "redis-server is not installed. It is in the Debian package redis-server; "
                + "`scripts/bootstrap run` installs what a run needs.")
    }
}
