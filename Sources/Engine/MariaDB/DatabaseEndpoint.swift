import Basics
import CLinux

/// Where a database is and as whom to sign in there. Without TLS for now.
public struct DatabaseEndpoint: Sendable, Hashable {
    /// A way to reach a server.
    public enum Address: Sendable, Hashable {
        case unixSocket(path: String)
        case tcp(host: String, port: Int)
    }

    /// The way to the server.
    public var address: Address
    /// The account's name.
    public var user: String
    /// The account's password; empty for none.
    public var password: String
    /// The default database; nil for none.
    public var database: String?

    /// An account and a default database on the server at `address`.
    public init(address: Address, user: String, password: String = "", database: String?) {
        (self.address, self.user, self.password, self.database) = (address, user, password, database)
    }

    /// The place and the account without the password, for logs.
    public var placeAndUser: String {
        switch address {
        case .unixSocket(let path): "\(user)@\(path)/\(database ?? "")"
        case .tcp(let host, let port): "\(user)@\(host):\(port)/\(database ?? "")"
        }
    }
}

/// Numeric addresses for host names. The client library would block its loop on the name service, so names are resolved
/// on a pool first, at each connect: the cluster name of a database that fails over points elsewhere within seconds.
enum HostResolution {
    /// The host itself when it is an IPv4 or IPv6 literal.
    static func literal(_ host: String) -> String? {
        var hints = addrinfo()
        hints.ai_flags = AI_NUMERICHOST
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, nil, &hints, &list) == 0 else { return nil }
        freeaddrinfo(list)
        return host
    }

    /// All addresses of a name, in the order the system prefers. Blocks.
    static func lookUp(_ host: String) -> [String] {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, nil, &hints, &list) == 0 else { return [] }
        defer { freeaddrinfo(list) }
        var found: [String] = []
        var next = list
        while let entry = next {
            var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
            let code = getnameinfo(
                entry.pointee.ai_addr, entry.pointee.ai_addrlen, &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST)
            if code == 0 {
                let numeric = String(utf8: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) })
                if !found.contains(numeric) { found.append(numeric) }
            }
            next = entry.pointee.ai_next
        }
        return found
    }
}
