import Basics

/// Who sent a request, as far as that is known.
public struct Sender: Sendable, Hashable {
    /// The address at the other end of the connection, or the one that a trusted balancer told in front of it.
    public var address: NetworkAddress
    /// Whether a balancer told it (PROXY protocol).
    public var isTold: Bool

    /// A sender.
    public init(_ address: NetworkAddress, isTold: Bool) { (self.address, self.isTold) = (address, isTold) }
}

/// What trusted senders say about the client that they pass on. From others these fields are as if they were not there:
/// anybody can write them.
extension Request {
    /// The client, by the sender and `X-Forwarded-For`: read from its end, the first address that is not of a trusted
    /// network, as each hop adds the one it was asked by. Nil where the sender is not known.
    public func client(trusting networks: TrustedNetworks) -> Sender? {
        guard var client = sender, networks.contains(client.address) else { return sender }
        for field in fields(.forwardedFor).reversed() {
            for part in field.split(separator: ",", omittingEmptySubsequences: false).reversed() {
                // Words that are no address (`unknown`) end what is known.
                guard let address = NetworkAddress(field: part.trimmed) else { return client }
                client = Sender(address, isTold: true)
                guard networks.contains(address) else { return client }
            }
        }
        return client
    }

    /// Whether the client spoke HTTP or HTTPS with the outermost proxy, by `X-Forwarded-Proto`; nil where nobody who is
    /// trusted says so.
    public func forwardedScheme(trusting networks: TrustedNetworks) -> BaseURL.Scheme? {
        guard let sender, networks.contains(sender.address) else { return nil }
        return firstWord(of: .forwardedProto).flatMap { BaseURL.Scheme(rawValue: $0.lowercased()) }
    }

    /// The host that the client asked, by `X-Forwarded-Host`; nil where nobody who is trusted says so.
    public func forwardedHost(trusting networks: TrustedNetworks) -> String? {
        guard let sender, networks.contains(sender.address) else { return nil }
        return firstWord(of: .forwardedHost)
    }

    /// The first of several values with commas between them: what the hop nearest to the client said.
    private func firstWord(of name: FieldName) -> String? {
        let word = field(name).flatMap { $0.split(separator: ",", omittingEmptySubsequences: false).first }?.trimmed
        return word.flatMap { $0.isEmpty ? nil : $0 }
    }
}
