import Basics

/// Lets through only requests for the shop's own addresses, so that neither links nor caches are poisoned by a `Host`.
public struct HostGuard: Sendable {
    /// Where a request may go.
    public enum Verdict: Sendable, Equatable {
        case allowed
        /// A page under a foreign name: 302 to this address.
        case redirect(location: String)
        /// 421 (RFC 9110 §15.5.20).
        case refused
    }

    private let baseURLs: [BaseURL]
    private let machinePrefixes: [[UInt8]]

    /// A guard for the shop's addresses, the first of them the one that visitors are sent to. Paths under
    /// `machinePrefixes` (`/rest/`) are not for people and are never redirected.
    public init(baseURLs: [BaseURL], machinePrefixes: [String] = []) {
        (self.baseURLs, self.machinePrefixes) = (baseURLs, machinePrefixes.map { Array($0.utf8) })
    }

    /// Judges a request. The balancer asks `/health/…` by a node's address and is always let through.
    public func verdict(for request: Request) -> Verdict {
        let isOurs = request.withHost { host in baseURLs.contains { $0.matches(host: host) } }
        if isOurs || request.path.starts(with: "/health/".utf8) { return .allowed }
        guard request.method == .get || request.method == .head, request.path.first == UInt8(ascii: "/"),
            !machinePrefixes.contains(where: { request.path.starts(with: $0) }), let first = baseURLs.first
        else { return .refused }
        let query = request.query.isEmpty ? "" : "?" + String(utf8: request.query)
        return .redirect(location: first.origin + request.pathText + query)
    }
}
