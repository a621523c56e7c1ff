public import Commerce
import MariaDB

/// Changes what the shop's team has configured. A change is told to all nodes.
public struct ConfigurationRepository {
    private let writer: Writer

    /// The configuration on the writer.
    public init(_ databases: Databases) { writer = databases.writer }

    /// The configuration of now, and the stores that it is for.
    public func load() async throws -> (configuration: ShopConfiguration, stores: StoreTree) {
        let configuration = try await writer.configuration()
        return (configuration, try await writer.storeTree(configuration))
    }

    /// Sets a path's value in a scope and gives what was there; nothing happens where it is the same.
    @discardableResult
    public func set(_ entry: ShopConfiguration.Entry) async throws -> String? {
        try await change(entry.path, in: entry.scope, to: entry.value)
    }

    /// Takes a path's value out of a scope, so that the wider scope holds, and gives what was there.
    @discardableResult
    public func unset(_ path: String, in scope: ConfigurationScope) async throws -> String? {
        try await change(path, in: scope, to: nil)
    }

    private func change(
        _ path: String, in scope: ConfigurationScope, to value: String?
    ) async throws -> String? {
        let (kind, id) = scope.kept
        return try await writer.transaction { transaction in
            let old = try await transaction.rows(
                """
                SELECT value FROM config_value
                WHERE path = \(path) AND scope = \(kind) AND scope_id = \(id) AND value IS NOT NULL FOR UPDATE
                """, as: String.self
            ).first
            guard old != value else { return old }
            if let value {
                try await transaction.run(
                    """
                    INSERT INTO config_value (path, scope, scope_id, value)
                    VALUES (\(path), \(kind), \(id), \(value)) ON DUPLICATE KEY UPDATE value = VALUES(value)
                    """)
            } else {
                try await transaction.run(
                    "DELETE FROM config_value WHERE path = \(path) AND scope = \(kind) AND scope_id = \(id)")
            }
            // How products are sold is part of what caches hold of them.
            transaction.touch(path.hasPrefix("cataloginventory/") ? .everything : .reference)
            return old
        }
    }
}
