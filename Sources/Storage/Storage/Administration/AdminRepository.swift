public import Basics
public import Commerce
import Crypto
import EventLoop
import JSON
import MariaDB

/// Administrators' tokens. One for each loop; the signing keys are the node's.
public final class AdminRepository: AdminAccess {
    private let writer: Writer
    private let keys: SigningKeys
    private let hasher: PasswordHasher
    private let clock: () -> Instant
    private let failures: SignInFailures
    /// Whether an administrator was active when it was last asked.
    private var active: [AdminUserID: (isActive: Bool, at: MonotonicInstant)] = [:]

    /// A token is good for so long.
    public static let tokenSeconds: Int64 = 3_600
    /// Whether an administrator is still active is asked this often.
    public static let activeSeconds = 5
    /// So many administrators are remembered.
    private static let rememberedMax = 1_000

    /// A loop's way to the administrators.
    public init(_ databases: Databases, _ keys: SigningKeys, _ hasher: PasswordHasher, clock: @escaping () -> Instant) {
        writer = databases.writer
        (self.keys, self.hasher, self.clock) = (keys, hasher, clock)
        failures = SignInFailures(databases.writer, .administrator)
    }

    /// A token for a name and a password. What is wrong with them is not told.
    public func token(username: String, password: String) async throws(SignInError) -> String {
        do {
            let user = try await writer.rows(
                "SELECT id, password_hash, is_active, username FROM admin_user WHERE username = \(username)",
                as: AdminUserID.self, String.self, Bool.self, String.self
            ).first
            // Counted under the stored name: the database finds it under many spellings, with blanks and accents.
            let name = user?.3 ?? username
            guard try await failures.begin(name) else { throw SignInError.refused }
            guard try await matches(name, password, user?.1), let user, user.2 else { throw SignInError.refused }
            try await failures.forget(name)
            guard let key = try await keys.keys(writer).first else {
                throw StoreFailure.broken("there is no signing key: run vitrine migrate")
            }
            return JSONWebToken.signed(AdminRepository.claims(user.0, at: clock()), with: key)
        } catch let error as SignInError {
            throw error
        } catch {
            throw .failed(StoreFailure(error))
        }
    }

    /// Whom a token names. A known key and an administrator who was asked for a moment ago need no database.
    public func administrator(bearing token: String) async throws(StoreFailure) -> AdminUserID? {
        do {
            guard let id = JSONWebToken.keyID(of: token), let key = try await keys.key(id, writer),
                let claims = JSONWebToken.claims(of: token, key: key),
                claims["utypid"]?.integer == SignInFailures.UserType.administrator.rawValue,
                let expiry = claims["exp"]?.integer, clock() < Instant(seconds: expiry),
                let user = claims["uid"]?.integer
            else { return nil }
            return try await isActive(AdminUserID(user)) ? AdminUserID(user) : nil
        } catch {
            throw StoreFailure(error)
        }
    }

    private static func claims(_ user: AdminUserID, at now: Instant) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("uid", user.rawValue)
            json.member("utypid", SignInFailures.UserType.administrator.rawValue)
            json.member("iat", now.seconds)
            json.member("exp", now.seconds + tokenSeconds)
        }
        return json.takeBytes()
    }

    private func matches(_ username: String, _ password: String, _ hash: String?) async throws -> Bool {
        do throws(BlockingPool.Full) {
            return try await hasher.matches(password, hash)
        } catch {
            try await failures.takeBack(username)
            throw StoreFailure.unavailable("too many people sign in at once")
        }
    }

    /// The last answer serves while the writer is away: a token ends within the hour.
    private func isActive(_ user: AdminUserID) async throws -> Bool {
        let known = active[user]
        let now = MonotonicInstant.now()
        if let known, now.since(known.at) < .seconds(AdminRepository.activeSeconds) { return known.isActive }
        do {
            let isActive =
                try await writer.rows(
                    "SELECT is_active FROM admin_user WHERE id = \(user)", as: Bool.self
                ).first ?? false
            if active.count >= AdminRepository.rememberedMax { active.removeAll() }
            active[user] = (isActive, now)
            return isActive
        } catch {
            guard let known else { throw error }
            return known.isActive
        }
    }
}
