import Basics
import Commerce
import JSON
import Storage

/// Answers what is asked of the shop's configuration, and changes it.
struct ConfigurationDesk {
    private let repository: ConfigurationRepository
    private let configuration: ShopConfiguration
    private let stores: StoreTree
    private let scope: ConfigurationScope
    private let isScopeNamed: Bool
    private let writesJSON: Bool
    private let listsAll: Bool

    init(
        _ repository: ConfigurationRepository, scope name: String?, writesJSON: Bool, listsAll: Bool
    ) async throws {
        let (configuration, stores) = try await repository.load()
        guard let scope = stores.scope(named: name ?? "default") else {
            let known = ConfigurationDesk.scopes(of: stores).map(stores.name).joined(separator: ", ")
            throw UsageError("there is no scope '\(name ?? "")'; there are \(known)")
        }
        (self.repository, self.configuration, self.stores, self.scope) = (repository, configuration, stores, scope)
        (isScopeNamed, self.writesJSON, self.listsAll) = (name != nil, writesJSON, listsAll)
    }

    /// Does what is asked and says what came of it.
    func lines(for act: ConfigCommand.Act) async throws -> [String] {
        switch act {
        case .show: []
        case .get(let path): try get(path)
        case .set(let path, let value): try await set(path, to: value)
        case .unset(let path): try await unset(path)
        case .list(let prefix): list(prefix)
        }
    }

    private static func scopes(of stores: StoreTree) -> [ConfigurationScope] {
        [.shop] + stores.websites.filter { $0.id != WebsiteID(0) }.map { .website($0.id) }
            + stores.all.map { .storeView($0.id) }
    }

    private func entry(_ path: String) throws -> ConfigurationEntry {
        if let entry = ConfigurationEntry.named(path) { return entry }
        let near = ConfigurationEntry.near(path)
        let advice =
            near.isEmpty ? "`vitrine config list --all` has all paths" : "near it: \(near.joined(separator: ", "))"
        throw UsageError("the shop knows no path '\(path)'; \(advice)")
    }

    /// What holds in the scope, and the scope that says so.
    private func effective(_ entry: ConfigurationEntry, in scope: ConfigurationScope) -> (value: String, from: String) {
        for wider in wideningScopes(from: scope) {
            if let value = configuration.own(entry.path, in: wider) { return (value, stores.name(of: wider)) }
        }
        return (entry.standard, "standard")
    }

    private func wideningScopes(from scope: ConfigurationScope) -> [ConfigurationScope] {
        switch scope {
        case .shop: [.shop]
        case .website: [scope, .shop]
        case .storeView(let id): [scope] + (stores.view(id).map { [.website($0.websiteID)] } ?? []) + [.shop]
        }
    }
}

/// What each act does.
extension ConfigurationDesk {
    private func get(_ path: String) throws -> [String] {
        let (value, from) = effective(try entry(path), in: scope)
        guard writesJSON else { return [value] }
        return [json(["path": path, "scope": stores.name(of: scope), "value": value, "from": from])]
    }

    private func set(_ path: String, to value: String) async throws -> [String] {
        let entry = try entry(path)
        if let problem = entry.kind.problem(with: value) { throw UsageError("\(path): '\(value)' \(problem)") }
        if entry.kind == .timeZone, !ZoneFiles.has(value) {
            throw UsageError("\(path): this machine knows no time zone '\(value)'")
        }
        guard scope.reach <= entry.reach else {
            throw UsageError(
                "\(path) is set for \(ConfigurationText.words(entry.reach)), and not for \(stores.name(of: scope))")
        }
        let before = effective(entry, in: scope).value
        let old = try await repository.set(ShopConfiguration.Entry(path: path, scope: scope, value: value))
        return [change(path, from: old ?? before, to: value, isChange: old != value)]
    }

    private func unset(_ path: String) async throws -> [String] {
        // A path of another release may be taken out too.
        if configuration.own(path, in: scope) == nil { _ = try entry(path) }
        let old = try await repository.unset(path, in: scope)
        let now = try await repository.load().configuration
        let wider = wideningScopes(from: scope).dropFirst().lazy.compactMap { now.own(path, in: $0) }.first
        let after = wider ?? ConfigurationEntry.named(path)?.standard ?? ""
        return [change(path, from: old ?? after, to: after, isChange: old != nil)]
    }

    private func list(_ prefix: String) -> [String] {
        let scopes = isScopeNamed ? [scope] : ConfigurationDesk.scopes(of: stores)
        var rows: [[String]] = []
        for entry in ConfigurationEntry.all where entry.path.hasPrefix(prefix) {
            let said = scopes.compactMap { scope in
                configuration.own(entry.path, in: scope).map { [entry.path, stores.name(of: scope), $0] }
            }
            rows += said.isEmpty && listsAll ? [[entry.path, "standard", entry.standard]] : said
        }
        for other in configuration.entries where ConfigurationEntry.named(other.path) == nil {
            guard other.path.hasPrefix(prefix), scopes.contains(other.scope) else { continue }
            rows.append([other.path, "\(stores.name(of: other.scope)) (unknown path)", other.value])
        }
        if writesJSON {
            var writer = JSONWriter()
            writer.array { writer in
                for row in rows {
                    writer.object { writer in
                        writer.member("path", row[0])
                        writer.member("scope", row[1])
                        writer.member("value", row[2])
                    }
                }
            }
            return [String(utf8: writer.takeBytes())]
        }
        let widths = (0..<2).map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            "\(ConfigurationText.padded(row[0], widths[0]))  \(ConfigurationText.padded(row[1], widths[1]))  \(row[2])"
        }
    }

    private func change(_ path: String, from old: String, to new: String, isChange: Bool) -> String {
        let scope = stores.name(of: scope)
        if writesJSON {
            return json(
                ["path": path, "scope": scope, "old": old, "new": new, "changed": isChange ? "yes" : "no"])
        }
        return isChange
            ? "\(path) (\(scope)): '\(old)' → '\(new)'; running nodes have it within a second"
            : "\(path) (\(scope)) is '\(new)' already; nothing was changed"
    }

    private func json(_ members: KeyValuePairs<String, String>) -> String {
        let value = JSONValue.object(members.map { JSONMember($0.key, .string($0.value)) })
        var writer = JSONWriter()
        writer.value(value)
        return String(utf8: writer.takeBytes())
    }
}
