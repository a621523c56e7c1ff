import Basics
import HTTP

/// How much of what costs the node something one client may ask for, told apart by address. One for all loops; asked
/// only for what no cache has answered, so a ready page passes by.
///
/// Standard limits are for an address that a thousand people share, as a mobile operator's customers do: they keep one
/// machine from taking the whole node, and no more.
final class AddressLimits: Sendable {
    /// Whose requests are counted.
    enum Counting: String, CaseIterable {
        /// Those whose address a trusted balancer has told. Without one everybody has the balancer's address, and a
        /// limit on that would be one on the whole shop.
        case told
        /// Those of everybody but trusted networks themselves.
        case all
        case off
    }

    /// What is counted apart from the rest.
    enum Kind: Int, CaseIterable {
        case signIn, cartChange, search, other

        init(_ request: Request) {
            self = request.withPath { path in
                if request.method.isSafe { return request.query.isEmpty ? .other : .search }
                if path.holds("/integration/"), path.holds("/token") { return .signIn }
                return path.holds("/checkout/") || path.holds("carts") ? .cartChange : .other
            }
        }
    }

    private let counting: Counting
    private let networks: TrustedNetworks
    private let buckets: Guarded<[TokenBuckets]>

    /// Limits a minute in the order of the kinds.
    init(_ counting: Counting, perMinute: [Int], trusting networks: TrustedNetworks, seed: UInt64) {
        (self.counting, self.networks) = (counting, networks)
        buckets = Guarded(perMinute.map { TokenBuckets(perMinute: $0, seed: seed) })
    }

    /// In how many seconds the client may ask for this again; nil when it may now.
    func waitSeconds(of request: Request, at now: MonotonicInstant) -> Int? {
        guard counting != .off, let sender = request.client(trusting: networks),
            sender.isTold || counting == .all && !networks.contains(sender.address)
        else { return nil }
        let kind = Kind(request).rawValue
        let wait = buckets.withLock { $0[kind].take(sender.address.client, at: now) }
        return wait.map { $0.milliseconds / 1_000 + 1 }
    }
}

extension UnsafeRawBufferPointer {
    /// Whether a text stands somewhere in the bytes.
    fileprivate func holds(_ text: StaticString) -> Bool {
        let wanted = UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        guard count >= wanted.count else { return false }
        return (0...(count - wanted.count)).contains { self[$0..<($0 + wanted.count)].elementsEqual(wanted) }
    }
}
