import Basics
import Redis

/// Redis, which holds the visits' sessions.
extension Doctor {
    /// The oldest version with everything that is asked of it (`GETDEL`, `EXPIRE … GT`).
    private static let oldestVersion = (major: 6, minor: 2)

    func redis() async -> [Finding] {
        let client = RedisClient(loop: loop, endpoint: configuration.redis, log: .silent, names: names)
        defer { client.close() }
        let text: String
        do {
            let answer = try await client.command("INFO")
            text = answer.text ?? ""
        } catch {
            return [
                .failed(
                    "redis", "\(error)",
                    advice:
                        "see that it runs and that redis_password is right; carts go on without it, signing in does not"
                )
            ]
        }
        return Doctor.redisFindings(info: text)
    }

    /// What `INFO` says.
    static func redisFindings(info: String) -> [Finding] {
        var facts: [String: String] = [:]
        for line in info.split(whereSeparator: \.isNewline) {
            let parts = line.split(separator: ":", maxSplits: 1).map(String.init)
            if parts.count == 2 { facts[parts[0]] = parts[1] }
        }
        let version = facts["redis_version"] ?? "unknown"
        let numbers = version.split(separator: ".").compactMap { Int($0) }
        let isOld = numbers.count < 2 || (numbers[0], numbers[1]) < oldestVersion
        let versionFinding: Finding =
            isOld
            ? .warning(
                "redis version", version,
                advice: "use \(oldestVersion.major).\(oldestVersion.minor) or newer")
            : .ok("redis version", version)
        let policy = facts["maxmemory_policy"] ?? "unknown"
        let policyFinding: Finding =
            policy == "noeviction"
            ? .ok("redis memory", "maxmemory-policy noeviction")
            : .warning(
                "redis memory", "maxmemory-policy \(policy)",
                advice: "set maxmemory-policy noeviction: with another one visitors are signed out when memory is short"
            )
        return [versionFinding, policyFinding]
    }
}
