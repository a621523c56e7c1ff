import Basics
import EventLoop
import Synchronization

/// Has the serving loops make pages before anybody asks for them.
final class Warmer: Sendable {
    /// A loop's site, written and read on its thread.
    private final class Place: @unchecked Sendable {
        let loop: EventLoop
        var site: Site?

        init(_ loop: EventLoop) { self.loop = loop }
    }

    private let places: [Place]

    /// So many pages are made at a time on each loop: some of the time they wait for a database.
    private static let pagesAtOnce = 4
    /// The products of so many pages are read together.
    private static let pagesReadTogether = 25

    /// For some loops, whose sites come later.
    init(_ loops: [EventLoop]) { places = loops.map(Place.init) }

    /// Takes the site of a loop, on that loop's thread.
    func take(_ site: Site, of loop: EventLoop) { places.first { $0.loop === loop }?.site = site }

    /// Makes the whole shop's pages, on one loop, and gives how many are ready.
    func warm() async -> Int {
        guard let place = places.first else { return 0 }
        return await withUnsafeContinuation { continuation in
            place.loop.post {
                place.loop.start { continuation.resume(returning: await place.site?.warm() ?? 0) }
            }
        }
    }

    /// Makes the pages at some addresses, the first ones first, on all loops, and gives how many are ready. After
    /// `end` none is begun any more.
    func warm(_ addresses: [String], until end: MonotonicInstant) async -> Int {
        guard !addresses.isEmpty else { return 0 }
        let work = WarmingWork(addresses, loops: places.count)
        return await withUnsafeContinuation { continuation in
            for place in places {
                place.loop.post {
                    place.loop.start {
                        await Warmer.work(work, for: place.site, on: place.loop, until: end)
                        if work.loopIsDone() { continuation.resume(returning: work.readyCount) }
                    }
                }
            }
        }
    }

    private static func work(
        _ work: WarmingWork, for site: Site?, on loop: EventLoop, until end: MonotonicInstant
    ) async {
        guard let site else { return }
        try? await loop.sideBySide(pagesAtOnce) {
            while MonotonicInstant.now() < end, let addresses = work.next(pagesReadTogether) {
                await RequestDeadline.$current.withValue(end) { await site.readProducts(for: addresses) }
                for address in addresses where MonotonicInstant.now() < end {
                    let isReady = await RequestDeadline.$current.withValue(end) { await site.makeReady(address) }
                    if isReady { work.noteReady() }
                    await loop.yieldIfDue()
                }
            }
        }
    }
}

/// Addresses that several loops take one after the other, and how far they have come.
private final class WarmingWork: Sendable {
    private let addresses: [String]
    private let taken = Atomic<Int>(0)
    private let ready = Atomic<Int>(0)
    private let loopsLeft: Atomic<Int>

    init(_ addresses: [String], loops: Int) {
        self.addresses = addresses
        loopsLeft = Atomic(loops)
    }

    func next(_ count: Int) -> [String]? {
        let start = taken.wrappingAdd(count, ordering: .relaxed).oldValue
        return start < addresses.count ? Array(addresses[start..<min(start + count, addresses.count)]) : nil
    }

    func noteReady() { ready.wrappingAdd(1, ordering: .relaxed) }

    var readyCount: Int { ready.load(ordering: .relaxed) }

    /// Whether this was the last loop.
    func loopIsDone() -> Bool { loopsLeft.wrappingSubtract(1, ordering: .acquiringAndReleasing).newValue == 0 }
}
