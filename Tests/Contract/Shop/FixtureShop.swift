import Basics
import Glibc
import JSON

/// Shops in the state that the recordings start from. The fixtures are built once: base data, what has no admin route
/// (`fixtures.sql`), the administrator, and then `fixtures.requests.jsonl` through the admin API. Every file is played
/// to a copy of that.
public final class FixtureShop {
    /// A request of the fixtures that the shop refused.
    public struct Refusal: Hashable, Sendable {
        public let line: String
        /// Whether a later feature will answer it.
        public let isLater: Bool
    }

    private let program: ShopProgram
    private let servers: PrivateServers
    private let database: ShopDatabase
    private var copies = 0
    /// What went wrong while the fixtures were built.
    public private(set) var refusals: [Refusal] = []

    private static let base = "contract_fixtures"

    /// Starts private servers and builds the fixtures from these requests.
    public init(
        _ program: ShopProgram, requests: String, later: LaterRoutes
    ) throws(ContractError) {
        guard Files.isExecutable(program.binary) else {
            throw ContractError("There is no program \(program.binary); build it first.")
        }
        self.program = program
        servers = try PrivateServers(program.environment)
        database = ShopDatabase(servers: servers)
        try makeDatabase(FixtureShop.base)
        try database.script(
            try RecordingFolder.text(of: "\(program.root)/Tests/Contract/fixtures.sql"), in: FixtureShop.base)
        try createAdministrator()
        let shop = try ServedShop(program, servers, database: FixtureShop.base)
        defer { shop.stop() }
        try build(try RecordingFolder.lines(of: requests), on: shop, later)
        try database.script(
            try RecordingFolder.text(of: "\(program.root)/Tests/Contract/fixtures.after.sql"), in: FixtureShop.base)
    }

    /// Runs `body` with a shop of its own in the fixtures' state.
    public func withCopy<Value>(
        _ body: (any ContractShop) throws(ContractError) -> Value
    ) throws(ContractError) -> Value {
        copies += 1
        let name = "contract_\(copies)"
        try makeDatabase(name)
        try database.copy(FixtureShop.base, to: name)
        try database.forgetSessions()
        try restorePictures()
        let shop = try ServedShop(program, servers, database: name)
        defer { shop.stop() }
        return try body(shop)
    }

    /// Every shop starts with the fixtures' pictures, and without those that the one before it was sent.
    private func restorePictures() throws(ContractError) {
        let (used, kept) = (servers.mediaFolder, "\(servers.folder)/media.fixtures")
        if copies > 1 { try remove(used) }
        let (source, target) = copies > 1 ? (kept, used) : (used, kept)
        let status = try RunningProcesses.run(
            "/bin/cp", ["-r", source, target], program.environment, output: "\(servers.folder)/command.log")
        guard status == 0 else { throw ContractError("The fixtures' pictures could not be copied.") }
    }

    private func remove(_ path: String) throws(ContractError) {
        do throws(FileError) {
            try Files.removeTree(path, inside: servers.folder)
        } catch {
            throw ContractError("\(error).")
        }
    }

    private func makeDatabase(_ name: String) throws(ContractError) {
        try database.create(name)
        try program.run(["migrate"], servers, database: name)
    }

    private func createAdministrator() throws(ContractError) {
        let words = [
            "admin", "create", "--username", "labadmin", "--password", "Lab-Admin-2026", "--firstname", "Lab",
            "--lastname", "Admin", "--email", "labadmin@lab.example",
        ]
        do throws(ContractError) {
            try program.run(words, servers, database: FixtureShop.base)
        } catch {
            refusals.append(Refusal(line: "the administrator: \(error)", isLater: false))
        }
    }

    private func build(
        _ requests: [JSONValue], on shop: ServedShop, _ later: LaterRoutes
    ) throws(ContractError) {
        var placeholders = Placeholders()
        let token = try placeholders.adminToken(shop)
        for entry in requests {
            guard let method = entry["method"]?.string, let path = entry["path"]?.string else {
                throw ContractError("\(RecordingFolder.fixturesName): a line without method or path.")
            }
            let answer = try shop.answer(to: .json(method, path, entry["body"] ?? .null, token: token))
            guard !(200..<300).contains(answer.status) else { continue }
            let text = String(decoding: answer.body.prefix(200), as: UTF8.self)
            let seq = entry["seq"]?.integer ?? 0
            refusals.append(
                Refusal(
                    line: "fixture seq \(seq) \(method) \(path): \(answer.status) \(text)",
                    isLater: later.covers(method: method, path: path)))
        }
    }
}

extension LaterRoutes {
    /// Whether a request's route, whatever its answer, is a later feature's.
    func covers(method: String, path: String) -> Bool {
        let request = Recording.Request(method: method, path: path, fields: [], body: .null)
        return entries.contains {
            $0.status == nil && $0.headerText == nil && !$0.isAfterOrder && $0.pattern.matches(request)
        }
    }
}
