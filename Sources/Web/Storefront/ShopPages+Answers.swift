import Basics
import Commerce
public import HTTP
import Markup
import Sales
import WebSupport

/// Whether a page is the same for everyone.
enum Privacy {
    case forEveryone, forOneVisitor
}

/// From pages to answers.
extension ShopPages {
    /// An HTML answer with the fields that all of them carry.
    func html(
        _ page: some HTML, status: Status = .ok, _ privacy: Privacy, tags: String? = nil, bytesExpected: Int = 32_768
    ) -> Response {
        var fields = PageFields.all
        fields.append(Response.Field(.cacheControl, keptByNobody))
        if let tags = tags ?? (privacy == .forOneVisitor ? PageTags.uncached : nil) {
            fields.append(Response.Field(PageTags.field, tags))
        }
        if baseURLs[0].scheme == .https {
            fields.append(Response.Field("Strict-Transport-Security", "max-age=31536000"))
        }
        return Response(status: status, fields: fields, body: .bytes(page.rendered(bytesExpected: bytesExpected)))
    }

    /// The way elsewhere. To an act Magento answers 302, which browsers follow by GET as they do a 303.
    func elsewhere(_ url: String, status: Status = .found, _ cookies: [SetCookie] = []) -> Response {
        var response = Response.redirect(to: url, status: status)
        response.set(.contentType, "text/html; charset=UTF-8")
        response.set(.cacheControl, keptByNobody)
        response.set(PageTags.field, PageTags.uncached)
        return with(cookies, response)
    }

    /// The way to the shop's own address, for who came under another.
    public func redirect(to url: String) -> Response { elsewhere(url) }

    /// An answer that sets cookies too.
    func with(_ cookies: [SetCookie], _ response: Response) -> Response {
        var response = response
        for cookie in cookies { response.add(.setCookie, cookie.text(over: baseURLs[0].scheme)) }
        return response
    }

    /// A reply that takes the cookie of a context away, as Magento's does (`Http::sendVary`): the visitor and a CDN go
    /// back to what guests share.
    func forgettingContext(_ reply: Reply) -> Reply {
        switch reply {
        case .now(let response): .now(with([VisitorCookies.contextIsOver], response))
        case .later(let work): .later { self.with([VisitorCookies.contextIsOver], await work()) }
        case .stream: reply
        }
    }

    /// The page for an error.
    func errorPage(_ status: Status, _ visit: Visit) -> Response {
        let page = ErrorPage(status, visit.sites, visit.site)
        let tags = status == .notFound ? PageTags.notFound(visit.site) : PageTags.uncached
        return html(page, status: status, .forEveryone, tags: tags, bytesExpected: 8_192)
    }

    /// The page for what the store could not do; what a person must see to is logged.
    func failurePage(_ failure: StoreFailure, _ visit: Visit) -> Response {
        switch failure {
        case .unavailable(let reason):
            log.debug("\(visit.request.pathText): \(reason)")
            var response = errorPage(.serviceUnavailable, visit)
            response.set(.retryAfter, "\(retryAfterSeconds)")
            return response
        case .broken(let sentence):
            log.error("\(visit.request.pathText): \(sentence)")
            return errorPage(.internalServerError, visit)
        case .doesNotFit: return errorPage(.badRequest, visit)
        }
    }
}

/// What Magento says on a page that nobody between the shop and the visitor may keep.
let keptByNobody = "max-age=0, must-revalidate, no-cache, no-store"

/// A dependency that is moving is back in about so long.
let retryAfterSeconds = 5

/// The fields of every page. The policy lets nothing in that the shop does not serve itself.
private enum PageFields {
    static let all: [Response.Field] = [
        Response.Field(.contentType, "text/html; charset=UTF-8"),
        Response.Field(
            .contentSecurityPolicy,
            "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; object-src 'none'; "
                + "frame-ancestors 'self'; base-uri 'self'; form-action 'self'"),
        Response.Field("X-Content-Type-Options", "nosniff"),
        Response.Field(.referrerPolicy, "strict-origin-when-cross-origin"),
        Response.Field("X-Frame-Options", "SAMEORIGIN"),
    ]
}
