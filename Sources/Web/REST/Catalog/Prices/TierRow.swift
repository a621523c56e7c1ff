import Basics
import Catalog
import Commerce
import JSON

/// A tier as Magento's price storage is sent it: the customer group by its code.
struct TierRow {
    static let shape: RESTShape = [
        "price": .decimal, "price_type": .text, "website_id": .integer, "sku": .text, "customer_group": .text,
        "quantity": .decimal, "extension_attributes": .anything,
    ]

    /// What rows are checked against.
    struct Vocabulary {
        let kinds: [SKU: ProductKind]
        /// By lower-case code.
        let groups: [String: CustomerGroupID]
        let websites: [WebsiteID]
        let currency: Currency
    }

    /// Why a row is refused.
    struct Refusal: Error { let problem: PriceProblem }

    private let object: RESTObject

    init(_ object: RESTObject) { self.object = object }

    /// The tier, or what is wrong with the row.
    func checked(_ known: Vocabulary) -> Result<KeptTier, Refusal> {
        guard let sku = SKU(sku), known.kinds[sku] != nil else { return refused("Invalid attribute SKU = %SKU", []) }
        let isPercent = object.text("price_type")?.lowercased() == "discount"
        guard isPercent || object.text("price_type")?.lowercased() == "fixed" else {
            return refused("Invalid attribute Price Type = %priceType", [object.text("price_type") ?? ""])
        }
        guard let amount = amount(isPercent, known.currency) else {
            return refused("Invalid attribute Price = %price", [object.decimal("price")?.digits ?? ""])
        }
        guard let quantity = object.decimal("quantity")?.quantity, quantity >= Quantity(1) else {
            return refused("Invalid attribute Quantity = %qty", [])
        }
        let website = WebsiteID(object.integer("website_id") ?? 0)
        guard website == WebsiteID(0) || known.websites.contains(website) else {
            return refused("Invalid attribute Website ID = %websiteId", [])
        }
        guard let group = known.groups[group.lowercased()] else {
            return refused("No such entity with Customer Group = %customerGroup", [])
        }
        return .success(
            KeptTier(
                sku: sku, tier: TierPrice(websiteID: website, group: group, quantity: quantity, amount: amount)))
    }

    private var sku: String { object.text("sku") ?? "" }
    private var group: String { object.text("customer_group") ?? "" }

    private func amount(_ isPercent: Bool, _ currency: Currency) -> TierPrice.Amount? {
        guard let price = object.decimal("price") else { return nil }
        if isPercent {
            let share = price.quantity.tenThousandths
            return share > 0 && share <= 1_000_000 ? .percent(share) : nil
        }
        guard let money = price.money(currency), money > .zero(currency) else { return nil }
        return .fixed(money)
    }

    private func refused(_ message: String, _ facts: [String]) -> Result<KeptTier, Refusal> {
        let place = ". Row ID: SKU = %SKU, Website ID: %websiteId, Customer Group: %customerGroup, Quantity: %qty."
        let row = [sku, "\(object.integer("website_id") ?? 0)", group, object.decimal("quantity")?.digits ?? ""]
        return .failure(Refusal(problem: PriceProblem(message: message + place, parameters: facts + row)))
    }
}
