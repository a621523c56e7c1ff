import EventLoop

/// What a run is to do.
public struct LoadPlan: Sendable {
    /// Whether writes may be told to come again (503 with `Retry-After`) without the run having failed.
    public enum Refusals: Sendable, Equatable {
        case fail
        case mayHappen
        /// Between these seconds since the run's start.
        case mayHappenWithin(ClosedRange<Double>)
    }

    /// Who comes, and what they do.
    public var profile: LoadProfile
    /// The shop.
    public var target: ShopTarget
    /// From how many addresses of this machine connections come, 127.0.1.1 and following; 0 for the kernel's choice.
    public var originCount = 0
    /// What refused writes mean.
    public var refusals = Refusals.fail

    /// More addresses are not taken.
    public static let originsMax = 10_000
    /// A process asks for no more descriptors than these for shoppers.
    public static let descriptorsMax = 20_000
    /// Descriptors of the process that are no shopper's.
    public static let descriptorsBeside = 64

    /// A plan for a shop.
    public init(_ profile: LoadProfile, _ target: ShopTarget) { (self.profile, self.target) = (profile, target) }

    /// The addresses that connections come from.
    var origins: [SocketAddress] {
        (0..<originCount).compactMap { number in
            SocketAddress.tcp("127.0.\(1 + number / 250).\(1 + number % 250)", port: 0, isNumeric: true)
        }
    }
}
