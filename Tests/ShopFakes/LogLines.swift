public import Basics

/// Keeps what a log was told.
public final class LogLines: Sendable {
    private let kept = Guarded<[String]>([])

    /// Nothing yet.
    public init() {}

    /// The log that is listened to, from notices upwards.
    public var log: Log { Log(least: .notice) { [self] line in kept.withLock { $0.append(line) } } }

    /// What it was told so far.
    public var all: [String] { kept.withLock { $0 } }
}
