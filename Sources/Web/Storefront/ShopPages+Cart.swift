import Basics
import Catalog
import Commerce
import HTTP
import Sales
import WebSupport

/// The cart's page and what changes a cart. An act ends in a redirect, so that a reload does not repeat it.
extension ShopPages {
    /// The visitor's cart.
    func cartPage(_ visit: Visit) async throws(StoreFailure) -> Response {
        let cart = try await pricedCart(of: visit.request)
        let messages = await messages(for: visit.request)
        let undo = try await undo(for: visit)
        let page = CartPage(visit.sites, visit.site, cart, undo, messages: messages)
        return told(visit.request, html(page, .forOneVisitor, bytesExpected: 16_384))
    }

    /// Puts a product into the visitor's cart, which is made if there is none.
    func addToCart(_ visit: Visit) async throws(StoreFailure) -> Response {
        let form = visit.request.form
        guard let number = form["product"].flatMap({ Int64($0) }),
            let product = try await services.products.product(ProductID(number))
        else { return visit.isFromScript ? scriptAnswer("[]") : errorPage(.notFound, visit) }
        let wanted = CartForm.request(form)
        do throws(CartError) {
            // What can be told without a cart is told before one is made.
            _ = try product.variant(for: wanted)
            let masked = try await add(product, wanted, visit)
            let text = visit.site.phrases.added(product.name(in: visit.site.store.id))
            let said = await keep(.success, text, for: visit.request)
            let cookies = [VisitorCookies.cart(masked), newContentVersion()] + said
            return visit.isFromScript ? with(cookies, scriptAnswer("[]")) : elsewhere(visit.site.cartURL, cookies)
        } catch {
            if case .failed(let failure) = error { throw failure }
            let (url, said) = await refusal(error, of: product, wanted, visit)
            return visit.isFromScript ? with(said, backURL(url, visit)) : elsewhere(url, said)
        }
    }

    /// Sets quantities: `cart[12][qty]=3`.
    func updateCart(_ visit: Visit) async throws(StoreFailure) -> Response {
        let wanted = CartForm.quantities(visit.request.form)
        return try await change(visit, wanted, saying: visit.site.phrases.cartIsUpToDate)
    }

    /// Takes a line out: `id=12`.
    func deleteLine(_ visit: Visit) async throws(StoreFailure) -> Response {
        guard let number = visit.request.form["id"].flatMap({ Int64($0) }) else { return elsewhere(visit.site.cartURL) }
        return try await change(visit, [CartLineID(number): .zero], saying: visit.site.phrases.lineIsGone)
    }

    /// The visitor's cart with the prices of this moment; nil without one, and for an id that leads to none.
    func pricedCart(of request: Request) async throws(StoreFailure) -> PricedCart? {
        guard let masked = request.cartID else { return nil }
        do throws(CartError) {
            return try await services.priced(try await services.carts.cart(masked))
        } catch {
            if case .failed(let failure) = error { throw failure }
            return nil
        }
    }
}

extension ShopPages {
    /// Adds to the cart that the cookie names, or to a new one where it names none that exists.
    private func add(
        _ product: Product, _ wanted: CartRequest, _ visit: Visit
    ) async throws(CartError) -> MaskedCartID {
        let store = visit.site.store.id
        do throws(CartError) {
            return try await services.add(product, wanted, to: visit.request.cartID, in: store).cart.maskedID
        } catch {
            guard error == .noSuchCart else { throw error }
        }
        return try await services.add(product, wanted, to: nil, in: store).cart.maskedID
    }

    private func change(
        _ visit: Visit, _ wanted: [CartLineID: Quantity], saying text: String
    ) async throws(StoreFailure) -> Response {
        let url = visit.site.cartURL
        guard let masked = visit.request.cartID, !wanted.isEmpty else { return elsewhere(url) }
        do throws(CartError) {
            let removed = try await removed(by: wanted, from: masked)
            _ = try await services.setQuantities(wanted, of: masked, in: visit.site.store.id)
            let cookies = [VisitorCookies.cart(masked), newContentVersion()]
            if let removed { return elsewhere(url + CartUndo.query(for: removed), cookies) }
            let said = await keep(.success, text, for: visit.request)
            return elsewhere(url, cookies + said)
        } catch {
            if case .failed(let failure) = error { throw failure }
            let name = try await name(of: error, masked, visit)
            let said = await keep(.error, visit.site.phrases.sentence(for: error, about: name), for: visit.request)
            return elsewhere(url, said)
        }
    }

    /// The name of the product that an error is about.
    private func name(
        of error: CartError, _ masked: MaskedCartID, _ visit: Visit
    ) async throws(StoreFailure) -> String? {
        let sku: SKU
        switch error {
        case .notEnough(let variant, _), .outOfStock(let variant): sku = variant
        default: return nil
        }
        let cart = try await pricedCart(of: visit.request)
        return cart?.lines.first { $0.variant.sku == sku }?.product.name(in: visit.site.store.id)
    }

    /// Back to the product, with what was chosen and a word why.
    private func refusal(
        _ error: CartError, of product: Product, _ wanted: CartRequest, _ visit: Visit
    ) async -> (url: String, said: [SetCookie]) {
        let site = visit.site
        var text = site.phrases.sentence(for: error, about: product.name(in: site.store.id))
        let attributes = site.reference.attributes
        let chosen = product.axes.compactMap { axis in
            attributes.attribute(axis.attributeID).flatMap { attribute in
                wanted.options[attribute.id].map { (attribute, $0) }
            }
        }
        if error == .optionsMissing, chosen.count < product.axes.count,
            let open = product.axes.first(where: { wanted.options[$0.attributeID] == nil })?.attributeID,
            let attribute = attributes.attribute(open)
        {
            text = site.phrases.choose(attribute.label(in: site.store.id), code: attribute.code) + "."
        }
        let said = await keep(.error, text, for: visit.request)
        guard let url = site.url(of: product) else { return (site.cartURL, said) }
        return (url + site.query(choosing: chosen), said)
    }
}
