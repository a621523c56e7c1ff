import Basics
public import Commerce
import MariaDB

/// Administrators' accounts, for the commands that keep them.
public struct AdminAccounts {
    private let writer: Writer
    private let hasher: PasswordHasher

    /// The accounts on the writer.
    public init(_ databases: Databases, _ hasher: PasswordHasher) {
        (writer, self.hasher) = (databases.writer, hasher)
    }

    /// All administrators, by number.
    public func all() async throws -> [Administrator] {
        try await writer.rows(
            "SELECT id, username, first_name, last_name, email, is_active FROM admin_user ORDER BY id",
            as: AdminUserID.self, String.self, String.self, String.self, String.self, Bool.self
        ).map {
            Administrator(id: $0.0, username: $0.1, firstName: $0.2, lastName: $0.3, email: $0.4, isActive: $0.5)
        }
    }

    /// Makes an account; nil where the name or the address is taken.
    public func create(
        username: String, password: String, firstName: String, lastName: String, email: String
    ) async throws -> AdminUserID? {
        let hash = try await hasher.hash(password)
        do {
            let effect = try await writer.run(
                """
                INSERT INTO admin_user
                    (username, password_hash, first_name, last_name, email, is_active, created_at, updated_at)
                VALUES (\(username), \(hash), \(firstName), \(lastName), \(email), 1, UTC_TIMESTAMP(), UTC_TIMESTAMP())
                """)
            return AdminUserID(effect.lastInsertID)
        } catch let error as MariaDBError where error.kind == .duplicateKey {
            return nil
        }
    }

    /// Whether a password is this administrator's.
    public func isPassword(_ password: String, of user: AdminUserID) async throws -> Bool {
        let hash = try await writer.rows(
            "SELECT password_hash FROM admin_user WHERE id = \(user)", as: String.self
        ).first
        return try await hasher.matches(password, hash)
    }

    /// Gives an administrator a new password and forgets the failures of the name. Tokens stay good until they expire.
    public func setPassword(_ password: String, of user: Administrator) async throws {
        let hash = try await hasher.hash(password)
        try await writer.run(
            "UPDATE admin_user SET password_hash = \(hash), updated_at = UTC_TIMESTAMP() WHERE id = \(user.id)")
        try await SignInFailures(writer, .administrator).forget(user.username)
    }
}
