import Basics
import Caching
import Catalog
import Commerce
import Compression
import Crypto
import EventLoop
import HTTP
import HTTPServer
import REST
import Redis
import Storage
import Storefront
import WebSupport

/// One node of the shop: a loop a core that serves, and the control loop, on which the node starts, follows the change
/// feed and stops. `NodeProcess` says when it does what.
///
/// Each serving loop has its own connections, repositories, routes and pages, made on its thread: nothing is shared but
/// the caches and frozen values.
final class Node {
    let port: Int
    private let configuration: NodeConfiguration
    private let loops: LoopGroup
    private let server: HTTPServer
    private let catalog: NodeCatalog
    private let commands: NodeControl
    private let databases: Databases
    private let pools: NodePools
    private let warmer: Warmer
    private let hotPages: HotPagesKeeper?
    private let probes: HealthProbes
    /// Asks the serving loops whether they turn.
    let pulse: LoopPulse
    private var isDraining = false

    /// The control loop's own connections: it reads the listing on all of those to the reader.
    static let controlConnectionsMax = 4
    /// While a node ends, a client that keeps a connection open may still begin a request for so long.
    private static let lastRequestSeconds = 1

    /// Makes a node that is complete but for accepting: reads the catalogue, and makes each loop's site.
    static func start(
        _ configuration: NodeConfiguration, _ listener: ListeningSocket, _ board: HealthBoard, on control: EventLoop
    ) async throws -> Node {
        let log = configuration.log
        let files = try PublicFiles.load(
            configuration.publicFolder, digest: { SHA256.hex($0) }, pack: { (Packing.gzip($0), Packing.brotli($0)) })
        let pools = try NodePools(writesAccessLog: configuration.writesAccessLog)
        var settings = Databases.Settings(writers: configuration.writers, readers: configuration.readers)
        settings.writerConnectionsMax = controlConnectionsMax
        settings.readerConnectionsMax = controlConnectionsMax
        settings.statementSecondsMax = Reader.statementSeconds
        let databases = Databases(settings, on: control, names: pools.names)
        do {
            let pages = PageStore(
                bytesMax: configuration.pageCacheBytes, seed: UInt64.random(in: .min ... .max))
            let catalog = try await NodeCatalog.load(
                databases, productsMax: configuration.productsCachedMax, pages: pages, pool: pools.work, log: log,
                on: control)
            let loops = try LoopGroup(count: configuration.loopCount)
            let shop = SharedParts(configuration, catalog, files, pools, board, port: listener.port)
            let catalogs = loops.loops.map { catalog.catalog(for: $0) }
            let warmer = Warmer(loops.loops)
            let server = HTTPServer(
                listener, loops: loops.loops, limits: configuration.limits, trust: configuration.trust, log: log,
                accessLog: pools.accessLog
            ) { loop in
                let site = shop.site(on: loop, catalogs[loop.index])
                warmer.take(site, of: loop)
                return site
            }
            catalog.follow()
            let pulse = LoopPulse(of: loops.loops, on: control)
            let probes = try HealthProbes(
                configuration, board, databases, catalog, pulse, names: pools.names, on: control)
            let commands = NodeControl(at: configuration.controlSocket, on: control, catalog, warmer, log: log)
            let hotPages = HotPagesKeeper(
                configuration.hotPagesFile, of: pages, on: control, pool: pools.work, log: log)
            return Node(
                configuration, loops, server, catalog, commands, databases, pools, warmer, hotPages, probes, pulse,
                port: listener.port)
        } catch {
            databases.close()
            pools.close()
            throw error
        }
    }

    private init(
        _ configuration: NodeConfiguration, _ loops: LoopGroup, _ server: HTTPServer, _ catalog: NodeCatalog,
        _ commands: NodeControl, _ databases: Databases, _ pools: NodePools, _ warmer: Warmer,
        _ hotPages: HotPagesKeeper?, _ probes: HealthProbes, _ pulse: LoopPulse, port: Int
    ) {
        (self.configuration, self.loops, self.commands, self.warmer) = (configuration, loops, commands, warmer)
        (self.server, self.catalog, self.port, self.pulse) = (server, catalog, port, pulse)
        (self.databases, self.pools, self.hotPages, self.probes) = (databases, pools, hotPages, probes)
    }

    /// Where the shop is.
    var address: String {
        configuration.baseURLs.first.map { "\($0.origin)/" } ?? "http://\(configuration.listenAddress):\(port)/"
    }

    /// How many of the pages that were to be made ready are.
    struct Warmth: CustomStringConvertible {
        let ready: Int
        let all: Int

        var description: String { "\(ready) of \(all)" }
    }

    /// Makes the pages ready that were asked for most of the last process, as far as the time for it goes.
    func warm() async -> Warmth {
        let isWanted = configuration.warmSeconds > 0 && configuration.pageCacheBytes > 0
        let addresses = isWanted ? hotPages?.addresses ?? [] : []
        let end = MonotonicInstant.now().advanced(by: .seconds(configuration.warmSeconds))
        // Packing the pages can wait, and would take a core's time from making them.
        pools.packing.hold()
        defer { pools.packing.letGo() }
        return Warmth(ready: await warmer.warm(addresses, until: end), all: addresses.count)
    }

