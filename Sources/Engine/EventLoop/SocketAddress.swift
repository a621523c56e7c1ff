import CLinux

/// A socket address as the kernel takes it.
public struct SocketAddress: Sendable {
    /// `AF_UNIX`, `AF_INET` or `AF_INET6`.
    public let family: Int32
    private let bytes: [UInt8]

    /// The address of a Unix socket; nil when the path is too long for one.
    public static func unix(_ path: String) -> SocketAddress? {
        var address = sockaddr_un()
        let room = MemoryLayout.size(ofValue: address.sun_path)
        guard path.utf8.count < room else { return nil }
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        return SocketAddress(family: AF_UNIX, bytes: withUnsafeBytes(of: &address) { Array($0) })
    }

    /// The address of a Unix socket that has a name in place of a path (unix(7), abstract); nil when it is too long.
    public static func abstract(_ name: String) -> SocketAddress? {
        var address = sockaddr_un()
        let room = MemoryLayout.size(ofValue: address.sun_path)
        guard !name.isEmpty, name.utf8.count < room else { return nil }
        address.sun_family = sa_family_t(AF_UNIX)
        // The name stands behind a NUL, and ends where the address does.
        withUnsafeMutableBytes(of: &address.sun_path) { bytes in
            for (place, byte) in name.utf8.enumerated() { bytes[1 + place] = byte }
        }
        let length = MemoryLayout<sockaddr_un>.size - room + 1 + name.utf8.count
        return SocketAddress(family: AF_UNIX, bytes: withUnsafeBytes(of: &address) { Array($0.prefix(length)) })
    }

    /// The first address of a host. A numeric host needs no look-up; a name blocks on the name service.
    public static func tcp(_ host: String, port: Int, isNumeric: Bool) -> SocketAddress? {
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

extension SocketAddress {
    /// connect(2) of `descriptor` to this address: 0, or -1 with `errno` set.
    public func connect(_ descriptor: Int32) -> Int32 {
        bytes.withUnsafeBytes { bytes in
            bytes.withMemoryRebound(to: sockaddr.self) {
                clinux_connect(descriptor, $0.baseAddress, socklen_t(bytes.count))
            }
        }
    }

    /// bind(2) of `descriptor` to this address: 0, or -1 with `errno` set.
    func bind(_ descriptor: Int32) -> Int32 {
        bytes.withUnsafeBytes { bytes in
            bytes.withMemoryRebound(to: sockaddr.self) {
                clinux_bind(descriptor, $0.baseAddress, socklen_t(bytes.count))
            }
        }
    }

    /// Why a connect to `place`, which this is the address of, would fail at once; nil when it would be on its way.
    /// Sends nothing and never waits: a datagram socket that connects makes the kernel look for the route or for the
    /// listener's socket, and no more.
    public func refusalAtOnce(of place: String) -> SystemError? {
        let probe = socket(family, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard probe >= 0 else { return SystemError("connect \(place)") }
        defer { close(probe) }
        // A Unix stream socket that is there is of the wrong type for this one, which the kernel finds out last.
        guard connect(probe) != 0, clinux_errno() != EPROTOTYPE else { return nil }
        return SystemError("connect \(place)")
    }
}

/// Which network an address is in.
extension SocketAddress {
    /// Whether the address is of this machine itself: a Unix socket, 127.0.0.0/8 or ::1.
    public var isLoopback: Bool {
        guard let address = inet else { return family == AF_UNIX }
        if address.count == 4 { return address[0] == 127 }
        return address.dropLast().allSatisfy { $0 == 0 } && address[15] == 1
    }

    /// Whether the address is of a network that is reached from nowhere else: RFC 1918 (10/8, 172.16/12, 192.168/16),
    /// RFC 3927 (169.254/16), RFC 4193 (fc00::/7), RFC 4291 (fe80::/10).
    public var isPrivate: Bool {
        guard let address = inet else { return false }
        let first = address[0]
        let second = address[1]
        if address.count == 16 { return first & 0xFE == 0xFC || (first == 0xFE && second & 0xC0 == 0x80) }
        return first == 10 || (first == 172 && second & 0xF0 == 16) || (first == 192 && second == 168)
            || (first == 169 && second == 254)
    }

    /// The four or sixteen bytes of the address; an IPv4 address in its IPv6 form is one of four.
    private var inet: [UInt8]? {
        bytes.withUnsafeBytes { raw -> [UInt8]? in
            switch family {
            case AF_INET:
                let address = raw.loadUnaligned(as: sockaddr_in.self).sin_addr
                return withUnsafeBytes(of: address) { Array($0) }
            case AF_INET6:
                let address = raw.loadUnaligned(as: sockaddr_in6.self).sin6_addr
                let all = withUnsafeBytes(of: address) { Array($0) }
                let isMapped = all[..<10].allSatisfy { $0 == 0 } && all[10] == 0xFF && all[11] == 0xFF
                return isMapped ? Array(all[12...]) : all
            default: return nil
            }
        }
    }
}
