import Basics
import Commerce
import EventLoop
import MariaDB
import Redis
import Storage

/// Looks at everything a node depends on, and says what is wrong with it and what to do.
struct Doctor {
    let configuration: NodeConfiguration
    /// Nodes that may run at once.
    let nodes: Int
    /// The folder of the private servers, where the shop has them.
    let varFolder: String
    let loop: EventLoop
    let names: BlockingPool

    private static let queueDepthMax = 8

    /// Runs all checks. Without a number of nodes those that serve now and one more are counted: during a release a
    /// node and its successor both run.
    static func findings(
        _ configuration: NodeConfiguration, nodes: Int?, varFolder: String, on loop: EventLoop
    ) async throws -> [Finding] {
        let names = try BlockingPool(named: "names", threadCount: 1, queueDepthMax: queueDepthMax)
        defer { names.close() }
        let asked: Int
        if let nodes { asked = nodes } else { asked = max(1, await nodesNow(configuration, on: loop)) + 1 }
        let doctor = Doctor(
            configuration: configuration, nodes: asked, varFolder: varFolder, loop: loop, names: names)
        var found = await doctor.databases()
        found += await doctor.redis()
        found += doctor.machine()
        found += doctor.files()
        found += await doctor.shop(databasesAnswer: !found.contains { $0.place == "writer" && $0.state == .failed })
        return found
    }

    /// The nodes that serve now; none where the database does not say.
    private static func nodesNow(_ configuration: NodeConfiguration, on loop: EventLoop) async -> Int {
        let nodes = try? await CommandDatabases.use(configuration, on: loop) { databases in
            try await NodeRegister(databases.writer).nodes()
        }
        return nodes?.count ?? 0
    }
}

/// The databases.
extension Doctor {
    /// A reader may be so many changes behind before it is told: it is asked after the writer.
    private static let changesBehindMax: UInt64 = 100
    private static let controlConnections = Node.controlConnectionsMax

    private func databases() async -> [Finding] {
        var (found, writers): ([Finding], [DatabaseFacts]) = ([], [])
        for endpoint in configuration.writers {
            guard let facts = await facts(of: endpoint, "writer", &found) else { continue }
            if facts.isReadOnly {
                found.append(
                    .ok("writer", "\(endpoint.place): \(facts.version), read-only, so it is not the writer now"))
            } else {
                found.append(.ok("writer", "\(endpoint.place): \(facts.version), takes writes"))
                writers.append(facts)
            }
        }
        guard let writer = writers.first else {
            found.append(
                .failed(
                    "writer", "none of the configured databases takes writes",
                    advice: "promote one of them, or name the one that does in `writer`"))
            return found
        }
        if writers.count > 1 {
            found.append(
                .failed(
                    "writer", "\(writers.count) databases take writes",
                    advice: "make all but one read-only at once, and compare their data"))
        }
        found.append(schema(writer))
        found += capacity(configuration.writerConnectionsMax).findings(
            "writer", connectionsMax: writer.connectionsMax, statementsMax: writer.preparedStatementsMax)
        return found + (await readers(behind: writer))
    }

    private func readers(behind writer: DatabaseFacts) async -> [Finding] {
        var found: [Finding] = []
        for endpoint in configuration.readers {
            guard let facts = await facts(of: endpoint, "reader", &found) else { continue }
            found.append(lag(of: facts, at: endpoint, behind: writer))
            if !facts.isReadOnly {
                found.append(
                    .warning(
                        "reader", "\(endpoint.place) takes writes",
                        advice: "set read_only = 1 there: what is written to it by mistake is lost"))
            }
            found += capacity(configuration.readerConnectionsMax).findings(
                "reader", connectionsMax: facts.connectionsMax, statementsMax: facts.preparedStatementsMax)
        }
        if configuration.readers.isEmpty { found.append(.ok("reader", "none is configured: the writer is read")) }
        return found
    }

    private func lag(of reader: DatabaseFacts, at endpoint: DatabaseEndpoint, behind writer: DatabaseFacts) -> Finding {
        guard let there = reader.position, let here = writer.position else {
            return .failed(
                "reader", "\(endpoint.place) does not have the shop's tables",
                advice: "let it follow the writer, or take it out of `reader`")
        }
        let behind = here > there ? here - there : 0
        let fact = "\(endpoint.place): \(reader.version), \(behind) changes behind the writer"
        guard behind > Doctor.changesBehindMax else { return .ok("reader", fact) }
        return .warning(
            "reader", fact, advice: "look at its replication; until it has caught up pages are read from the writer"
        )
    }

    private func schema(_ writer: DatabaseFacts) -> Finding {
        let newest = (try? MigrationFiles.load(from: configuration.migrationsFolder))?.last?.version
        guard let newest else {
            return .failed(
                "schema", "no migrations in \(configuration.migrationsFolder)",
                advice: "set migrations_folder to the release's Migrations")
        }
        guard let version = writer.schemaVersion else {
            return .failed("schema", "the database is empty", advice: "run `vitrine migrate`")
        }
        if version < newest {
            return .failed(
                "schema", "the database is at migration \(version), this release at \(newest)",
                advice: "run `vitrine migrate`")
        }
        if version > newest {
            return .warning(
                "schema", "the database is at migration \(version), this release at \(newest)",
                advice: "a newer release has been here: this one runs beside it, but is not the one to keep")
        }
        return .ok("schema", "migration \(version)")
    }

    private func capacity(_ connectionsMax: Int) -> Capacity {
        Capacity(
            nodes: nodes, connectionsOfNode: configuration.loopCount * connectionsMax + Doctor.controlConnections)
    }

    private func facts(
        of endpoint: DatabaseEndpoint, _ place: String, _ found: inout [Finding]
    ) async -> DatabaseFacts? {
        do {
            return try await DatabaseFacts.ask(endpoint, on: loop, names: names)
        } catch {
            let advice = "see that it runs, that this machine may reach it, and that user and password are right"
            // One of several writers may be away; that none is left is said apart.
            let isAlone = place == "writer" && configuration.writers.count == 1
            found.append(
                Finding(
                    state: isAlone ? .failed : .warning, place: place, fact: "\(endpoint.place): \(error)",
                    advice: advice))
            return nil
        }
    }
}

extension DatabaseEndpoint {
    /// Where it is, without user and password.
    fileprivate var place: String {
        switch address {
        case .unixSocket(let path): "unix:\(path)"
        case .tcp(let host, let port): "\(host):\(port)"
        }
    }
}
