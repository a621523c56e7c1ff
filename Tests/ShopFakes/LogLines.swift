package import Basics

/// Keeps what a log was told.
package final class LogLines: Sendable {
    private let kept = Guarded<[String]>([])

    /// Nothing yet.
    package init() {}

    /// The log that is listened to, from notices upwards.
    package var log: Log { Log(least: .notice) { [self] line in kept.withLock { $0.append(line) } } }

    /// What it was told so far.
    package var all: [String] { kept.withLock { $0 } }
}
