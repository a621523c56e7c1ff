import Glibc
import MariaDB
import Redis

/// Private servers for the tests of one run: a database that writes, one that is read-only, and a Redis. They are
/// started when first asked for and ended with the process.
final class IntegrationServers: Sendable {
    static let shared = IntegrationServers()

    let writerEndpoint: DatabaseEndpoint
    let readerEndpoint: DatabaseEndpoint
    let redisEndpoint: RedisEndpoint
    /// The path of the writer's socket.
    let writerSocket: String

    private init() {
        let folder = "/tmp/vitrine-integration-\(getpid())"
        mkdir(folder, 0o755)
        let writer = IntegrationServers.startDatabase("\(folder)/writer", [])
        let reader = IntegrationServers.startDatabase("\(folder)/reader", ["--read-only"])
        let redis = ServerProcess.start(
            "/usr/bin/redis-server", "--port", "0", "--unixsocket", "\(folder)/redis.sock", "--save", "")
        ServerProcess.endWithThisProcess([writer, reader, redis], folder: folder)
        ServerProcess.waitForSocket("\(folder)/redis.sock")
        writerSocket = "\(folder)/writer/sock"
        writerEndpoint = IntegrationServers.endpoint("\(folder)/writer")
        readerEndpoint = IntegrationServers.endpoint("\(folder)/reader")
        redisEndpoint = RedisEndpoint(address: .unixSocket(path: "\(folder)/redis.sock"))
    }

    private static func endpoint(_ folder: String) -> DatabaseEndpoint {
        DatabaseEndpoint(address: .unixSocket(path: "\(folder)/sock"), user: "root", database: "vitrine")
    }

    private static func startDatabase(_ folder: String, _ options: [String]) -> pid_t {
        mkdir(folder, 0o755)
        // A MariaDB that starts removes what it takes for leftovers in its temporary folder, also another's tables.
        let temporary = "\(folder)/tmp"
        mkdir(temporary, 0o755)
        ServerProcess.run(
            "/usr/bin/mariadb-install-db", "--no-defaults", "--user=root", "--datadir=\(folder)/data",
            "--tmpdir=\(temporary)", "--auth-root-authentication-method=normal", "--skip-test-db")
        mkdir("\(folder)/data/vitrine", 0o755)
        let pid = ServerProcess.start(
            "/usr/sbin/mariadbd",
            [
                "--no-defaults", "--user=root", "--datadir=\(folder)/data", "--socket=\(folder)/sock",
                "--pid-file=\(folder)/pid", "--skip-networking", "--innodb-buffer-pool-size=32M",
                "--tmpdir=\(temporary)",
            ] + options)
        ServerProcess.waitForSocket("\(folder)/sock")
        return pid
    }
}
