import CLinux
public import Synchronization

/// A value behind a lock: one thread at a time has it, for as long as `withLock` runs.
///
/// It is Swift's `Mutex`, whose code for a lock that is taken lies in a library that the thread sanitizer does not see
/// into: it would find a race wherever two threads once met at a lock. So in a build for that sanitizer
/// (`scripts/test tsan` sets `VITRINE_TSAN`) each lock says itself who comes after whom. Use this and not `Mutex`.
///
/// It is public because Swift 6.3 calls a `package` function of another module as it stands, an `@inlinable` one too;
/// so a lock taken through this one is the same code as through `Mutex`.
public struct Guarded<Value: ~Copyable>: ~Copyable {
    @usableFromInline let mutex: Mutex<Value>

    /// A value that nobody else has.
    @inlinable
    public init(_ value: consuming sending Value) { mutex = Mutex(value) }

    #if VITRINE_TSAN
    private let place = UnsafeMutableRawPointer.allocate(byteCount: 1, alignment: 1)

    deinit { place.deallocate() }

    /// What `body` gives, while no other thread has the value.
    public borrowing func withLock<Result: ~Copyable, Failure>(
        _ body: (inout sending Value) throws(Failure) -> sending Result
    ) throws(Failure) -> sending Result {
        try mutex.withLock { (value) throws(Failure) -> sending Result in
            clinux_tsan_acquire(place)
            defer { clinux_tsan_release(place) }
            return try body(&value)
        }
    }
    #else
    /// What `body` gives, while no other thread has the value.
    @inlinable @inline(__always)
    public borrowing func withLock<Result: ~Copyable, Failure>(
        _ body: (inout sending Value) throws(Failure) -> sending Result
    ) throws(Failure) -> sending Result {
        try mutex.withLock(body)
    }
    #endif
}

extension Guarded: @unchecked Sendable where Value: ~Copyable {}
