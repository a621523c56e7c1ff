public import EventLoop

/// The shop that is asked: where it is, and by which name.
public struct ShopTarget: Sendable {
    /// What cannot be asked, and why.
    public struct Refusal: Error, CustomStringConvertible {
        /// A sentence.
        public let description: String
    }

    /// The shop's address as it was given.
    public let url: String
    /// Its name and port, as they stand behind `Host:`.
    public let host: String
    /// Where it listens.
    public let address: SocketAddress

    /// Reads `http://127.0.0.1:8080/` and looks the host up. `name` takes the host's place in requests, for a node that
    /// is asked by its own address under the shop's name. A load is only for who may put it on a shop: an address that
    /// is neither of this machine nor of a private network is refused unless the caller says that it is theirs.
    public init(_ url: String, name: String? = nil, isOwn: Bool = false) throws(Refusal) {
        let (host, port) = try ShopTarget.parts(url)
        guard let address = SocketAddress.tcp(host, port: port, isNumeric: false) else {
            throw Refusal(description: "the host '\(host)' is not known")
        }
        guard address.isLoopback || address.isPrivate || isOwn else {
            throw Refusal(
                description: "\(host) is an address of the open network. Load belongs on your own shop only: "
                    + "say --i-own-this-shop if it is")
        }
        let shown = host.contains(":") ? "[\(host)]" : host
        (self.url, self.address) = (url, address)
        self.host = name ?? (port == 80 ? shown : "\(shown):\(port)")
    }

    private static func parts(_ url: String) throws(Refusal) -> (host: String, port: Int) {
        let form = "the shop's address must be of the form http://127.0.0.1:8080/"
        guard url.hasPrefix("http://") else {
            let isSecure = url.hasPrefix("https://")
            throw Refusal(
                description: isSecure ? "HTTPS is not spoken here: ask a node itself, behind its balancer" : form)
        }
        var rest = url.dropFirst("http://".count)
        if rest.last == "/" { rest.removeLast() }
        guard !rest.isEmpty, rest.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }),
            !rest.contains(where: { "/?#@".contains($0) })
        else { throw Refusal(description: form) }
        var host = rest
        var port: Int? = 80
        if rest.first == "[", let end = rest.firstIndex(of: "]") {
            host = rest[rest.index(after: rest.startIndex)..<end]
            let behind = rest[rest.index(after: end)...]
            if !behind.isEmpty { port = behind.first == ":" ? Int(behind.dropFirst()) : nil }
        } else if let colon = rest.lastIndex(of: ":") {
            host = rest[..<colon]
            port = Int(rest[rest.index(after: colon)...])
        }
        guard !host.isEmpty, let port, (1...65_535).contains(port) else { throw Refusal(description: form) }
        return (String(host), port)
    }
}
