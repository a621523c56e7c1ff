import Crypto
import MariaDB

/// Counts failed sign-ins by name and refuses more of them for a while
/// (`Magento\Integration\Model\Oauth\Token\RequestThrottler`).
struct SignInFailures {
    /// Whose names are counted, by Magento's user types.
    enum UserType: Int64 {
        case administrator = 2
    }

    private let writer: Writer
    private let userType: UserType

    /// After so many failures a name is locked.
    static let failuresMax = 6
    /// A name is locked for so long since the last failure.
    static let lockSeconds = 1_800
    /// With each failure so many rows are dropped whose time is over.
    private static let sweptMax = 100

    init(_ writer: Writer, _ userType: UserType) { (self.writer, self.userType) = (writer, userType) }

    /// Counts a try as failed before it is made, so that many at once are not more than one after another. False where
    /// the name is locked: that is no failure and does not prolong the lock.
    func begin(_ name: String) async throws -> Bool {
        let digest = SignInFailures.digest(name)
        return try await writer.transaction { transaction in
            // The row is made first, for its lock: of a row that is not there many would find no failures at once.
            try await transaction.run(
                """
                INSERT INTO sign_in_failure (user_type, name_digest, failures, locked_until)
                VALUES (\(userType.rawValue), \(digest), 0, UTC_TIMESTAMP())
                ON DUPLICATE KEY UPDATE failures = failures
                """)
            let failures =
                try await transaction.rows(
                    """
                    SELECT IF(locked_until > UTC_TIMESTAMP(), failures, 0) FROM sign_in_failure
                    WHERE user_type = \(userType.rawValue) AND name_digest = \(digest) FOR UPDATE
                    """, as: Int.self
                ).first ?? 0
            if failures >= SignInFailures.failuresMax { return false }
            try await transaction.run(
                """
                UPDATE sign_in_failure SET failures = \(failures + 1),
                locked_until = UTC_TIMESTAMP() + INTERVAL \(SignInFailures.lockSeconds) SECOND
                WHERE user_type = \(userType.rawValue) AND name_digest = \(digest)
                """)
            if failures == 0 {
                try await transaction.run(
                    """
                    DELETE FROM sign_in_failure WHERE locked_until < UTC_TIMESTAMP() LIMIT \(SignInFailures.sweptMax)
                    """)
            }
            return true
        }
    }

    /// The try was right: all failures of the name are forgotten.
    func forget(_ name: String) async throws {
        try await writer.run(
            """
            DELETE FROM sign_in_failure
            WHERE user_type = \(userType.rawValue) AND name_digest = \(SignInFailures.digest(name))
            """)
    }

    /// The try was not made: it is no failure.
    func takeBack(_ name: String) async throws {
        try await writer.run(
            """
            UPDATE sign_in_failure SET failures = failures - 1
            WHERE user_type = \(userType.rawValue) AND name_digest = \(SignInFailures.digest(name)) AND failures > 0
            """)
    }

    /// A name in any letter case.
    private static func digest(_ name: String) -> String { SHA256.hex(Array(name.lowercased().utf8)) }
}
