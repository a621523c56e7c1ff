public import Basics

/// The moment at which the present request must have been answered. Bound once where a request begins; every wait on a
/// dependency ends at it.
public enum RequestDeadline {
    /// The present request's deadline; nil outside requests.
    @TaskLocal public static var current: MonotonicInstant?

    /// The earlier of the request's deadline and so long from now.
    public static func within(_ span: TimeSpan) -> MonotonicInstant {
        let own = MonotonicInstant.now().advanced(by: span)
        guard let current else { return own }
        return min(own, current)
    }

    /// Whether the present request's deadline has passed.
    public static var hasPassed: Bool { current.map { $0 <= .now() } ?? false }
}
