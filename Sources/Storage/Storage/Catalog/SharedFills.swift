import Basics
import Caching
import Commerce
import EventLoop

/// What is being read for one of the node's caches: who lacks a value that somebody is reading already waits for it.
///
/// A caller takes all keys that nobody reads, reads them in one go, and tells of them before it waits for those of
/// others: so callers with overlapping lists never wait for each other in a ring, and a list costs no more statements
/// than before.
final class SharedFills<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    /// A key as of a feed position: what is read is at least as new.
    private struct Wanted: Hashable {
        let key: Key
        let position: UInt64
    }

    private typealias Board = Flights<Wanted, Result<Value?, StoreFailure>>
    private let flights = Board()

    /// The values of keys that the cache did not have, without those that there are not. `kept` looks into the cache
    /// once more, and `read` reads and keeps. Both are for the feed position `position` or a later one.
    func values(
        of keys: [Key], at position: UInt64, on loop: EventLoop, kept: (Key) -> Value?,
        _ read: ([Key]) async throws(StoreFailure) -> [Key: Value]
    ) async throws(StoreFailure) -> [Key: Value] {
        var found: [Key: Value] = [:]
        var open = keys
        while !open.isEmpty {
            var (own, others): ([Key: Board.Flight], [Key: Board.Flight]) = ([:], [:])
            let now = MonotonicInstant.now()
            for key in open {
                switch flights.part(in: Wanted(key: key, position: position), at: now) {
                case .wait(let flight): others[key] = flight
                case .make(let flight):
                    guard let value = kept(key) else { own[key] = flight; continue }
                    found[key] = value
                    // Whoever came meanwhile looks for itself: the value may have been touched since it was found.
                    flights.end(flight, nil)
                }
            }
            if !own.isEmpty { found.merge(try await fill(own, read)) { first, _ in first } }
            open = []
            for (key, flight) in others {
                switch await flights.landing(of: flight, on: loop) {
                case .success(let value): found[key] = value
                case .failure(let failure): throw failure
                case nil: open.append(key)
                }
            }
            if !open.isEmpty, RequestDeadline.hasPassed { throw .unavailable("what others read did not come in time") }
        }
        return found
    }

    /// Reads and tells all who wait, also of what went wrong; but that one request's time was up says nothing of those
    /// who came later.
    private func fill(
        _ own: [Key: Board.Flight], _ read: ([Key]) async throws(StoreFailure) -> [Key: Value]
    ) async throws(StoreFailure) -> [Key: Value] {
        do throws(StoreFailure) {
            let values = try await read(Array(own.keys))
            for (key, flight) in own { flights.end(flight, .success(values[key])) }
            return values
        } catch {
            let told: Result<Value?, StoreFailure>? = RequestDeadline.hasPassed ? nil : .failure(error)
            for flight in own.values { flights.end(flight, told) }
            throw error
        }
    }
}
