public import Basics
import Catalog
import Commerce
public import HTTP
import JSON
public import WebSupport

/// Magento's REST interface under `/rest`. One for each loop; its routes are built once and frozen.
///
/// The order of work is Magento's: method, store code, kind of call, route, access, decoding.
public final class RESTApplication: Responder {
    let services: ShopServices
    private let routes: RouteTable<RESTRoute>
    let answers: RESTAnswers
    private let pageCache: PageCache?

    /// The interface over a loop's services. Without `pageCache` every answer is made anew.
    public init(_ services: ShopServices, pageCache: PageCache? = nil, log: Log) {
        (self.services, self.pageCache) = (services, pageCache)
        answers = RESTAnswers(log: log)
        var builder = RouteTable<RESTRoute>.Builder(RouteRules(trailingSlash: .ignored, head: .onItsOwn))
        AdminTokenRoutes(services).add(to: &builder)
        CustomerTokenRoutes().add(to: &builder)
        ProductRoutes(services).add(to: &builder)
        RenderRoutes(services).add(to: &builder)
        ProductLinkRoutes(services).add(to: &builder)
        ProductMediaRoutes(services).add(to: &builder)
        ProductOptionRoutes(services).add(to: &builder)
        ConfigurableRoutes(services).add(to: &builder)
        PriceRoutes(services).add(to: &builder)
        TierPriceRoutes(services).add(to: &builder)
        StockRoutes(services).add(to: &builder)
        InventoryRoutes(services).add(to: &builder)
        AttributeRoutes(services).add(to: &builder)
        AttributeSetRoutes(services).add(to: &builder)
        AttributeGroupRoutes(services).add(to: &builder)
        CategoryAttributeRoutes(services).add(to: &builder)
        CategoryRoutes(services).add(to: &builder)
        GuestCartRoutes(services).add(to: &builder)
        GuestCartItemRoutes(services).add(to: &builder)
        GuestCartTotalsRoutes(services).add(to: &builder)
        StoreRoutes(services).add(to: &builder)
        DirectoryRoutes(services).add(to: &builder)
        TaxRateRoutes(services).add(to: &builder)
        TaxRuleRoutes(services).add(to: &builder)
        TaxClassRoutes(services).add(to: &builder)
        CustomerGroupRoutes(services).add(to: &builder)
        routes = builder.freeze()
    }

    /// Every route, in the order of the table.
    public var listing: [RESTListing] { routes.all.map { RESTListing($0.method, $0.pattern, $0.handler.access) } }

    /// How to answer a request whose path begins with `/rest`.
    public func reply(to request: Request) -> Reply {
        let isForEveryone = pageCache != nil && request.isForEveryone
        if isForEveryone, let answer = pageCache?.hit(for: request, at: services.now) { return .now(answer) }
        let output = RESTOutput(request)
        do throws(RESTError) {
            let address = try RESTAddress(request, services.reference.stores)
            guard address.kind == .call else {
                return .now(RESTSchema.response(routes.all.map { ($0.method, $0.pattern) }, for: request, address))
            }
            let (route, parameters) = try route(request.method, address.path)
            let work = work(request, route, address.store, parameters, output)
            guard isForEveryone, let pageCache, case .catalogue = route.access else { return work.reply }
            return .stream { [self] in await kept(request, address.store, work, pageCache, output) }
        } catch {
            return .now(answers.response(to: error, output))
        }
    }

    private func work(
        _ request: Request, _ route: RESTRoute, _ store: StoreViewID, _ parameters: RouteParameters,
        _ output: RESTOutput
    ) -> RESTWork {
        switch route.work {
        case .whole(let handler):
            .whole { [self] in
                await answers.whole(output) { () async throws(RESTError) in
                    try await handler(call(request, route, store, parameters))
                }
            }
        case .streamed(let handler):
            .streamed { [self] bytesMax in
                await answers.streamed(output, gatheringUpTo: bytesMax) { () async throws(RESTError) in
                    try await handler(call(request, route, store, parameters))
                }
            }
        }
    }

    private func route(_ method: Method, _ path: [UInt8]) throws(RESTError) -> (RESTRoute, RouteParameters) {
        guard case .found(let route, let parameters) = path.withUnsafeBytes({ routes.resolve(method, $0) }) else {
            throw .noRoute
        }
        return (route, parameters)
    }

    /// What the route's handler is called with: first whether the caller may, then the body.
    private func call(
        _ request: Request, _ route: RESTRoute, _ store: StoreViewID, _ parameters: RouteParameters
    ) async throws(RESTError) -> RESTCall {
        let caller = try await caller(of: request, route.access)
        let settings = services.reference.settings
        return RESTCall(
            store: store, caller: caller, request: request, parameters: parameters,
            body: try RESTBody.value(of: request), pageSizeMax: caller.isAdmin ? nil : settings.pageSizeMax,
            limits: settings.inputLimits)
    }
}

/// Access.
extension RESTApplication {
    /// Who calls, where they may. A token that is not good makes a guest of the caller.
    private func caller(of request: Request, _ access: RESTAccess) async throws(RESTError) -> RESTCaller {
        let caller = try await bearer(of: request, access)
        switch access {
        case .anonymous: return caller
        case .own: guard caller.isAdmin else { throw .notAuthorized("self") }
        case .catalogue(let resource):
            guard caller.isAdmin || services.reference.settings.anonymousReading else { throw .notAuthorized(resource) }
        case .admin(let resource):
            guard caller.isAdmin else { throw .notAuthorized(resource) }
        }
        return caller
    }

    /// Whom the token names. What everyone may call goes on without the writer, which knows whether an administrator is
    /// still active.
    private func bearer(of request: Request, _ access: RESTAccess) async throws(RESTError) -> RESTCaller {
        guard let token = RESTApplication.bearerToken(request.field(.authorization)) else { return .guest }
        do throws(StoreFailure) {
            return try await services.admins.administrator(bearing: token).map { .administrator($0) } ?? .guest
        } catch {
            guard access == .anonymous else { throw RESTError(error) }
            return .guest
        }
    }

    /// The token of `Bearer TOKEN`: two words with one blank between them.
    static func bearerToken(_ field: String?) -> String? {
        guard let words = field?.split(separator: " ", omittingEmptySubsequences: false), words.count == 2,
            words[0].lowercased() == "bearer", !words[1].isEmpty
        else { return nil }
        return String(words[1])
    }
}
