import Basics

/// An address under which the shop is reached: scheme, host and port. It has no path.
public struct BaseURL: Sendable, Hashable {
    /// `http` or `https`.
    public enum Scheme: String, Sendable {
        case http, https

        /// The port that an address of this scheme means when it names none (RFC 9110 §4.2).
        public var defaultPort: UInt16 { self == .http ? 80 : 443 }
    }

    /// How the client speaks to the shop; in front of the balancer, that is.
    public let scheme: Scheme
    /// The host in lower case; an IPv6 address has its brackets.
    public let host: String
    /// The port.
    public let port: UInt16

    /// An address from its parts; nil when `host` is not a host.
    public init?(scheme: Scheme, host: String, port: UInt16? = nil) {
        self.init("\(scheme.rawValue)://\(host):\(port ?? scheme.defaultPort)")
    }

    /// Reads `https://shop.example` or `http://127.0.0.1:8080/`; nil for another scheme, a path, a query, a user.
    public init?(_ text: String) {
        var text = text
        let parts: (Scheme, String, UInt16)? = text.withUTF8 { utf8 in
            let bytes = UnsafeRawBufferPointer(utf8)
            guard let colon = bytes.first(UInt8(ascii: ":")), bytes.count > colon + 3,
                bytes.part(colon, colon + 3).equals("://"),
                let scheme = Scheme(rawValue: String(decoding: bytes.part(0, colon), as: UTF8.self).lowercased())
            else { return nil }
            var rest = bytes.part(colon + 3, bytes.count)
            if rest.last == UInt8(ascii: "/") { rest = rest.part(0, rest.count - 1) }
            guard let authority = Authority(rest) else { return nil }
            let host = String(decoding: authority.host.map(\.asciiLowercased), as: UTF8.self)
            return (scheme, host, authority.port ?? scheme.defaultPort)
        }
        guard let parts else { return nil }
        (scheme, host, port) = parts
    }

    /// The origin as browsers write it: without the default port, without a slash (RFC 6454 §6.2).
    public var origin: String { "\(scheme.rawValue)://\(authority)" }

    /// What browsers send as `Host`: without the default port (RFC 9110 §7.2).
    var authority: String { port == scheme.defaultPort ? host : "\(host):\(port)" }

    /// True when a `Host` field means this address: letters in any case, the default port written or not.
    public func matches(host bytes: UnsafeRawBufferPointer) -> Bool {
        guard let authority = Authority(bytes), (authority.port ?? scheme.defaultPort) == port,
            authority.host.count == host.utf8.count
        else { return false }
        return zip(authority.host, host.utf8).allSatisfy { $0.asciiLowercased == $1 }
    }

    /// True when an `Origin` field names this address.
    public func matches(origin text: String) -> Bool {
        guard text.utf8.last != UInt8(ascii: "/"), let other = BaseURL(text) else { return false }
        return other == self
    }
}
