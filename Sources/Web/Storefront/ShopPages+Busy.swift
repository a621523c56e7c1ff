import Catalog
public import HTTP
import WebSupport

/// The page for visitors for whom there is no room, as it was under some reference data.
struct BusyPage {
    let reference: Reference
    let page: Response
}

/// What visitors are told who are too many or ask too much.
extension ShopPages {
    /// The page for a visitor for whom there is no room now, with when to come again. One for each store view is made
    /// and kept: it is sent most when there is the least time to make pages.
    public func busyPage(for request: Request) -> Response {
        let visit = visit(request)
        if let kept = busyPages[visit.site.prefix], kept.reference === services.reference { return kept.page }
        let page = comeAgain(errorPage(.serviceUnavailable, visit), inSeconds: retryAfterSeconds)
        busyPages[visit.site.prefix] = BusyPage(reference: services.reference, page: page)
        return page
    }

    /// The page for a visitor who is to wait so long.
    public func tooManyPage(for request: Request, waitSeconds: Int) -> Response {
        comeAgain(errorPage(.tooManyRequests, visit(request)), inSeconds: waitSeconds)
    }

    private func comeAgain(_ page: Response, inSeconds seconds: Int) -> Response {
        var page = page
        page.set(.retryAfter, "\(seconds)")
        return page
    }
}
