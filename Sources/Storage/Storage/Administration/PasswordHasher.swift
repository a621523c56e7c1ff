import Basics
import Crypto
public import EventLoop

/// Makes and checks password hashes on threads of their own: each takes some 70 ms and 64 MB, and a crowd that signs in
/// must not take the shop's cores.
public struct PasswordHasher: Sendable {
    private let pool: BlockingPool

    /// Who waits for a thread, at most; whoever comes then is asked to try again.
    public static let queueDepthMax = 32
    /// Half the cores, one at least.
    public static var threadCount: Int { max(1, Machine.coreCount / 2) }
    /// Longer passwords are refused unhashed.
    public static let passwordBytesMax = 1_024

    /// The hash that an unknown name is checked against, so that the answer takes as long as for a known one.
    private static let ofNobody =
        "0000000000000000000000000000000000000000000000000000000000000000:nobodynobodynob0:3_32_2_67108864"

    /// A hasher on a pool.
    public init(_ pool: BlockingPool) { self.pool = pool }

    /// The hash of a new password.
    public func hash(_ password: String) async throws(BlockingPool.Full) -> String {
        try await pool.run {
            var generator = SystemRandom()
            return PasswordHash.make(password, using: &generator)
        }
    }

    /// Whether a password is the one that was hashed; never where there is no hash.
    public func matches(_ password: String, _ stored: String?) async throws(BlockingPool.Full) -> Bool {
        guard password.utf8.count <= PasswordHasher.passwordBytesMax else { return false }
        let isRight = try await pool.run { PasswordHash.matches(password, stored ?? PasswordHasher.ofNobody) }
        return isRight && stored != nil
    }
}
