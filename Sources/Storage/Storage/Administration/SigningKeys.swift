import Basics
public import Crypto
import MariaDB

/// The keys that a node signs tokens with and takes tokens of, as it last read them; shared by its loops.
public final class SigningKeys: Sendable {
    private struct State {
        /// The newest first.
        var keys: [SigningKey] = []
        var readAt: MonotonicInstant?
    }

    private let state = Guarded(State())

    /// So many keys are good at once: during a rotation nodes sign with the one before.
    public static let keysMax = 2
    /// Keys are read anew after so long.
    private static let freshSeconds = 60
    /// A key that is not known is looked for this often at most: anyone can make up its number.
    private static let searchSeconds = 1

    /// No keys yet; the first token reads them.
    public init() {}

    /// The keys as they were last read, the newest first: for who cannot wait.
    public var known: [SigningKey] { state.withLock { $0.keys } }

    /// Reads the keys anew.
    public func refresh(_ writer: Writer) async throws { _ = try await read(writer) }

    /// The keys, the newest first. What was read before serves while the writer is away.
    func keys(_ writer: Writer) async throws -> [SigningKey] {
        let known = state.withLock { ($0.keys, $0.readAt) }
        if !known.0.isEmpty, SigningKeys.isYounger(known.1, than: SigningKeys.freshSeconds) { return known.0 }
        do {
            return try await read(writer)
        } catch {
            if known.0.isEmpty { throw error }
            return known.0
        }
    }

    /// The key with a number. One that is not known may be new.
    func key(_ id: Int64, _ writer: Writer) async throws -> SigningKey? {
        if let key = try await keys(writer).first(where: { $0.id == id }) { return key }
        let readAt = state.withLock { $0.readAt }
        guard !SigningKeys.isYounger(readAt, than: SigningKeys.searchSeconds) else { return nil }
        return try await read(writer).first { $0.id == id }
    }

    private func read(_ writer: Writer) async throws -> [SigningKey] {
        // Noted first, so that a crowd of requests does not ask again while the answer is under way.
        state.withLock { $0.readAt = MonotonicInstant.now() }
        do {
            let rows = try await writer.rows(
                "SELECT id, secret FROM signing_key ORDER BY id DESC LIMIT \(SigningKeys.keysMax)",
                as: Int64.self, [UInt8].self)
            let keys = rows.map { SigningKey(id: $0.0, secret: $0.1) }
            state.withLock { $0.keys = keys }
            return keys
        } catch {
            state.withLock { $0.readAt = nil }
            throw error
        }
    }

    private static func isYounger(_ readAt: MonotonicInstant?, than seconds: Int) -> Bool {
        readAt.map { MonotonicInstant.now().since($0) < .seconds(seconds) } ?? false
    }
}

extension SigningKeys {
    /// Makes the first key where there is none. Whoever comes second finds it there.
    public static func makeFirst(_ writer: Writer) async throws {
        try await writer.run(
            """
            INSERT IGNORE INTO signing_key (id, secret, created_at)
            SELECT 1, \(newSecret()), UTC_TIMESTAMP() FROM DUAL WHERE NOT EXISTS (SELECT 1 FROM signing_key)
            """)
    }

    /// Makes a new key, which signs from now on, and drops all but the one before it.
    public static func rotate(_ writer: Writer) async throws {
        try await writer.transaction { transaction in
            let newest: Int64 =
                try await transaction.rows(
                    "SELECT id FROM signing_key ORDER BY id DESC LIMIT 1 FOR UPDATE", as: Int64.self
                ).first ?? 0
            try await transaction.run(
                """
                INSERT INTO signing_key (id, secret, created_at)
                VALUES (\(newest + 1), \(newSecret()), UTC_TIMESTAMP())
                """)
            try await transaction.run("DELETE FROM signing_key WHERE id < \(newest)")
            transaction.touch(.signingKeys)
        }
    }

    private static func newSecret() -> [UInt8] {
        var generator = SystemRandom()
        return (0..<SigningKey.secretByteCount).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }
}
