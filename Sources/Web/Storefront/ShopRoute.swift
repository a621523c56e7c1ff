import HTTP

/// The fixed paths of a store view, spelt as Magento spells them; all others are the catalogue's.
enum ShopRoute {
    case home, catalog, cart, add, update, delete, sections, checkout
    case sidebarUpdate, sidebarRemove, robots, sitemap

    static func table() -> RouteTable<ShopRoute> {
        var routes = RouteTable<ShopRoute>.Builder()
        routes.add(.get, "/", .home)
        routes.add(.post, "/", .home)
        routes.add(.get, "/checkout/cart", .cart)
        routes.add(.post, "/checkout/cart/add", .add)
        routes.add(.post, "/checkout/cart/updatePost", .update)
        routes.add(.post, "/checkout/cart/delete", .delete)
        routes.add(.post, "/checkout/sidebar/updateItemQty", .sidebarUpdate)
        routes.add(.post, "/checkout/sidebar/removeItem", .sidebarRemove)
        routes.add(.get, "/checkout", .checkout)
        routes.add(.get, "/robots.txt", .robots)
        routes.add(.get, "/sitemap.xml", .sitemap)
        routes.add(.get, "/customer/section/load", .sections)
        return routes.freeze()
    }
}
