import HTTP

/// The fixed paths of a store view, spelt as Magento spells them; all others are the catalogue's.
enum ShopRoute {
    case home, catalog, cart, add, update, delete, sections

    static func table() -> RouteTable<ShopRoute> {
        var routes = RouteTable<ShopRoute>.Builder()
        routes.add(.get, "/", .home)
        routes.add(.get, "/checkout/cart", .cart)
        routes.add(.post, "/checkout/cart/add", .add)
        routes.add(.post, "/checkout/cart/updatePost", .update)
        routes.add(.post, "/checkout/cart/delete", .delete)
        routes.add(.get, "/customer/section/load", .sections)
        return routes.freeze()
    }
}
