import Basics
public import Commerce

/// One administrator, known by a name, a password and a token.
public final class FakeAdmins: AdminAccess {
    public static let username = "labadmin"
    public static let password = "Lab-Admin-2026"
    public static let token = "a.good.token"

    public var failure: StoreFailure?

    /// An administrator who may sign in.
    public init() {}

    public func token(username: String, password: String) async throws(SignInError) -> String {
        if let failure { throw .failed(failure) }
        guard username == FakeAdmins.username, password == FakeAdmins.password else { throw .refused }
        return FakeAdmins.token
    }

    public func administrator(bearing token: String) async throws(StoreFailure) -> AdminUserID? {
        if let failure { throw failure }
        return token == FakeAdmins.token ? AdminUserID(1) : nil
    }
}

extension FakeAdmins {
    /// What the administrator's requests carry.
    public static let fields = ["Authorization": "Bearer \(token)"]
}
