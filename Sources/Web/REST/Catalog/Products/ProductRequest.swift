import Basics
import Catalog
import Commerce
import JSON
import WebSupport

/// A product that a client saves, on its way to drafts: one for the default scope and one for each store view in which
/// it says something.
///
/// A save makes the product where its SKU is not there, and otherwise changes what was sent. In a store view, values of
/// global attributes go to the default scope and those of a website's to all of its views (rest-behaviour: Products).
struct ProductRequest {
    let object: RESTObject
    let store: StoreViewID
    private let reference: Reference
    /// The product as it is; nil for a new one.
    let known: Product?
    private let sku: SKU
    private let kind: ProductKind
    private let today: CivilTime
    private var drafts: [StoreViewID: ProductDraft] = [:]

    private(set) var configurable = ConfigurableChange()

    /// The drafts, the default scope's first.
    var allDrafts: [ProductDraft] { drafts.sorted { $0.key < $1.key }.map(\.value) }

    init(
        _ object: RESTObject, in store: StoreViewID, known: Product?, sku: SKU, _ reference: Reference, at now: Instant
    ) throws(RESTError) {
        (self.object, self.store, self.known, self.sku) = (object, store, known, sku)
        self.reference = reference
        today = reference.clock.civil(now)
        kind = known?.kind ?? object.text("type_id").map { ProductKind(rawValue: $0) } ?? .simple
        var base = ProductDraft(row: 0, sku: sku, store: .all)
        (base.kind, base.attributeSetID) = (kind, object.integer("attribute_set_id").map { AttributeSetID($0) })
        if let known, known.sku.text != sku.text { base.renamed = known.id }
        drafts[.all] = base
        try takeFields()
        try takeAttributes()
        try takeExtras()
        try takeTiers()
        try takeLinks()
        try takeOptions()
        takeSpecialStart()
        if known == nil { try takeDefaults() }
    }

    /// The scope in which an attribute's values are kept: a new product's are its defaults.
    private func scopes(of code: String) -> [StoreViewID] {
        guard store != .all, known != nil else { return [.all] }
        switch reference.attributes.attribute(code)?.scope ?? .store {
        case .global: return [.all]
        case .store: return [store]
        case .website:
            guard let website = reference.stores.view(store)?.websiteID else { return [store] }
            return reference.stores.all.filter { $0.websiteID == website }.map(\.id)
        }
    }

    /// Says something of an attribute in its scope. An attribute that is not for this kind of product is passed over.
    private mutating func say(_ code: String, _ change: (inout ProductDraft) -> Void) {
        if let attribute = reference.attributes.attribute(code), !attribute.applies(to: kind) { return }
        for scope in scopes(of: code) {
            var draft = drafts[scope] ?? ProductDraft(row: 0, sku: sku, store: scope)
            change(&draft)
            drafts[scope] = draft
        }
    }

    /// Says what the gallery is to be.
    mutating func say(_ gallery: [GalleryEntryDraft], in scope: StoreViewID) {
        var draft = drafts[scope] ?? ProductDraft(row: 0, sku: sku, store: scope)
        draft.gallery = gallery
        drafts[scope] = draft
    }

    private mutating func sayBase(_ change: (inout ProductDraft) -> Void) {
        guard var base = drafts[.all] else { return }
        change(&base)
        drafts[.all] = base
    }
}

/// The product's own fields.
extension ProductRequest {
    private mutating func takeFields() throws(RESTError) {
        let currency = reference.settings.currency
        if let name = object.text("name") { say("name") { $0.columns.name = name } }
        if let sent = object.decimal("price") {
            let price = try SentValue(sent, of: "price").price(currency)
            say("price") { $0.columns.price = price }
        }
        if let status = object.integer("status") {
            say("status") { $0.columns.status = ProductStatus(rawValue: status) }
        }
        if let visibility = object.integer("visibility") {
            say("visibility") { $0.columns.visibility = Visibility(rawValue: visibility) }
        }
        if let sent = object.decimal("weight") {
            let weight = try SentValue(sent, of: "weight").weight()
            say("weight") { $0.columns.weight = weight }
        }
    }

