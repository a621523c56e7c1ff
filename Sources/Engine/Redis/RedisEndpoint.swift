import Basics
import CLinux

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

/// A socket address as the kernel takes it.
struct SocketAddress: Sendable {
    let family: Int32
    let bytes: [UInt8]

    /// The address of a Unix socket; nil when the path is too long for one.
    static func unix(_ path: String) -> SocketAddress? {
        var address = sockaddr_un()
        let room = MemoryLayout.size(ofValue: address.sun_path)
        guard path.utf8.count < room else { return nil }
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        return SocketAddress(family: AF_UNIX, bytes: withUnsafeBytes(of: &address) { Array($0) })
    }

    /// The first address of a host. A numeric host needs no look-up; a name blocks on the name service.
    static func tcp(_ host: String, port: Int, isNumeric: Bool) -> SocketAddress? {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        hints.ai_flags = isNumeric ? AI_NUMERICHOST : AI_ADDRCONFIG
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, String(port), &hints, &list) == 0, let first = list?.pointee else { return nil }
        defer { freeaddrinfo(list) }
        guard let address = first.ai_addr else { return nil }
        let bytes = UnsafeRawBufferPointer(start: address, count: Int(first.ai_addrlen))
        return SocketAddress(family: first.ai_family, bytes: Array(bytes))
    }
}
