import CLinux

/// A moment on the clock on the wall: microseconds since 1970-01-01T00:00:00Z.
public struct Instant: Hashable, Comparable, Sendable {
    /// Microseconds since 1970-01-01T00:00:00Z.
    public var microseconds: Int64

    /// The moment so many microseconds after 1970-01-01T00:00:00Z.
    public init(microseconds: Int64) { self.microseconds = microseconds }

    /// The moment so many seconds after 1970-01-01T00:00:00Z.
    public init(seconds: Int64) { self.microseconds = seconds * 1_000_000 }

    /// Whole seconds since 1970-01-01T00:00:00Z.
    public var seconds: Int64 { microseconds.flooredQuotient(dividingBy: 1_000_000) }

    /// Orders by time.
    public static func < (left: Instant, right: Instant) -> Bool { left.microseconds < right.microseconds }

    /// Now, by the system's clock. Domain code gets the moment as a parameter instead.
    public static func now() -> Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000)
    }
}

/// A moment on a clock that is never set: nanoseconds since some start. For deadlines and durations.
public struct MonotonicInstant: Hashable, Comparable, Sendable {
    /// Nanoseconds since the clock's start.
    public var nanoseconds: UInt64

    /// The moment so many nanoseconds after the clock's start.
    public init(nanoseconds: UInt64) { self.nanoseconds = nanoseconds }

    /// Orders by time.
    public static func < (left: MonotonicInstant, right: MonotonicInstant) -> Bool {
        left.nanoseconds < right.nanoseconds
    }

    /// Now, by the system's monotonic clock.
    public static func now() -> MonotonicInstant {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return MonotonicInstant(nanoseconds: UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec))
    }

    /// The moment a while later.
    public func advanced(by span: TimeSpan) -> MonotonicInstant {
        MonotonicInstant(nanoseconds: nanoseconds &+ span.nanoseconds)
    }

    /// The moment at which the first of so many has had its equal share of the time that is left from `now` on.
    public func share(ofOneIn count: Int, from now: MonotonicInstant) -> MonotonicInstant {
        now.advanced(by: TimeSpan(nanoseconds: since(now).nanoseconds / UInt64(max(count, 1))))
    }

    /// How long from `earlier` to this moment; nothing when `earlier` is later.
    public func since(_ earlier: MonotonicInstant) -> TimeSpan {
        TimeSpan(nanoseconds: nanoseconds > earlier.nanoseconds ? nanoseconds - earlier.nanoseconds : 0)
    }
}

/// The processor time of the calling thread. What it takes to do something, whatever else the machine does.
public enum ThreadTime {
    /// Since the thread's start.
    public static func now() -> TimeSpan {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return TimeSpan(nanoseconds: UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec))
    }
}

/// The processor time of all threads of the process, in the kernel and outside.
public enum ProcessTime {
    /// Since the process's start.
    public static func now() -> TimeSpan {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return TimeSpan(nanoseconds: UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec))
    }
}

/// A length of time that is never negative.
public struct TimeSpan: Hashable, Comparable, Sendable {
    /// The length in nanoseconds.
    public var nanoseconds: UInt64

    /// A length in nanoseconds.
    public init(nanoseconds: UInt64) { self.nanoseconds = nanoseconds }

    /// A length in milliseconds.
    public static func milliseconds(_ count: Int) -> TimeSpan { TimeSpan(nanoseconds: UInt64(count) * 1_000_000) }

    /// A length in seconds.
    public static func seconds(_ count: Int) -> TimeSpan { TimeSpan(nanoseconds: UInt64(count) * 1_000_000_000) }

    /// Whole milliseconds.
    public var milliseconds: Int { Int(nanoseconds / 1_000_000) }

    /// Orders by length.
    public static func < (left: TimeSpan, right: TimeSpan) -> Bool { left.nanoseconds < right.nanoseconds }
}

extension Int64 {
    /// The quotient rounded towards minus infinity.
    public func flooredQuotient(dividingBy divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder != 0 && (remainder < 0) != (divisor < 0) ? quotient - 1 : quotient
    }
}
