/// Where a Redis is and how to sign in there.
package struct RedisEndpoint: Sendable, Hashable {
    /// A way to reach a server.
    package enum Address: Sendable, Hashable {
        case unixSocket(path: String)
        case tcp(host: String, port: Int)
    }

    /// The way to the server.
    package var address: Address
    /// The account's name (Redis 6 ACL); nil for the default one.
    package var user: String?
    /// The account's password; nil for none.
    package var password: String?

    /// A server at `address`.
    package init(address: Address, user: String? = nil, password: String? = nil) {
        (self.address, self.user, self.password) = (address, user, password)
    }

    /// The place without the password, for logs.
    package var place: String {
        switch address {
        case .unixSocket(let path): path
        case .tcp(let host, let port): "\(host):\(port)"
        }
    }
}