    /// What a new product must say, and what it has where it says nothing.
    private mutating func takeDefaults() throws(RESTError) {
        let base = drafts[.all]?.columns ?? ProductColumns()
        guard let name = base.name, !name.isEmpty else { throw .emptyAttribute("Product Name") }
        if base.price == nil, kind != .configurable, reference.attributes.attribute("price")?.applies(to: kind) ?? true
        {
            throw .emptyAttribute("Price")
        }
        let website = reference.stores.view(store)?.websiteID
        let all = Set(reference.stores.all.map(\.websiteID)).sorted()
        sayBase { draft in
            if draft.columns.urlKey == nil { draft.columns.urlKey = Slug.text(of: name) }
            draft.columns.status = draft.columns.status ?? .enabled
            draft.columns.visibility = draft.columns.visibility ?? .catalogAndSearch
            if draft.allWebsites == nil { draft.allWebsites = website.map { [$0] } ?? all }
        }
        // Which attributes a kind has that is not sold here is not known; Magento gives it none of its own.
        if drafts[.all]?.columns.taxClassID == nil, kind.isSold {
            say("tax_class_id") { $0.columns.taxClassID = TaxClassID(2) }
        }
        for (code, text) in ProductRequest.standardValues {
            guard let attribute = reference.attributes.attribute(code) else { continue }
            say(code) { draft in
                if draft.values[attribute.id] == nil { draft.values[attribute.id] = .text(text) }
            }
        }
    }

    /// What Magento keeps of every new product.
    private static let standardValues = [
        ("options_container", "container2"), ("msrp_display_actual_price_type", "0"),
    ]

    /// In a store view, a special price whose first day was not sent begins today in all views of the website:
    /// Magento's observer `SetSpecialPriceStartDate` finds the day inherited, and so empty.
    private mutating func takeSpecialStart() {
        guard store != .all, let known, known.columns(in: store).specialPrice != nil else { return }
        let codes = object.customAttributes?.map(\.code) ?? []
        guard !codes.contains("special_from_date"), !codes.contains("special_price") else { return }
        let day = CivilTime(year: today.year, month: today.month, day: today.day)
        say("special_from_date") { $0.columns.specialFrom = day }
    }
}

/// The attributes without fields.
extension ProductRequest {
    private mutating func takeAttributes() throws(RESTError) {
        for sent in object.customAttributes ?? [] {
            if sent.code == "category_ids" {
                takeCategories(sent)
            } else if let column = ProductAttributeColumn.named(sent.code) {
                try take(sent, column)
            } else if let attribute = reference.attributes.attribute(sent.code) {
                try take(sent, attribute)
            }
        }
    }

    private mutating func take(_ sent: RESTCustomAttribute, _ column: ProductAttributeColumn) throws(RESTError) {
        guard let text = sent.text, !text.isEmpty || column.isText else {
            if let clearable = column.clearable { say(sent.code) { $0.cleared.insert(clearable) } }
            return
        }
        // Tried before it is said: what cannot be kept is kept in no scope.
        var said = ProductColumns()
        try column.set(text, in: &said, reference.settings.currency)
        say(sent.code) { $0.columns = said.inheriting($0.columns) }
    }

    private mutating func take(_ sent: RESTCustomAttribute, _ attribute: Attribute) throws(RESTError) {
        guard let text = sent.text, !text.isEmpty else {
            return say(sent.code) { $0.clearedValues.insert(attribute.id) }
        }
        let value = try SentValue(text, of: sent.code).value(of: attribute, reference.settings.currency)
        say(sent.code) { $0.values[attribute.id] = value }
    }

