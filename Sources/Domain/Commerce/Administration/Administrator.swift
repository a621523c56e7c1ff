public import Basics

/// An administrator's number (Magento's `admin_user.user_id`).
public struct AdminUserID: Identifier {
    public let rawValue: Int64
    /// The administrator with this number.
    public init(rawValue: Int64) { self.rawValue = rawValue }
}

/// Someone who runs the shop. There is one role, Magento's "Administrators", which may do everything.
public struct Administrator: Sendable, Equatable {
    public let id: AdminUserID
    public var username: String
    public var firstName: String
    public var lastName: String
    public var email: String
    public var isActive: Bool

    /// An administrator.
    public init(
        id: AdminUserID, username: String, firstName: String, lastName: String, email: String, isActive: Bool
    ) {
        (self.id, self.username, self.email, self.isActive) = (id, username, email, isActive)
        (self.firstName, self.lastName) = (firstName, lastName)
    }
}

/// Why nobody was signed in.
public enum SignInError: Error, Equatable {
    /// Unknown, inactive, locked after too many failures, or the wrong password: the caller is not told which.
    case refused
    case failed(StoreFailure)
}

/// Tokens of administrators: made from a name and a password, and looked at when they come back.
public protocol AdminAccess: AnyObject {
    /// A token that names the administrator for a while.
    func token(username: String, password: String) async throws(SignInError) -> String

    /// The administrator whom a token names. Nil when it is no token of ours, has expired, or the administrator is no
    /// longer active: the caller is a guest then.
    func administrator(bearing token: String) async throws(StoreFailure) -> AdminUserID?
}
