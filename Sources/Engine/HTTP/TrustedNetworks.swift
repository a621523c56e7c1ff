/// Networks whose word about a client is taken: those of balancers and the CDN.
public struct TrustedNetworks: Sendable {
    private struct Network: Sendable {
        let address: NetworkAddress
        let bits: Int
    }

    private var networks: [Network] = []

    /// Nobody is trusted.
    public static let none = TrustedNetworks()

    private init() {}

    /// Reads `10.0.0.0/8`, `2001:db8::/32` and single addresses; nil where one of the texts is neither.
    public init?(_ texts: [String]) {
        for text in texts {
            let parts = text.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count <= 2, let address = NetworkAddress(String(parts[0])) else { return nil }
            let shift = address.isV4 ? NetworkAddress.mappedBits : 0
            guard parts.count == 2 else {
                networks.append(Network(address: address, bits: 128))
                continue
            }
            guard let bits = Int(parts[1]), (0...(128 - shift)).contains(bits) else { return nil }
            networks.append(Network(address: address, bits: bits + shift))
        }
    }

    /// Whether there are none.
    public var isEmpty: Bool { networks.isEmpty }

    /// Whether an address is in one of them.
    public func contains(_ address: NetworkAddress) -> Bool {
        networks.contains { $0.address.shares($0.bits, with: address) }
    }
}

/// Whom a server believes about its clients.
public struct ProxyTrust: Sendable {
    /// The networks of balancers and the CDN.
    public var networks = TrustedNetworks.none
    /// Whether connections from them begin with a PROXY header. One that does not is closed; from elsewhere such a
    /// header is no request, and is refused like any other that is malformed.
    public var speaksProxyProtocol = false

    /// Nobody.
    public static let none = ProxyTrust()

    /// Trust in nobody, to be filled.
    public init() {}
}
