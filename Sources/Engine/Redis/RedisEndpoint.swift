/// Where a Redis is and how to sign in there.
public struct RedisEndpoint: Sendable, Hashable {
    /// A way to reach a server.
    public enum Address: Sendable, Hashable {
        case unixSocket(path: String)
        case tcp(host: String, port: Int)
    }

    /// The way to the server.
    public var address: Address
    /// The account's name (Redis 6 ACL); nil for the default one.
    public var user: String?
    /// The account's password; nil for none.
    public var password: String?

    /// A server at `address`.
    public init(address: Address, user: String? = nil, password: String? = nil) {
        (self.address, self.user, self.password) = (address, user, password)
    }

    /// The place without the password, for logs.
    public var place: String {
        switch address {
        case .unixSocket(let path): path
        case .tcp(let host, let port): "\(host):\(port)"
        }
    }
}
