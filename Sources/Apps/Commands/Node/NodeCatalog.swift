import Basics
import Caching
import Catalog
import Commerce
import EventLoop
import Storage
import WebSupport

/// The node's catalogue: follows the change feed, drops from the caches what was touched, hands new frozen values to
/// the loops, and reads the signing keys. Lives on the node's control loop.
final class NodeCatalog {
    let caches: CatalogCaches
    let pages: PageStore
    let seen: FeedPosition
    let keys = SigningKeys()
    private let loop: EventLoop
    private let log: Log
    private let loader: ReferenceLoader
    private let keeper: ListingKeeper
    private let writer: Writer
    private var feed: ChangeFeed?
    private var reference: Reference { didSet { latest.value = reference } }
    private let latest: LatestReference
    private var listings: ListingKeeper.Listings = [:]
    private var served: [(loop: EventLoop, catalog: LoopCatalog)] = []
    private var touched: Set<ProductID> = []
    /// What is out of date beside the products that were touched.
    private var outdated = Outdated.nothing
    private var mustReadKeys = false
    private var isRefreshing = false
    private var isStopped = false
    private var isBehind = false
    private let register: NodeRegister
    private let name: String
    /// What is served is as new as this.
    private var builtPosition: UInt64 = 0

    /// New values are made at most every so many milliseconds.
    private static let refreshMilliseconds = 250
    /// The writer is asked several times a second.
    private static let feedSilenceSecondsMax = 3
    /// How often is looked whether a price has changed by itself.
    private static let priceCheckMilliseconds = 1_000

    /// Reads everything once. The control loop has few connections of its own.
    static func load(
        _ databases: Databases, productsMax: Int, pages: PageStore, pool: BlockingPool, log: Log, on loop: EventLoop
    ) async throws -> NodeCatalog {
        let seen = FeedPosition()
        let loader = ReferenceLoader(databases, feed: seen, log: log)
        let reference = try await loader.load()
        let catalog = NodeCatalog(databases, seen, loader, reference, productsMax: productsMax, pages, pool, log, loop)
        try await catalog.begin()
        return catalog
    }

    private init(
        _ databases: Databases, _ seen: FeedPosition, _ loader: ReferenceLoader, _ reference: Reference,
        productsMax: Int, _ pages: PageStore, _ pool: BlockingPool, _ log: Log, _ loop: EventLoop
    ) {
        self.pages = pages
        (self.loop, self.log, self.loader, self.reference, self.seen) = (loop, log, loader, reference, seen)
        caches = CatalogCaches(productsMax: productsMax)
        writer = databases.writer
        register = NodeRegister(databases.writer)
        var random = SystemRandom()
        name = NodeRegister.newName(using: &random)
        let latest = LatestReference(reference)
        self.latest = latest
        keeper = ListingKeeper(databases, feed: seen, on: loop, pool: pool) {
            latest.value.stockDefaults
        }
    }

    /// The feed's position comes first: what changes while the rest is read is told afterwards.
    private func begin() async throws {
        let feed = ChangeFeed(writer, on: loop, seen: seen, log: log) { [unowned self] news in take(news) }
        self.feed = feed
        try await feed.begin()
        (outdated, mustReadKeys) = (.nothing, false)
        builtPosition = seen.position
        try await keys.refresh(writer)
        reference = try await loader.load()
        listings = try await keeper.reload(reference, at: .now())
    }

    /// A catalogue for a loop that is about to serve.
    func catalog(for loop: EventLoop) -> LoopCatalog {
        let catalog = LoopCatalog(reference, listings, at: builtPosition)
        served.append((loop, catalog))
        return catalog
    }

    /// The currency of all prices.
    var currency: Currency { reference.settings.currency }

    /// Follows the feed until `stop`.
    func follow() {
        loop.start { [self] in await feed?.follow() }
        schedulePriceCheck()
        loop.start { [self] in await keepAnnouncing() }
    }

    func stop() async {
        isStopped = true
        feed?.stop()
        do { try await register.leave(name) } catch { log.notice("this node is still in the register: \(error)") }
    }

    /// Says every few seconds, and after each rebuilding, how far this node is. Away from the writer it says nothing.
    private func keepAnnouncing() async {
        while !isStopped {
            await announce()
            await loop.sleep(for: .seconds(NodeRegister.heartbeatSeconds))
        }
    }

    private func announce() async {
        let isCurrent = !isRefreshing && outdated == .nothing && !mustReadKeys && touched.isEmpty
        if isCurrent { builtPosition = seen.position }
        do {
            try await register.announce(name, host: Machine.hostName, position: builtPosition)
        } catch {
            // The feed, which asks the same server, has said so.
            return
        }
    }

