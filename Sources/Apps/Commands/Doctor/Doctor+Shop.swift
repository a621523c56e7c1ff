import Basics
import Commerce
import Storage

/// What the shop's team configured.
extension Doctor {
    func shop(databasesAnswer: Bool) async -> [Finding] {
        guard databasesAnswer else { return addresses([]) }
        do {
            let configuration = try await CommandDatabases.use(configuration, on: loop) { databases in
                try await ConfigurationRepository(databases).load().configuration
            }
            let urls = [ConfigurationEntry.unsecureBaseURL, .secureBaseURL]
            let configured = configuration.entries.filter { entry in
                !entry.value.isEmpty && urls.contains { $0.path == entry.path }
            }
            return addresses(configured.map { ($0.path, $0.value) }) + Doctor.configured(configuration)
        } catch {
            return addresses([]) + [
                .failed("configuration", "it cannot be read: \(error)", advice: "run `vitrine migrate`")
            ]
        }
    }

    /// Values that cannot be used, and paths that nobody reads.
    static func configured(_ configuration: ShopConfiguration) -> [Finding] {
        var found: [Finding] = configuration.problems.map { problem in
            .warning("configuration", problem, advice: "set it again; until then the wider scope holds")
        }
        let unknown = Set(configuration.entries.map(\.path).filter { ConfigurationEntry.named($0) == nil })
        if !unknown.isEmpty {
            found.append(
                .warning(
                    "configuration", "nobody reads \(unknown.sorted().joined(separator: ", "))",
                    advice: "`vitrine config unset` takes them out"))
        }
        return found.isEmpty ? [.ok("configuration", "\(configuration.entries.count) values")] : found
    }
}
