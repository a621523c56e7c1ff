/// The configuration files of the private servers.
struct MariaDBConfiguration {
    var server: StackServer
    var folder: StackFolder
    var port: Int
    /// Whether it replicates from the other one.
    var follows: Bool
    /// Set where everything runs as root, which MariaDB wants to be told.
    var runsAsRoot: Bool

    /// InnoDB's log: written in full when a data folder is made.
    static let logFileSize = "32M"

    /// The option file. No setting of the machine's own servers is read beside it.
    var text: String {
        var lines = ["[mariadbd]"]
        lines += settings.map { name, value in "\(name) = \(value)" }
        if runsAsRoot { lines.append("user = root") }
        // What a writer that was killed wrote for itself alone, acknowledged to nobody, it takes back when it follows.
        if follows { lines.append("init-rpl-role = SLAVE") }
        return lines.joined(separator: "\n") + "\n"
    }

    private var settings: [(String, String)] {
        [
            ("datadir", quoted(folder.dataFolder(server))),
            ("socket", quoted(folder.socket(server))),
            ("pid-file", quoted("\(folder.serverFolder(server))/server.pid")),
            ("log-error", quoted(folder.logFile(server))),
            ("tmpdir", quoted(folder.temporaryFolder(server))),
            ("bind-address", "127.0.0.1"),
            ("port", "\(port)"),
            ("skip-name-resolve", "1"),
            ("max_connections", "300"),
            ("performance_schema", "0"),

            ("default-time-zone", "+00:00"),
            ("character-set-server", "utf8mb4"),
            ("collation-server", "utf8mb4_unicode_520_ci"),
            ("transaction-isolation", "READ-COMMITTED"),
            ("innodb_lock_wait_timeout", "3"),
            ("innodb_buffer_pool_size", "128M"),
            ("innodb_log_file_size", MariaDBConfiguration.logFileSize),
            ("innodb_flush_log_at_trx_commit", "1"),

            ("server-id", server == .writer ? "1" : "2"),
            // Also for the one that is the writer, until it is told that it is: a former writer that somebody starts
            // again must take no writes.
            ("read_only", "1"),
            ("log-bin", "binlog"),
            ("relay-log", "relay"),
            ("binlog_format", "ROW"),
            ("sync_binlog", "1"),
            ("log-slave-updates", "1"),
            ("gtid-strict-mode", "1"),
            ("binlog_expire_logs_seconds", "604800"),
            // The writer's port is another after each start: replication begins when it has been told.
            ("skip-slave-start", "1"),
            ("slave_net_timeout", "10"),
            // Both can be the writer. Without a reader there is nothing to wait for.
            ("rpl_semi_sync_master_enabled", "1"),
            ("rpl_semi_sync_master_wait_point", "AFTER_SYNC"),
            ("rpl_semi_sync_master_timeout", "1000"),
            ("rpl_semi_sync_master_wait_no_slave", "0"),
            ("rpl_semi_sync_slave_enabled", "1"),
        ]
    }

    /// A value in which `#`, spaces and quotes are letters like others.
    private func quoted(_ value: String) -> String {
        "\"\(value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
    }
}

/// The configuration file of the private Redis.
struct RedisConfiguration {
    var folder: StackFolder

    /// The file's text.
    var text: String {
        let path = { (path: String) in
            "\"\(path.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
        }
        return """
            port 0
            unixsocket \(path(folder.socket(.redis)))
            unixsocketperm 700
            dir \(path(folder.dataFolder(.redis)))
            logfile \(path(folder.logFile(.redis)))
            daemonize no
            set-proc-title no
            appendonly yes
            appendfsync everysec
            save ""
            maxmemory 256mb
            maxmemory-policy noeviction

            """
    }
}
