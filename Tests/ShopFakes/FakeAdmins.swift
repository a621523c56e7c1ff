import Basics
package import Commerce

/// One administrator, known by a name, a password and a token.
package final class FakeAdmins: AdminAccess {
    package static let username = "labadmin"
    package static let password = "Lab-Admin-2026"
    package static let token = "a.good.token"

    package var failure: StoreFailure?

    /// An administrator who may sign in.
    package init() {}

    package func token(username: String, password: String) async throws(SignInError) -> String {
        if let failure { throw .failed(failure) }
        guard username == FakeAdmins.username, password == FakeAdmins.password else { throw .refused }
        return FakeAdmins.token
    }

    package func administrator(bearing token: String) async throws(StoreFailure) -> AdminUserID? {
        if let failure { throw failure }
        return token == FakeAdmins.token ? AdminUserID(1) : nil
    }
}

extension FakeAdmins {
    /// What the administrator's requests carry.
    package static let fields = ["Authorization": "Bearer \(token)"]
}
