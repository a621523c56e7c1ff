import Basics
import HTTP
import HTTPServer
import REST
import Storefront
import WebSupport

/// The whole site on one loop: who may ask at all, then files, the API and the shop. The shop's own guard stands before
/// what a cookie authenticates.
final class Site: Responder {
    private let hosts: HostGuard
    private let files: PublicFiles
    private let media: MediaResponder
    private let rest: RESTApplication
    private let storefront: ShopPages
    private let limits: AddressLimits
    private let health: HealthBoard

    init(
        baseURLs: [BaseURL], trusting networks: TrustedNetworks, limits: AddressLimits, health: HealthBoard,
        files: PublicFiles, media: MediaResponder, rest: RESTApplication, storefront: ShopPages
    ) {
        (self.files, self.media, self.rest, self.storefront) = (files, media, rest, storefront)
        (self.limits, self.health) = (limits, health)
        hosts = HostGuard(baseURLs: baseURLs, machinePrefixes: ["/rest/"], trusting: networks)
    }

    func reply(to request: Request) -> Reply {
        switch hosts.verdict(for: request) {
        case .allowed: break
        case .redirect(let location): return .now(storefront.redirect(to: location))
        case .refused: return .now(.text("This server does not serve that host.\n", status: .misdirectedRequest))
        }
        if let file = files.response(for: request) { return .now(.prepared(file)) }
        if let reply = media.reply(to: request) { return reply }
        let isREST = Site.isREST(request)
        if !isREST, let answer = health.shortAnswer(to: request) { return .now(answer) }
        let reply = isREST ? rest.reply(to: request) : storefront.reply(to: request)
        if case .now = reply { return reply }
        guard let seconds = limits.waitSeconds(of: request, at: .now()) else { return reply }
        return .now(
            isREST
                ? rest.tooMany(request, waitSeconds: seconds)
                : storefront.tooManyPage(for: request, waitSeconds: seconds))
    }

    func busy(_ request: Request) -> Response {
        if Site.isREST(request) { return rest.busy(request) }
        return media.owns(request) ? .busy : storefront.busyPage(for: request)
    }

    /// Makes the shop's pages before anybody asks for them and gives how many are ready.
    func warm() async -> Int { await storefront.warm() }

    /// Reads together what the shop's pages at some addresses show.
    func readProducts(for addresses: [String]) async {
        await storefront.readProducts(for: addresses.filter { !$0.hasPrefix("/rest/") })
    }

    /// Has the page or the answer of the API at an address made, and says whether it is a good one.
    func makeReady(_ address: String) async -> Bool {
        guard let request = Request.asking(for: address) else { return false }
        let reply = Site.isREST(request) ? rest.reply(to: request) : storefront.reply(to: request)
        return await reply.isMadeReady()
    }

    private static func isREST(_ request: Request) -> Bool { request.pathIsIn("/rest") }
}
