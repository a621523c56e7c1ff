import Basics
import EventLoop
import LocalStack
import MariaDB
import Redis
import Storage

/// Lets the local stack speak to its servers: it knows processes, `Storage` knows SQL.
struct PrivateProvisioning: DatabaseProvisioning {
    private let loop: EventLoop
    private let servers: PrivateServers

    init(on loop: EventLoop) {
        self.loop = loop
        servers = PrivateServers(on: loop)
    }

    func databaseAnswers(_ server: DatabaseServer) async -> Bool {
        await servers.answers(administrator(of: server))
    }

    func redisAnswers(socket: String) async -> Bool {
        let client = RedisClient(
            loop: loop, endpoint: RedisEndpoint(address: .unixSocket(path: socket)), log: .silent)
        defer { client.close() }
        return (try? await client.command("PING")) != nil
    }

    func prepareWriter(_ setUp: WriterSetUp) async throws(ProvisioningFailure) {
        try await provisioning {
            try await servers.prepareWriter(
                administrator(of: setUp.server), database: setUp.database, user: setUp.application.name,
                password: setUp.application.password, replica: setUp.replication.name,
                replicaPassword: setUp.replication.password)
        }
    }

    func prepareReader(_ setUp: ReaderSetUp) async throws(ProvisioningFailure) {
        try await provisioning {
            try await servers.prepareReader(
                administrator(of: setUp.server), writerPort: setUp.writerPort, replica: setUp.replication.name,
                replicaPassword: setUp.replication.password)
        }
    }

    private func administrator(of server: DatabaseServer) -> DatabaseEndpoint {
        DatabaseEndpoint(address: .unixSocket(path: server.socket), user: server.administrator, database: nil)
    }

    private func provisioning(_ body: () async throws -> Void) async throws(ProvisioningFailure) {
        do {
            try await body()
        } catch {
            throw ProvisioningFailure("\(error)")
        }
    }
}