    /// Begins to serve, and calls `beat` about twice a second.
    func open(_ beat: @escaping () -> Void) {
        server.open()
        commands.open()
        hotPages?.begin()
        probes.begin()
        pulse.begin { [probes] in
            probes.noteLoops()
            beat()
        }
    }

    /// Writes down what the next process is to begin with.
    func keepHotPages() async { await hotPages?.writeNow() }

    /// Lets every answer say that its connection ends.
    func announceEnd() { server.announceEnd() }

    /// Lets nobody in any more.
    func stopAccepting() { server.stopAccepting() }

    /// Leaves the socket, commands and the list of hot pages to the successor, and says when nobody is let in any more.
    func leaveAccepting(_ done: @escaping @Sendable () -> Void) {
        server.announceEnd()
        server.leaveAccepting(done: done)
        commands.close()
        hotPages?.stop()
    }

    /// Lets what is under way end, for as long as is configured, and closes what asks for nothing.
    func drain(_ done: @escaping @Sendable () -> Void) {
        drain(idleSeconds: Node.lastRequestSeconds, graceSeconds: configuration.drainSeconds, done)
    }

    /// Keeps connections that ask for nothing until the configured time is over: their clients may be about to ask, and
    /// a request that meets a close is lost. What is under way by then has as long again.
    func drainSlowly(_ done: @escaping @Sendable () -> Void) {
        let seconds = max(configuration.drainSeconds, Node.lastRequestSeconds)
        drain(idleSeconds: seconds, graceSeconds: 2 * seconds, done)
    }

    private func drain(idleSeconds: Int, graceSeconds: Int, _ done: @escaping @Sendable () -> Void) {
        guard !isDraining else {
            return server.hastenDrain(idleSeconds: idleSeconds, graceSeconds: graceSeconds)
        }
        isDraining = true
        server.drain(idleSeconds: idleSeconds, graceSeconds: graceSeconds, done: done)
    }

    /// Stops everything. Nobody is served any more, or what is left is cut. The feed has been followed to the last, so
    /// that what was still served was true.
    func finish() async {
        pulse.stop()
        probes.stop()
        commands.close()
        if let hotPages, !hotPages.isStopped {
            hotPages.stop()
            await hotPages.writeNow()
        }
        await catalog.stop()
        loops.stop()
        databases.close()
        pools.close()
    }
}

/// The node's threads for what blocks, apart from each other: a name that hangs must not keep an index from being made.
struct NodePools: Sendable {
    let names: BlockingPool
    let work: BlockingPool
    let media: BlockingPool
    let accessLog: AccessLog?
    let passwords: BlockingPool
    let packing: BlockingPool

    private static let queueDepthMax = 256

    init(writesAccessLog: Bool) throws {
        names = try BlockingPool(named: "names", threadCount: 1, queueDepthMax: NodePools.queueDepthMax)
        work = try BlockingPool(named: "work", threadCount: 2, queueDepthMax: NodePools.queueDepthMax)
        accessLog = writesAccessLog ? try AccessLog(to: 1) : nil
        media = try BlockingPool(named: "media", threadCount: 2, queueDepthMax: NodePools.queueDepthMax)
        packing = try BlockingPool(
            named: "packing", threadCount: 1, queueDepthMax: HotPages.pagesMax + NodePools.queueDepthMax)
        passwords = try BlockingPool(
            named: "passwords", threadCount: PasswordHasher.threadCount,
            queueDepthMax: PasswordHasher.queueDepthMax)
    }

    /// What packs ready pages. One that finds no room stays as it is; there is room for all pages of a warm start.
    var pagePacking: PageCache.Packing {
        { [packing] body, take in
            guard body.count >= Packing.bytesMin else { return }
            packing.post { take(PackedBody(gzip: Packing.gzip(body), brotli: Packing.brotli(body))) }
        }
    }

    func close() {
        names.close()
        work.close()
        media.close()
        accessLog?.close()
        passwords.close()
        // Packed or not, no page is sent any more.
        packing.forgetQueue()
        packing.close()
    }
}

/// What every loop's site is made of.
private struct SharedParts: @unchecked Sendable {
    private let services: ServiceParts
    private let files: PublicFiles
    private let baseURLs: [BaseURL]
    private let networks: TrustedNetworks
    private let limits: AddressLimits
    private let health: HealthBoard
    private let pages: PageStore?
    private let flights = PageFlights()
    private let showsCacheField: Bool
    private let pack: PageCache.Packing
    private let log: Log

