public import Basics
public import Caching
public import Commerce
public import EventLoop
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
/// A page is kept under its canonical address, apart for each context that makes it differ from a guest's. Of several
/// requests for a page that is not there, on whichever loops, one makes it and the others wait for it, unless something
/// was touched meanwhile: then what is being made may be old already.
public final class PageCache {
    private let store: PageStore
    private let flights: PageFlights
    private let loop: EventLoop
    private let catalogPosition: () -> UInt64
    private let showsWay: Bool
    private let pack: Packing?

    /// Packs a body somewhere else and says what came of it, on whatever thread; or does nothing when there is much to
    /// do.
    public typealias Packing = @Sendable (ByteBlock, @escaping @Sendable (PackedBody) -> Void) -> Void

    /// The name of the field that says how an answer came about, where it is switched on.
    public static let wayField: FieldName = "X-Vitrine-Cache"

    /// The way of `loop` to the pages in `store` and those in `flights`. `catalogPosition` is the feed position at
    /// which the loop's reference data and listings were read; `showsWay` adds `X-Vitrine-Cache`. Pages are sent as
    /// they are until `pack` has packed them.
    public init(
        _ store: PageStore, _ flights: PageFlights, on loop: EventLoop, catalogPosition: @escaping () -> UInt64,
        showsWay: Bool = false, pack: Packing? = nil
    ) {
        (self.store, self.flights, self.loop) = (store, flights, loop)
        (self.catalogPosition, self.showsWay, self.pack) = (catalogPosition, showsWay, pack)
    }

    /// The answer to a request whose address is spelt as the page's own, if the page is there. Allocates nothing.
    public func hit(for request: Request, _ context: VisitorContext? = nil, at now: Instant) -> Response? {
        let page = PageCache.withKey(of: request, context) { store.fresh($0, atMicroseconds: now.microseconds) }
        return page.map { answer($0, .hit, at: now) }
    }

    /// The answer to a request whose address is spelt as the page's own, true or not: for when nothing newer can be
    /// made.
    public func last(for request: Request, _ context: VisitorContext? = nil, at now: Instant) -> Response? {
        PageCache.withKey(of: request, context) { store.any($0) }.map { answer($0, .stale, at: now) }
    }

    /// How new the data are from which pages are made from now on. Whoever makes one asks before reading anything of
    /// it: what was read before, and touched since, would otherwise be kept as if it were new.
    public var moment: PageMoment { PageMoment(position: store.position, catalogPosition: catalogPosition()) }

    /// The page with a canonical address: from the cache, or made of what was read since a moment. When it cannot be
    /// made, the last one that was true.
    public func page(
        _ address: String, _ context: VisitorContext? = nil, since moment: PageMoment, at now: Instant,
        _ make: () async throws(StoreFailure) -> MadePage
    ) async throws(StoreFailure) -> Response {
        let key = PageCache.prefix(of: context) + Array(address.utf8)
        if let page = fresh(key, at: now) { return answer(page, .hit, at: now) }
        let wanted = PageFlights.Page(
            key: key, position: moment.position, catalogPosition: moment.catalogPosition)
        var own: Response?
        let landing = await flights.landing(of: wanted, on: loop) {
            // Whoever made it while this request looked for it has put it there before ending the flight.
            if let page = fresh(key, at: now) { return .page(page, .hit) }
            do throws(StoreFailure) {
                let made = try await make()
                own = made.response
                return keep(made, wanted, at: now).map { .page($0, .miss) } ?? .nobodyElse
            } catch {
                if error.isOfTheShop, let old = any(key) { return .page(old, .stale) }
                // That one request's time was up says nothing of those who came later.
                return RequestDeadline.hasPassed ? nil : .failed(error)
            }
        }
        switch landing {
        case .page(let page, let way): return answer(page, way, at: now)
        case .failed(let failure): throw failure
        case .nobodyElse:
            if let own { return own }
            return try await make().response
        case nil:
            guard let old = any(key) else { throw .unavailable("the page was not made in time") }
            return answer(old, .stale, at: now)
        }
    }

    /// Whether further pages would soon drive others out.
    public var isNearlyFull: Bool { store.size.bytes >= store.bytesMax / 10 * 9 }

    /// Lends the key of the page at an address as it was sent.
    private static func withKey<Result>(
        of request: Request, _ context: VisitorContext?, _ body: (UnsafeRawBufferPointer) -> Result
    ) -> Result {
        guard context != nil else { return request.withPathAndQuery(body) }
        let key = request.withPathAndQuery { prefix(of: context) + Array($0) }
        return key.withUnsafeBytes(body)
    }

    /// What keeps the pages of a context apart from those of guests, which begin with a slash: `EUR.2`.
    private static func prefix(of context: VisitorContext?) -> [UInt8] {
        context.map { Array("\($0.currency.code).\($0.group)".utf8) } ?? []
    }

    private func fresh(_ key: [UInt8], at now: Instant) -> CachedPage? {
        key.withUnsafeBytes { store.fresh($0, at: now) }
    }

    private func any(_ key: [UInt8]) -> CachedPage? { key.withUnsafeBytes { store.any($0) } }

    private func keep(_ made: MadePage, _ wanted: PageFlights.Page, at now: Instant) -> CachedPage? {
        guard let facts = made.facts, case .bytes(let body) = made.response.body else { return nil }
        let key = wanted.key
        let page = CachedPage(made.response, body, facts, at: now)
        let readings = facts.tags.map { tag in
            switch tag {
            case .product: PageStore.Reading(tag, at: wanted.position)
            case .listing, .catalogue, .reference: PageStore.Reading(tag, at: wanted.catalogPosition)
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

    private func answer(_ page: CachedPage, _ way: PageFlights.Way, at now: Instant) -> Response {
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
