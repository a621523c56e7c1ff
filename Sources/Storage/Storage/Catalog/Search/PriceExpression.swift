import Basics
import Catalog
import Commerce
import MariaDB

/// What products cost a guest now, as SQL: Magento orders by its price index, in which only what can be bought has a
/// row. A configurable product costs what its cheapest salable variant costs.
struct PriceExpression {
    let store: StoreViewID
    let reference: Reference

    /// The price by which the index orders.
    var final: SQL {
        "IF(p.kind = 'configurable', " + cheapestVariant + ", " + own(product: "p", scope: "s", base: "d") + " + "
            + requiredOptions + ")"
    }

    /// Whether the index has a row: the product is enabled and can be bought.
    var isIndexed: SQL {
        "COALESCE(s.status, d.status) = 1 AND IF(p.kind = 'configurable', " + cheapestVariant + " IS NOT NULL, "
            + isSalable(product: "p") + ")"
    }

    private var today: CivilTime { reference.clock.civil(.now()) }

    private func own(product: SQL, scope: SQL, base: SQL) -> SQL {
        func column(_ name: SQL) -> SQL { "COALESCE(" + scope + "." + name + ", " + base + "." + name + ")" }
        let day = CivilTime(year: today.year, month: today.month, day: today.day)
        let special: SQL =
            "IF(" + column("special_price") + " IS NOT NULL AND COALESCE(" + column("special_from")
            + ", \(day)) <= \(day) AND COALESCE(" + column("special_to") + ", \(day)) >= \(day), "
            + column("special_price") + ", " + column("price") + ")"
        return "LEAST(" + column("price") + ", " + special + ", COALESCE("
            + tier(product: product, regular: column("price")) + ", " + column("price") + "))"
    }

    /// The least that required custom options add.
    private var requiredOptions: SQL {
        """
        IF(p.has_options = 0, 0, COALESCE((SELECT SUM(x.least) FROM (SELECT o.product_id, MIN(t.price) AS least
        FROM product_option o JOIN product_option_text t ON t.option_id = o.id AND t.store_id = 0
        WHERE o.is_required = 1 AND t.price_type = 'fixed' GROUP BY o.id, o.product_id) x
        WHERE x.product_id = p.id), 0))
        """
    }

    /// The best tier of one piece for guests of the store's website.
    private func tier(product: SQL, regular: SQL) -> SQL {
        let websites = [WebsiteID(0), reference.stores.view(store)?.websiteID].compactMap { $0 }
        return "(SELECT MIN(COALESCE(t.price, " + regular + " * (1 - t.percent / 100))) FROM tier_price t"
            + " WHERE t.quantity <= 1 AND t.customer_group_id IN (0, 32000)"
            + " AND t.website_id IN \(list: websites) AND t.product_id = " + product + ".id)"
    }

    private var cheapestVariant: SQL {
        "(SELECT MIN(" + own(product: "c", scope: "cs", base: "cd") + ") FROM product_variant pv"
            + " JOIN product c ON c.id = pv.child_id"
            + " LEFT JOIN product_scope cd ON cd.product_id = c.id AND cd.store_id = 0"
            + " LEFT JOIN product_scope cs ON cs.product_id = c.id AND cs.store_id = \(store)"
            + " WHERE pv.parent_id = p.id AND COALESCE(cs.status, cd.status) = 1 AND " + isSalable(product: "c") + ")"
    }

    private func isSalable(product: SQL) -> SQL {
        let shop = reference.stockDefaults
        return "EXISTS (SELECT 1 FROM product q LEFT JOIN source_item i ON i.sku_folded = q.sku_folded"
            + " AND i.source_code = 'default' LEFT JOIN stock_item r ON r.product_id = q.id WHERE q.id = " + product
            + ".id AND (COALESCE(r.manage_stock, \(shop.managesStock)) = 0 OR (i.status = 1"
            + " AND (i.quantity > COALESCE(r.min_qty, \(shop.minQuantity))"
            + " OR COALESCE(r.backorders, \(shop.backorders.rawValue)) > 0))))"
    }
}
