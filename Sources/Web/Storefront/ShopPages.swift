public import Basics
import Catalog
import Commerce
public import HTTP
import Sales
public import WebSupport

/// The shop's pages for people: home, categories, products, cart. One per loop.
///
/// A request is looked at in three steps: which store view (its prefix), which fixed path (`ShopRoute`), and for all
/// others what the catalogue has there. A page is a value of the `Markup` kind that is filled here and writes itself.
public final class ShopPages: Responder {
    let services: ShopServices
    let log: Log
    let baseURLs: [BaseURL]
    let pageCache: PageCache?
    private let contexts: VisitorContexts
    let shelf = CardShelf()
    private let frame: PageFrame
    private let routes = ShopRoute.table()
    private var sitesKept: Sites
    /// By store view's prefix.
    var busyPages: [String: BusyPage] = [:]
    private var generator: any RandomNumberGenerator

    /// The pages of one loop.
    ///
    /// The first of `baseURLs` is the one that pages name; `assetsVersion` changes with the bytes of style sheet and
    /// script; `contexts` tells whose prices are shown; `generator` must be fit for secrets. Without `pageCache` every
    /// page is made anew.
    public init(
        services: ShopServices, baseURLs: [BaseURL], assetsVersion: String, pageCache: PageCache? = nil,
        contexts: VisitorContexts = VisitorContexts { [] }, log: Log,
        generator: any RandomNumberGenerator = SystemRandom()
    ) {
        precondition(!baseURLs.isEmpty, "a shop is reached under at least one address")
        (self.services, self.baseURLs, self.log, self.generator) = (services, baseURLs, log, generator)
        (self.pageCache, self.contexts) = (pageCache, contexts)
        frame = PageFrame(origin: baseURLs[0].origin, assetsVersion: assetsVersion)
        sitesKept = Sites(services.reference, frame)
    }

    /// Answers every path: what leads nowhere is a page that says so.
    public func reply(to request: Request) -> Reply {
        let claim = contexts.claim(of: request, services.reference)
        let reply = reply(to: request, claim.context)
        return claim == .bad ? forgettingContext(reply) : reply
    }

    private func reply(to request: Request, _ context: VisitorContext?) -> Reply {
        if let pageCache, mayBeKept(request), let page = pageCache.hit(for: request, context, at: services.now) {
            return .now(page)
        }
        let visit = visit(request, context)
        guard request.method == .post || request.method == .get || request.method == .head else {
            var refusal = errorPage(.methodNotAllowed, visit)
            refusal.set(.allow, "GET, HEAD, POST")
            return .now(refusal)
        }
        switch CrossSiteGuard.verdict(for: request, baseURLs: baseURLs) {
        case .allowed: break
        case .refused(.formKey): return .later { await self.withoutFormKey(visit) }
        case .refused: return .now(errorPage(.forbidden, visit))
        }
        if visit.asksForUnknownStore { return .now(errorPage(.notFound, visit)) }
        switch visit.path.withUnsafeBytes({ routes.resolve(request.method, $0) }) {
        case .found(let route, _): return .later { await self.answer(visit, route) }
        // Magento answers a page that says "not found" where the method is not the route's.
        case .otherMethods: return .now(errorPage(.notFound, visit))
        case .noRoute:
            guard request.method == .get || request.method == .head else {
                return .now(errorPage(.notFound, visit))
            }
            if let part = ShopPages.sitemapPart(visit.pagePath) {
                return .stream { await self.sitemap(part: part) }
            }
            return .later { await self.answer(visit, .catalog) }
        }
    }

    /// Whether the answer to a request may be the same for everyone.
    private func mayBeKept(_ request: Request) -> Bool {
        (request.method == .get || request.method == .head) && !request.mayHaveSession
    }

    /// The page at a canonical address, for everyone of the visitor's group or for the one visitor who has something to
    /// be told.
    func page(
        _ address: String, _ visit: Visit, _ make: () async throws(StoreFailure) -> MadePage
    ) async throws(StoreFailure) -> Response {
        guard let pageCache, let since = visit.since, mayBeKept(visit.request) else {
            return told(visit.request, try await make().response)
        }
        return try await pageCache.page(address, visit.context, since: since, at: services.now, make)
    }

    /// A page for a status that is an error, in the language of the request's path.
    public func errorPage(_ status: Status, for request: Request) -> Response {
        errorPage(status, visit(request))
    }

    /// A request under the reference data of this moment.
    func visit(_ request: Request, _ context: VisitorContext? = nil) -> Visit {
        let since = pageCache?.moment
        var visit = Visit(request, sites(), context)
        visit.since = since
        return visit
    }

    /// The shop under the reference data of this moment.
    func sites() -> Sites {
        if sitesKept.reference !== services.reference { sitesKept = Sites(services.reference, frame) }
        return sitesKept
    }

    /// A value of the generator's making.
    func random<Value>(_ make: (inout any RandomNumberGenerator) -> Value) -> Value { make(&generator) }

    /// Changes nothing and leads back with a word, as Magento does when a form has no key or an old one. Its section
    /// load, which is not for POST, is not found; and the cart's side bar needs no key, since no form of another site
    /// can send a script's own header field.
    private func withoutFormKey(_ visit: Visit) async -> Response {
        let route = visit.path.withUnsafeBytes { routes.resolve(.post, $0) }
        guard case .found(let route, _) = route else { return errorPage(.notFound, visit) }
        if visit.isFromScript, route == .sidebarUpdate || route == .sidebarRemove { return await answer(visit, route) }
        let said = await keep(.error, visit.site.phrases.error(Status.forbidden.code).text, for: visit.request)
        return elsewhere(visit.isFromScript ? visit.site.cartURL : visit.site.homeURL, said)
    }

    /// The request may have waited in line: what it is answered from is as new as if it had come now.
    private func answer(_ early: Visit, _ route: ShopRoute) async -> Response {
        let visit = visit(early.request, early.context)
        do throws(StoreFailure) {
            switch route {
            case .home: return try await home(visit)
            case .catalog: return try await catalogPage(visit)
            case .cart: return try await cartPage(visit)
            case .add: return try await addToCart(visit)
            case .update: return try await updateCart(visit)
            case .delete: return try await deleteLine(visit)
            case .sidebarUpdate: return try await updateFromSidebar(visit)
            case .sidebarRemove: return try await removeFromSidebar(visit)
            // An order is not placed here yet; Magento sends those with an empty cart back there, too.
            case .checkout: return elsewhere(visit.site.cartURL)
            case .robots: return robots()
            case .sitemap: return sitemapIndex()
            case .sections: return try await sections(visit)
            }
        } catch {
            let mayBeOld = error.isOfTheShop && mayBeKept(visit.request)
            if mayBeOld, let old = pageCache?.last(for: visit.request, visit.context, at: services.now) { return old }
            return failurePage(error, visit)
        }
    }
}
