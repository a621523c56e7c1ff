public import Basics
public import Caching
public import Commerce
public import HTTP

/// The pages that a node keeps ready, shared by its loops.
public typealias PageStore = ByteCache<PageTag, CachedPage>

/// An answer that was just made, and what the cache must know of it; without facts it is nobody else's.
public struct MadePage {
    public var response: Response
    public var facts: PageFacts?

    /// An answer with its facts.
    public init(_ response: Response, _ facts: PageFacts?) { (self.response, self.facts) = (response, facts) }
}

/// Up to which feed positions what a page is made from is new.
public struct PageMoment: Sendable {
    /// Products that are read from now on.
    let position: UInt64
    /// The loop's reference data and listings.
    let catalogPosition: UInt64
}

/// One loop's way to the pages that the node keeps ready.
///
/// A page is kept under its canonical address. Of several requests for a page that is not there, one makes it and the
/// others wait for it, unless something was touched meanwhile: then what is being made may be old already.
public final class PageCache {
    private let store: PageStore
    private let catalogPosition: () -> UInt64
    private let showsWay: Bool
    private let pack: Packing?
    private var flights: [[UInt8]: Flight] = [:]

    /// Packs a body somewhere else and says what came of it, on whatever thread; or does nothing when there is much to
    /// do.
    public typealias Packing = @Sendable (ByteBlock, @escaping @Sendable (PackedBody) -> Void) -> Void

    /// The name of the field that says how an answer came about, where it is switched on.
    public static let wayField: FieldName = "X-Vitrine-Cache"

    private enum Way: String { case hit, miss, stale }

    /// What a flight has come to.
    private enum Landing {
        case page(CachedPage, Way)
        case failed(StoreFailure)
        /// An answer for one visitor, such as a way elsewhere: whoever waited makes one of their own.
        case nobodyElse
    }

    /// A page that is being made.
    private final class Flight {
        let position: UInt64
        let catalogPosition: UInt64
        var waiters: [UnsafeContinuation<Landing, Never>] = []

        init(position: UInt64, catalogPosition: UInt64) {
            (self.position, self.catalogPosition) = (position, catalogPosition)
        }
    }

    /// A loop's way to `store`. `catalogPosition` is the feed position at which the loop's reference data and listings
    /// were read; `showsWay` adds `X-Vitrine-Cache`. Pages are sent as they are until `pack` has packed them.
    public init(
        _ store: PageStore, catalogPosition: @escaping () -> UInt64, showsWay: Bool = false, pack: Packing? = nil
    ) {
        (self.store, self.catalogPosition, self.showsWay, self.pack) = (store, catalogPosition, showsWay, pack)
    }

    /// The answer to a request whose address is spelt as the page's own, if the page is there. Allocates nothing.
    public func hit(for request: Request, at now: Instant) -> Response? {
        guard let page = request.withPathAndQuery({ store.fresh($0, atMicroseconds: now.microseconds) }) else {
            return nil
        }
        return answer(page, .hit, at: now)
    }

    /// The answer to a request whose address is spelt as the page's own, true or not: for when nothing newer can be
    /// made.
    public func last(for request: Request, at now: Instant) -> Response? {
        request.withPathAndQuery { store.any($0) }.map { answer($0, .stale, at: now) }
    }

    /// How new the data are from which pages are made from now on. Whoever makes one asks before reading anything of it:
    /// what was read before, and touched since, would otherwise be kept as if it were new.
    public var moment: PageMoment { PageMoment(position: store.position, catalogPosition: catalogPosition()) }

    /// The page with a canonical address: from the cache, or made of what was read since a moment. When it cannot be
    /// made, the last one that was true.
    public func page(
        _ address: String, since moment: PageMoment, at now: Instant,
        _ make: () async throws(StoreFailure) -> MadePage
    ) async throws(StoreFailure) -> Response {
        let key = Array(address.utf8)
        if let page = key.withUnsafeBytes({ store.fresh($0, at: now) }) { return answer(page, .hit, at: now) }
        let (position, catalogPosition) = (moment.position, moment.catalogPosition)
        if let flight = flights[key], flight.position == position, flight.catalogPosition == catalogPosition {
            switch await withUnsafeContinuation({ flight.waiters.append($0) }) {
            case .page(let page, let way): return answer(page, way, at: now)
            case .failed(let failure): throw failure
            case .nobodyElse: return try await make().response
            }
        }
        let flight = Flight(position: position, catalogPosition: catalogPosition)
        flights[key] = flight
        do throws(StoreFailure) {
            let made = try await make()
            guard let page = keep(made, key, flight, at: now) else {
                land(flight, key, .nobodyElse)
                return made.response
            }
            land(flight, key, .page(page, .miss))
            return answer(page, .miss, at: now)
        } catch {
            guard error.isOfTheShop, let old = key.withUnsafeBytes({ store.any($0) }) else {
                land(flight, key, .failed(error))
                throw error
            }
            land(flight, key, .page(old, .stale))
            return answer(old, .stale, at: now)
        }
    }

    /// Whether further pages would soon drive others out.
    public var isNearlyFull: Bool { store.size.bytes >= store.bytesMax / 10 * 9 }

    private func keep(_ made: MadePage, _ key: [UInt8], _ flight: Flight, at now: Instant) -> CachedPage? {
        guard let facts = made.facts, case .bytes(let body) = made.response.body else { return nil }
        let page = CachedPage(made.response, body, facts, at: now)
        let readings = facts.tags.map { tag in
            switch tag {
            case .product: PageStore.Reading(tag, at: flight.position)
            case .listing, .catalogue, .reference: PageStore.Reading(tag, at: flight.catalogPosition)
            }
        }
        if store.keep(page, bytes: page.prepared.byteCount, for: key, readings, until: page.end, at: now) {
            pack?(page.body) { [store] body in
                let packed = page.packed(body)
                store.exchange(key, for: packed, bytes: packed.prepared.byteCount) { $0 === page }
            }
        }
        return page
    }

    private func land(_ flight: Flight, _ key: [UInt8], _ landing: Landing) {
        if flights[key] === flight { flights[key] = nil }
        for waiter in flight.waiters { waiter.resume(returning: landing) }
    }

    private func answer(_ page: CachedPage, _ way: Way, at now: Instant) -> Response {
        var response = page.response(at: now)
        if showsWay { response.add(PageCache.wayField, way.rawValue) }
        return response
    }
}

extension StoreFailure {
    /// Whether it lies with the shop, so that an answer that was true is better than none.
    public var isOfTheShop: Bool {
        switch self {
        case .unavailable, .broken: true
        case .doesNotFit: false
        }
    }
}