    /// A category that is not there is left out where the links are kept, as Magento leaves it out.
    private mutating func takeCategories(_ sent: RESTCustomAttribute) {
        guard let text = sent.text else { return }
        let ids = text.split(separator: ",").compactMap { Int64($0.filter { $0 != " " }) }.map { CategoryID($0) }
        let positions = Dictionary((known?.categories ?? []).map { ($0.categoryID, $0.position) }) { first, _ in first }
        sayBase { $0.allCategories = ids.map { CategoryLink(categoryID: $0, position: positions[$0] ?? 0) } }
    }
}

/// The extension attributes.
extension ProductRequest {
    private mutating func takeExtras() throws(RESTError) {
        guard let extras = object.object("extension_attributes") else { return }
        if let websites = extras.integers("website_ids") {
            for id in websites.map({ WebsiteID($0) }) where id == WebsiteID(0) || !isWebsite(id) {
                throw .noWebsite(id)
            }
            sayBase { $0.allWebsites = websites.map { WebsiteID($0) } }
        }
        if let links = extras.objects("category_links") {
            let wanted = links.compactMap { link in
                link.text("category_id").flatMap { Int64($0) }.map {
                    CategoryLink(categoryID: CategoryID($0), position: link.integer("position") ?? 0)
                }
            }
            sayBase { $0.allCategories = wanted }
        }
        if let item = extras.object("stock_item") {
            let stock = StockItemRequest(item, known?.stockRules ?? StockRules())
            sayBase { stock.apply(to: &$0) }
        }
        if let axes = extras.objects("configurable_product_options") {
            configurable.axes = axes.enumerated().compactMap { place, axis in
                ProductRequest.axis(axis, place: Int64(place))
            }
        }
        if let variants = extras.integers("configurable_product_links") {
            configurable.variants = variants.map { ProductID($0) }
        }
    }

    static func axis(_ object: RESTObject, place: Int64) -> ConfigurableChange.Axis? {
        object.text("attribute_id").flatMap { Int64($0) }.map {
            ConfigurableChange.Axis(
                attributeID: AttributeID($0), label: object.text("label"), position: object.integer("position") ?? place
            )
        }
    }
}

/// Tiers, links and custom options, which are given whole.
extension ProductRequest {
    private mutating func takeTiers() throws(RESTError) {
        guard object.has("tier_prices"), let sent = object.objects("tier_prices") else { return }
        var tiers: [TierPrice] = []
        for tier in sent {
            tiers.append(try self.tier(tier))
        }
        sayBase { $0.tierPrices = tiers }
    }

    /// A tier of a website and a group that are there; website 0 is all.
    private func tier(_ sent: RESTObject) throws(RESTError) -> TierPrice {
        let tier = try TierRequest.tier(sent, reference.settings.currency)
        guard isWebsite(tier.websiteID) else { throw .noWebsite(tier.websiteID) }
        guard tier.group == .all || reference.taxes.groups.contains(where: { $0.id == tier.group }) else {
            throw .invalid("customer_group_id", .integer(tier.group.rawValue))
        }
        return tier
    }

    private func isWebsite(_ id: WebsiteID) -> Bool {
        id == WebsiteID(0) || reference.stores.websites.contains { $0.id == id }
    }

    private mutating func takeLinks() throws(RESTError) {
        guard let sent = object.objects("product_links") else { return }
        var links: [ProductLinkKind: [LinksDraft.Link]] = [:]
        for link in sent {
            guard let kind = link.text("link_type").flatMap(ProductLinkKind.init) else { continue }
            guard let other = link.text("linked_product_sku").flatMap({ SKU($0) }) else { continue }
            links[kind, default: []].append(LinksDraft.Link(sku: other, position: link.integer("position")))
        }
        sayBase { draft in
            for kind in ProductLinkKind.allCases {
                draft.links[kind] = LinksDraft(links[kind] ?? [], isWhole: true)
            }
        }
    }

    private mutating func takeOptions() throws(RESTError) {
        guard let sent = object.objects("options") else { return }
        let scope = known == nil ? .all : store
        var options: [CustomOption] = []
        for option in sent {
            options.append(try CustomOptionRequest(option, in: scope, reference.settings.currency).option)
        }
        sayBase { $0.customOptions = options }
    }
}
