import Basics
import Catalog
import Commerce
import MariaDB

/// Places in categories, axes, links, tier prices and price history: five small tables, read by one statement. Each
/// round trip costs a shopper more than a wider answer does.
extension ProductFill {
    func addSmallParts(to parts: inout [ProductID: ProductParts], _ ids: [ProductID]) async throws {
        let rows = try await session.rows(
            """
            SELECT 'category', product_id, category_id, 0, position, NULL, NULL, NULL FROM product_category
            WHERE product_id IN \(list: ids)
            UNION ALL SELECT 'axis', product_id, id, attribute_id, position, CAST(label AS CHAR), NULL, NULL
            FROM product_axis
            WHERE product_id IN \(list: ids)
            UNION ALL SELECT 'link', product_id, linked_id, 0, position, CAST(kind AS CHAR), NULL, NULL
            FROM product_link WHERE product_id IN \(list: ids)
            UNION ALL SELECT 'tier', product_id, website_id, customer_group_id, 0, CAST(quantity AS CHAR),
            CAST(price AS CHAR), CAST(percent AS CHAR) FROM tier_price WHERE product_id IN \(list: ids)
            UNION ALL SELECT 'price', product_id, 0, 0, 0, CAST(changed_at AS CHAR), CAST(price AS CHAR), NULL
            FROM price_history WHERE product_id IN \(list: ids)
            """,
            as: String.self, ProductID.self, Int64.self, Int64.self, Int64.self, String?.self, String?.self,
            String?.self)
        for (part, product, id, second, position, text, amount, percent) in rows {
            switch part {
            case "category":
                let link = CategoryLink(categoryID: CategoryID(id), position: position)
                parts[product]?.categories.append(link)
            case "axis":
                let axis = ConfigurableAxis(id: id, attributeID: AttributeID(second), label: text, position: position)
                parts[product]?.axes.append(axis)
            case "link":
                guard let kind = text.flatMap(ProductLinkKind.init) else { continue }
                let link = ProductLink(kind: kind, productID: ProductID(id), position: position)
                parts[product]?.extras.links.append(link)
            case "tier":
                guard let tier = tier(website: id, group: second, text, amount, percent) else { continue }
                parts[product]?.extras.tierPrices.append(tier)
            default:
                guard let text, let price = money(amount) else { continue }
                parts[product]?.extras.priceHistory.append(PricePoint(from: instant(text), price: price))
            }
        }
        for id in parts.keys { parts[id]?.putInOrder() }
    }

    private func tier(
        website: Int64, group: Int64, _ quantity: String?, _ price: String?, _ percent: String?
    ) -> TierPrice? {
        guard let quantity = quantity.flatMap({ Quantity($0) }) else { return nil }
        // A percentage has four digits, as a quantity has.
        let share = percent.flatMap { Quantity($0)?.tenThousandths }
        guard let amount = money(price).map(TierPrice.Amount.fixed) ?? share.map(TierPrice.Amount.percent) else {
            return nil
        }
        return TierPrice(
            websiteID: WebsiteID(website), group: CustomerGroupID(group), quantity: quantity, amount: amount)
    }

    func addMedia(to parts: inout [ProductID: ProductParts], _ ids: [ProductID]) async throws {
        let rows = try await session.rows(
            """
            SELECT m.product_id, m.id, m.file, m.label, m.position, m.is_disabled, m.roles, s.store_id, s.label,
            s.position, s.is_disabled, s.roles
            FROM product_media m LEFT JOIN product_media_scope s ON s.media_id = m.id
            WHERE m.product_id IN \(list: ids) ORDER BY m.product_id, m.position, m.id
            """,
            as: ProductID.self, Int64.self, String.self, String?.self, Int64.self, Bool.self, String.self,
            StoreViewID?.self, String?.self, Int64?.self, Bool?.self, String?.self)
        var scoped: [Int64: [StoreViewID: MediaEntry.Scoped]] = [:]
        for row in rows {
            guard let store = row.7 else { continue }
            scoped[row.1, default: [:]][store] = MediaEntry.Scoped(
                label: row.8, position: row.9, isDisabled: row.10, roles: row.11.map(ProductFill.roles))
        }
        for row in rows where parts[row.0]?.media.last?.id != row.1 {
            let entry = MediaEntry(
                id: row.1, file: row.2, label: row.3, position: row.4, isDisabled: row.5,
                roles: ProductFill.roles(row.6), scoped: scoped[row.1] ?? [:])
            parts[row.0]?.media.append(entry)
        }
    }

    private static func roles(_ text: String) -> [String] { text.split(separator: ",").map(String.init) }
}

extension ProductParts {
    /// A union keeps no order.
    fileprivate mutating func putInOrder() {
        categories.sort { $0.categoryID < $1.categoryID }
        axes.sort { ($0.position, $0.id) < ($1.position, $1.id) }
        extras.links.sort { ($0.position, $0.productID) < ($1.position, $1.productID) }
        extras.tierPrices.sort { ($0.group, $0.quantity, $0.websiteID) < ($1.group, $1.quantity, $1.websiteID) }
        extras.priceHistory.sort { $0.from < $1.from }
    }
}
