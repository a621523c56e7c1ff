import Basics

/// Lets through only requests for the shop's own addresses, so that neither links nor caches are poisoned by a `Host`.
///
/// An object, so that a request holds it by one count.
public final class HostGuard: Sendable {
    /// Where a request may go.
    public enum Verdict: Sendable, Equatable {
        case allowed
        /// A page under a foreign name: 302 to this address.
        case redirect(location: String)
        /// 421 (RFC 9110 §15.5.20).
        case refused
    }

    private let baseURLs: [BaseURL]
    /// The `Host` fields of their clients, but for spellings that mean the same.
    private let usualHosts: [[UInt8]]
    private let machinePrefixes: [[UInt8]]
    private let networks: TrustedNetworks

    /// A guard for the shop's addresses, the first of them the one that visitors are sent to. Paths under
    /// `machinePrefixes` (`/rest/`) are not for people and are never redirected. What a sender from `networks` says of
    /// the address that its client asked is believed.
    public init(baseURLs: [BaseURL], machinePrefixes: [String] = [], trusting networks: TrustedNetworks = .none) {
        (self.baseURLs, self.machinePrefixes) = (baseURLs, machinePrefixes.map { Array($0.utf8) })
        self.networks = networks
        usualHosts = baseURLs.map { Array($0.authority.utf8) }
    }

    /// Judges a request. The balancer asks `/health/…` by a node's address and is always let through.
    public func verdict(for request: Request) -> Verdict {
        if !networks.isEmpty, let verdict = verdictOnForwarded(request) { return verdict }
        if request.withHost(isOurs) || isForHealth(request) { return .allowed }
        return elsewhere(request, baseURLs.first)
    }

    /// Judges a request by what a trusted sender says of it; nil where it says nothing.
    private func verdictOnForwarded(_ request: Request) -> Verdict? {
        let scheme = request.forwardedScheme(trusting: networks)
        let host = request.forwardedHost(trusting: networks)
        guard scheme != nil || host != nil else { return nil }
        let asked = baseURLs.filter { url in
            guard var host else { return request.withHost(url.matches(host:)) }
            return host.withUTF8 { url.matches(host: UnsafeRawBufferPointer($0)) }
        }
        if isForHealth(request) || asked.contains(where: { scheme == nil || $0.scheme == scheme }) { return .allowed }
        guard let own = asked.first else { return elsewhere(request, baseURLs.first) }
        // By HTTP to a shop that speaks HTTPS: a page is shown the way, anything else has been said already.
        guard case .redirect(let location) = elsewhere(request, own) else { return .allowed }
        return .redirect(location: location)
    }

    private func isOurs(_ host: UnsafeRawBufferPointer) -> Bool {
        for usual in usualHosts where usual.withUnsafeBytes(host.equals) { return true }
        return baseURLs.contains { $0.matches(host: host) }
    }

    private func isForHealth(_ request: Request) -> Bool { request.pathBegins(with: "/health/") }

    /// The same page under another address; refused where it is none for people.
    private func elsewhere(_ request: Request, _ url: BaseURL?) -> Verdict {
        guard request.method == .get || request.method == .head, request.path.first == UInt8(ascii: "/"),
            !machinePrefixes.contains(where: { request.path.starts(with: $0) }), let url
        else { return .refused }
        let query = request.query.isEmpty ? "" : "?" + String(utf8: request.query)
        return .redirect(location: url.origin + request.pathText + query)
    }
}
