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
/// feed and stops.
///
/// Each serving loop has its own connections, repositories, routes and pages, made on its thread: nothing is shared but
/// the caches and frozen values.
final class Node {
    let port: Int
    private let configuration: NodeConfiguration
    private let control: EventLoop
    private let loops: LoopGroup
    private let server: HTTPServer
    private let catalog: NodeCatalog
    private let commands: NodeControl
    private let databases: Databases
    private let pools: NodePools

    /// The control loop's own connections: it reads the listing on all of those to the reader.
    static let controlConnectionsMax = 4

    /// Opens the socket of a node: first of all, since another process may have the port.
    static func listen(_ configuration: NodeConfiguration) throws -> ListeningSocket {
        try ListeningSocket(address: configuration.listenAddress, port: configuration.listenPort)
    }

    /// Starts a node: reads the catalogue, then serves.
    static func start(
        _ configuration: NodeConfiguration, _ listener: ListeningSocket, on control: EventLoop
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
            let shop = SharedParts(configuration, catalog, files, pools, port: listener.port)
            let catalogs = loops.loops.map { catalog.catalog(for: $0) }
            let warmer = Warmer(loops.loops[0])
            let server = HTTPServer(
                listener, loops: loops.loops, limits: configuration.limits, trust: configuration.trust, log: log,
                accessLog: pools.accessLog
            ) { loop in
                let site = shop.site(on: loop, catalogs[loop.index])
                if loop.index == 0 { warmer.take(site) }
                return site
            }
            catalog.follow()
            let commands = NodeControl(at: configuration.controlSocket, on: control, catalog, warmer, log: log)
            return Node(
                configuration, control, loops, server, catalog, commands, databases, pools, port: listener.port)
        } catch {
            databases.close()
            pools.close()
            throw error
        }
    }

    private init(
        _ configuration: NodeConfiguration, _ control: EventLoop, _ loops: LoopGroup, _ server: HTTPServer,
        _ catalog: NodeCatalog, _ commands: NodeControl, _ databases: Databases, _ pools: NodePools, port: Int
    ) {
        (self.configuration, self.control, self.loops, self.commands) = (configuration, control, loops, commands)
        (self.server, self.catalog, self.port) = (server, catalog, port)
        (self.databases, self.pools) = (databases, pools)
    }

    /// Where the shop is.
    var address: String {
        configuration.baseURLs.first.map { "\($0.origin)/" } ?? "http://\(configuration.listenAddress):\(port)/"
    }

    /// Lets requests that are under way end, then stops everything. The feed is followed to the last, so that what is
    /// still served is true.
    func stop() async {
        let seconds = configuration.drainSeconds
        await withUnsafeContinuation { (continuation: UnsafeContinuation<Void, Never>) in
            server.drain(graceSeconds: seconds) { continuation.resume() }
        }
        commands.close()
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
        packing = try BlockingPool(named: "packing", threadCount: 1, queueDepthMax: NodePools.queueDepthMax)
        passwords = try BlockingPool(
            named: "passwords", threadCount: PasswordHasher.threadCount,
            queueDepthMax: PasswordHasher.queueDepthMax)
    }

    /// What packs ready pages. One that finds no room stays as it is.
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
    private let pages: PageStore?
    private let showsCacheField: Bool
    private let pack: PageCache.Packing
    private let log: Log

    init(
        _ configuration: NodeConfiguration, _ catalog: NodeCatalog, _ files: PublicFiles, _ pools: NodePools,
        port: Int
    ) {
        (self.files, log, networks) = (files, configuration.log, configuration.trust.networks)
        limits = AddressLimits(
            configuration.addressLimits, perMinute: configuration.perMinuteMax, trusting: networks,
            seed: UInt64.random(in: .min ... .max))
        pages = configuration.pageCacheBytes > 0 ? catalog.pages : nil
        (showsCacheField, pack) = (configuration.showsCacheField, pools.pagePacking)
        services = ServiceParts(
            configuration, pools, caches: catalog.caches, seen: catalog.seen, currency: catalog.currency)
        let own = ["http://\(configuration.listenAddress):\(port)/", "http://localhost:\(port)/"]
        baseURLs = configuration.baseURLs.isEmpty ? own.compactMap { BaseURL($0) } : configuration.baseURLs
    }

    /// Made on the loop's own thread.
    func site(on loop: EventLoop, _ catalog: LoopCatalog) -> Site {
        let media = MediaResponder(services.media(for: loop), placeholder: files.file("/placeholder.svg"))
        let services = services.services(
            on: loop, catalog, at: ShopAddress(baseURL: "\(baseURLs[0].origin)/", assetsVersion: files.version))
        let pageCache = pages.map { pages in
            PageCache(
                pages, catalogPosition: { catalog.position }, showsWay: showsCacheField, pack: pack)
        }
        return Site(
            baseURLs: baseURLs, trusting: networks, limits: limits, files: files, media: media,
            rest: RESTApplication(services, pageCache: pageCache, log: log),
            storefront: ShopPages(
                services: services, baseURLs: baseURLs, assetsVersion: files.version, pageCache: pageCache, log: log))
    }
}

/// What every loop's services are made of. Making them opens no connection.
struct ServiceParts {
    private let configuration: NodeConfiguration
    private let caches: CatalogCaches
    private let seen: FeedPosition
    private let pools: NodePools
    private let keys = SigningKeys()
    private let mediaBlocks = MediaBlocks()
    private let currency: Currency

    init(
        _ configuration: NodeConfiguration, _ pools: NodePools, caches: CatalogCaches, seen: FeedPosition,
        currency: Currency
    ) {
        (self.configuration, self.pools) = (configuration, pools)
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
