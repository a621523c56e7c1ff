public import Basics
import Crypto
public import Redis
public import Sales

/// Sessions in Redis: a hash each, under the SHA-256 of the visitor's key, so that who reads the store cannot take a
/// session over. Written field by field: no request waits for a lock. A session exists only when something must be
/// kept.
///
/// Redis away means: messages are lost, and nothing else.
public final class RedisSessions: SessionKeeping {
    private let redis: RedisClient
    private let log: Log

    /// A session that was written once lives for so long.
    public static let lifeSeconds = 3_600
    /// A visitor has at most so many messages waiting.
    public static let messagesMax = 8

    /// A loop's way to the sessions.
    public init(_ redis: RedisClient, log: Log) { (self.redis, self.log) = (redis, log) }

    /// Adds a message for the visitor's next page; says whether it was kept.
    public func add(_ message: VisitorMessage, to session: SessionID) async -> Bool {
        do {
            let key = RedisSessions.key(session)
            // Named by the moment, so that messages stay in order and nothing has to be asked first: one round trip.
            let field = RedisArgument("message:\(Instant.now().microseconds)")
            let answers = try await redis.commands([
                ["HSET", key, field, "\(message.kind.rawValue) \(message.text)"],
                ["EXPIRE", key, "\(RedisSessions.lifeSeconds)"], ["HLEN", key],
            ])
            guard let count = answers.last?.integer, count <= RedisSessions.messagesMax else {
                _ = try await redis.command("HDEL", key, field)
                return false
            }
            return true
        } catch {
            log.warning("sessions: a message was not kept: \(error)")
            return false
        }
    }

    /// The visitor's messages, which are gone afterwards.
    public func takeMessages(of session: SessionID) async -> [VisitorMessage] {
        do {
            let key = RedisSessions.key(session)
            guard let parts = try await redis.command("HGETALL", key).array, !parts.isEmpty else { return [] }
            let fields = RedisSessions.messageFields(parts)
            guard !fields.isEmpty else { return [] }
            _ = try await redis.commands([["HDEL", key] + fields.map { RedisArgument($0.name) }])
            return fields.compactMap { RedisSessions.message($0.value) }
        } catch {
            log.warning("sessions: messages were not read: \(error)")
            return []
        }
    }

    private static func key(_ session: SessionID) -> RedisArgument { "session:\(SHA256.hex(session.text.utf8))" }

    /// The fields that hold messages, in order, from HGETALL's list of names and values.
    private static func messageFields(_ parts: [RedisValue]) -> [(name: String, value: String)] {
        var fields: [(name: String, value: String)] = []
        for index in stride(from: 0, to: parts.count - 1, by: 2) {
            guard let name = parts[index].text, name.hasPrefix("message:"), let value = parts[index + 1].text else {
                continue
            }
            fields.append((name, value))
        }
        return fields.sorted { $0.name < $1.name }
    }

    private static func message(_ kept: String) -> VisitorMessage? {
        let parts = kept.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, let kind = VisitorMessage.Kind(rawValue: String(parts[0])) else { return nil }
        return VisitorMessage(kind: kind, text: String(parts[1]))
    }
}