    /// Whether what is served follows what changes.
    var feedFinding: HealthBoard.Finding {
        let silence = feed?.answeredAt.map { MonotonicInstant.now().since($0) }
        if let silence, silence > .seconds(NodeCatalog.feedSilenceSecondsMax) {
            return .failing("the writer has told of no change for \(silence.milliseconds / 1_000) s")
        }
        return isBehind ? .failing("the catalogue could not be read anew after a change") : .good
    }

    /// Drops what was made and read; it is made and read again as it is asked for.
    func flush() {
        caches.invalidateAll(at: seen.position)
        pages.removeAll()
    }

    private func take(_ news: FeedNews) {
        switch news {
        case .gap(let position):
            caches.invalidateAll(at: position)
            pages.invalidateAll(at: position)
            pages.settle(at: position)
            (outdated, mustReadKeys) = (.everything, true)
        case .changes(let tags, let position):
            caches.invalidate(tags, at: position)
            pages.invalidate(pageTags(tags), at: position)
            pages.settle(at: position)
            for tag in tags {
                switch tag {
                case .product(let id): touched.insert(id)
                // Which products a category shows is in the products' rows; its names are reference data.
                case .category: break
                case .signingKeys: mustReadKeys = true
                case .reference: outdated = max(outdated, .reference)
                case .everything, .unknown: outdated = .everything
                }
            }
        }
        startRefresh()
    }

    /// The pages that show what was touched. Which categories list it otherwise is known when the listing is made.
    private func pageTags(_ tags: [ChangeTag]) -> [PageTag] {
        let products = tags.compactMap { tag in
            if case .product(let id) = tag { id } else { nil }
        }
        let isReference = tags.contains { tag in
            switch tag {
            case .reference, .everything, .unknown: true
            case .product, .category, .signingKeys: false
            }
        }
        return keeper.shown(by: products).map(PageTag.product) + [.catalogue] + (isReference ? [.reference] : [])
    }

    private func startRefresh() {
        guard !isRefreshing, !isStopped, !served.isEmpty else { return }
        guard outdated != .nothing || mustReadKeys || !touched.isEmpty else { return }
        isRefreshing = true
        loop.start { [self] in
            await refresh()
            await loop.sleep(for: .milliseconds(NodeCatalog.refreshMilliseconds))
            isRefreshing = false
            startRefresh()
        }
    }

    private func refresh() async {
        let (old, readsKeys, ids, position) = (outdated, mustReadKeys, touched, seen.position)
        (outdated, mustReadKeys, touched) = (.nothing, false, [])
        if readsKeys { await readKeys() }
        do {
            if old != .nothing { reference = try await loader.load() }
            listings =
                switch old {
                case .everything: try await keeper.reload(reference, at: .now())
                case .reference: try await keeper.renew(ids.sorted(), reference, at: .now())
                case .nothing: try await keeper.refresh(ids.sorted(), reference, at: .now())
                }
            isBehind = false
            builtPosition = position
            // First the invalidation: a page that is being made from the old listing is refused from then on.
            let changed = keeper.takeChangedCategories(reference.categories)
            pages.invalidate(changed.map(PageTag.listing), at: position)
            for (loop, catalog) in served {
                loop.post { [reference, listings] in catalog.replace(reference, listings, at: position) }
            }
            await announce()
        } catch {
            if !isBehind { log.warning("the catalogue could not be read anew, and will be tried again: \(error)") }
            isBehind = true
            outdated = max(outdated, old)
            touched.formUnion(ids)
        }
    }

    private func readKeys() async {
        do { try await keys.refresh(writer) } catch { mustReadKeys = true }
    }

    /// Looks again when a price changes by itself, and now and then in case the clock was set.
    private func schedulePriceCheck() {
        let most = Int64(NodeCatalog.priceCheckMilliseconds)
        let left = keeper.changesAt.map { ($0.microseconds - Instant.now().microseconds) / 1_000 + 1 } ?? most
        loop.schedule(after: .milliseconds(Int(min(max(left, 1), most)))) { [weak self] in
            guard let self, !isStopped else { return }
            let now = Instant.now()
            if let next = keeper.changesAt, next <= now {
                touched.formUnion(keeper.productsChanged(by: now))
                startRefresh()
            }
            schedulePriceCheck()
        }
    }
}

/// How much of what a node has read is out of date.
private enum Outdated: Comparable {
    case nothing, reference, everything
}

/// The reference data that the control loop has read last.
private final class LatestReference {
    var value: Reference

    init(_ value: Reference) { self.value = value }
}