    init(
        _ configuration: NodeConfiguration, _ catalog: NodeCatalog, _ files: PublicFiles, _ pools: NodePools,
        _ health: HealthBoard, port: Int
    ) {
        (self.files, log, networks) = (files, configuration.log, configuration.trust.networks)
        self.health = health
        limits = AddressLimits(
            configuration.addressLimits, perMinute: configuration.perMinuteMax, trusting: networks,
            seed: UInt64.random(in: .min ... .max))
        pages = configuration.pageCacheBytes > 0 ? catalog.pages : nil
        (showsCacheField, pack) = (configuration.showsCacheField, pools.pagePacking)
        services = ServiceParts(
            configuration, pools, caches: catalog.caches, seen: catalog.seen, currency: catalog.currency,
            keys: catalog.keys)
        let own = ["http://\(configuration.listenAddress):\(port)/", "http://localhost:\(port)/"]
        baseURLs = configuration.baseURLs.isEmpty ? own.compactMap { BaseURL($0) } : configuration.baseURLs
    }

    /// Made on the loop's own thread.
    func site(on loop: EventLoop, _ catalog: LoopCatalog) -> Site {
        let media = MediaResponder(services.media(for: loop), placeholder: files.file("/placeholder.svg"))
        let contexts = VisitorContexts { [keys = services.keys] in keys.known }
        let services = services.services(
            on: loop, catalog, at: ShopAddress(baseURL: "\(baseURLs[0].origin)/", assetsVersion: files.version))
        let pageCache = pages.map { pages in
            PageCache(
                pages, flights, on: loop, catalogPosition: { catalog.position }, showsWay: showsCacheField, pack: pack)
        }
        return Site(
            baseURLs: baseURLs, trusting: networks, limits: limits, health: health, files: files, media: media,
            rest: RESTApplication(services, pageCache: pageCache, log: log),
            storefront: ShopPages(
                services: services, baseURLs: baseURLs, assetsVersion: files.version, pageCache: pageCache,
                contexts: contexts, log: log))
    }
}

/// What every loop's services are made of. Making them opens no connection.
struct ServiceParts {
    private let configuration: NodeConfiguration
    private let caches: CatalogCaches
    private let seen: FeedPosition
    private let pools: NodePools
    let keys: SigningKeys
    private let mediaBlocks = MediaBlocks()
    private let currency: Currency

    init(
        _ configuration: NodeConfiguration, _ pools: NodePools, caches: CatalogCaches, seen: FeedPosition,
        currency: Currency, keys: SigningKeys = SigningKeys()
    ) {
        (self.configuration, self.pools, self.keys) = (configuration, pools, keys)
        (self.caches, self.seen, self.currency) = (caches, seen, currency)
    }

    /// Parts with caches of their own, for a command.
    init(_ configuration: NodeConfiguration, _ pools: NodePools) {
        self.init(
            configuration, pools, caches: CatalogCaches(productsMax: configuration.productsCachedMax),
            seen: FeedPosition(), currency: .eur)
    }

    /// Made on the loop's own thread.
    func services(on loop: EventLoop, _ catalog: any CatalogViewing, at address: ShopAddress) -> ShopServices {
        var settings = Databases.Settings(writers: configuration.writers, readers: configuration.readers)
        settings.writerConnectionsMax = configuration.writerConnectionsMax
        settings.readerConnectionsMax = configuration.readerConnectionsMax
        settings.statementSecondsMax = Reader.statementSeconds
        let databases = Databases(settings, on: loop, names: pools.names)
        let log = configuration.log
        return ShopServices(
            products: ProductRepository(
                databases, caches, feed: seen, currency: currency, stockDefaults: { catalog.reference.stockDefaults },
                log: log),
            pages: PageFinder(databases, caches, feed: seen), catalog: catalog,
            carts: CartRepository(databases, clock: Instant.now),
            sessions: RedisSessions(
                RedisClient(loop: loop, endpoint: configuration.redis, log: log, names: pools.names), log: log),
            admins: AdminRepository(databases, keys, PasswordHasher(pools.passwords), clock: Instant.now),
            productSearch: ProductSearch(databases, from: .reader),
            categoryProducts: CategoryProductRepository(databases, from: .reader),
            administration: administration(databases, catalog, media(for: loop)), taxes: TaxRepository(databases),
            address: address, clock: Instant.now)
    }

    /// The pictures of a loop.
    func media(for loop: EventLoop) -> MediaFolder {
        MediaFolder(MediaStore(configuration.mediaFolder), mediaBlocks, on: pools.media, for: loop)
    }

    private func administration(
        _ databases: Databases, _ catalog: any CatalogViewing, _ media: MediaFolder
    ) -> CatalogAdministration {
        let context = { WritingContext(catalog.reference, now: .now()) }
        return CatalogAdministration(
            products: FreshProducts(
                databases, currency: currency, stockDefaults: { catalog.reference.stockDefaults },
                log: configuration.log),
            saving: ProductSavingRepository(databases, context: context),
            search: ProductSearch(databases, from: .writer), prices: PriceRepository(databases, context: context),
            stock: StockRepository(databases), media: media,
            attributes: AttributeRepository(databases), categories: CategoryRepository(databases),
            categoryProducts: CategoryProductRepository(databases, from: .writer))
    }
}
