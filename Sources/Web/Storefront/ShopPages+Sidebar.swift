import Basics
import Commerce
import HTTP
import JSON
import Sales
import WebSupport

/// Acts by script, as Magento's own scripts send them: the cart's side bar, and adding with `X-Requested-With`.
extension ShopPages {
    /// `item_id=8&item_qty=4`.
    func updateFromSidebar(_ visit: Visit) async throws(StoreFailure) -> Response {
        let quantity = visit.request.form["item_qty"].flatMap { Quantity($0) }
        return try await setFromSidebar(visit, quantity.map { max($0, .zero) })
    }

    /// `item_id=8`.
    func removeFromSidebar(_ visit: Visit) async throws(StoreFailure) -> Response {
        try await setFromSidebar(visit, .zero)
    }

    private func setFromSidebar(_ visit: Visit, _ quantity: Quantity?) async throws(StoreFailure) -> Response {
        let unknown = scriptRefusal("The quote item isn't found. Verify the item and try again.")
        guard let masked = visit.request.cartID, let quantity,
            let id = visit.request.form["item_id"].flatMap({ Int64($0) }).map({ CartLineID($0) })
        else { return unknown }
        do throws(CartError) {
            guard try await services.carts.cart(masked).lines.contains(where: { $0.id == id }) else { return unknown }
            _ = try await services.setQuantities([id: quantity], of: masked, in: visit.site.store.id)
            let cookies = [VisitorCookies.cart(masked), newContentVersion()]
            return with(cookies, scriptAnswer(#"{"success":true}"#))
        } catch {
            if case .failed(let failure) = error { throw failure }
            return scriptRefusal(visit.site.phrases.sentence(for: error, about: nil))
        }
    }

    private func scriptRefusal(_ sentence: String) -> Response {
        var json = JSONWriter()
        json.object { json in
            json.member("success", false)
            json.member("error_message", sentence)
        }
        return scriptAnswer(json.bytes)
    }

    /// Where a script is to send the visitor.
    func backURL(_ url: String, _ visit: Visit) -> Response {
        var json = JSONWriter()
        json.object { json in json.member("backUrl", visit.site.absolute(url)) }
        return scriptAnswer(json.bytes)
    }

    /// JSON for a script.
    func scriptAnswer(_ json: String) -> Response { scriptAnswer(Array(json.utf8)) }

    private func scriptAnswer(_ json: [UInt8]) -> Response {
        var response = Response(
            status: .ok, fields: [Response.Field(.contentType, "application/json")], body: .bytes(json))
        response.set(.cacheControl, keptByNobody)
        response.set(PageTags.field, PageTags.uncached)
        response.set("X-Content-Type-Options", "nosniff")
        return response
    }
}

extension Visit {
    /// Whether a script asks, which wants JSON rather than a page.
    var isFromScript: Bool { request.field("X-Requested-With") == "XMLHttpRequest" }
}
