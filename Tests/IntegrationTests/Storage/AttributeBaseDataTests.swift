import Basics
import Catalog
import Commerce
import Storage
import Testing

/// The attributes of a shop that nothing was added to, as clients of Magento know them.
@Suite("The attributes of a new shop")
struct AttributeBaseDataTests {
    private func registry() throws -> AttributeRegistry {
        try TestDatabase.run { _, databases in
            let loader = ReferenceLoader(databases, feed: FeedPosition(), log: Log(least: .error) { _ in })
            return try await loader.load().attributes
        }
    }

    @Test("they have Magento's numbers, forms and lists")
    func attributes() throws {
        let registry = try registry()
        #expect(registry.all.count == 61)
        #expect(registry.ofCategories.count == 31)
        #expect(registry.all.filter(\.isUserDefined).map(\.code) == ["cost", "manufacturer", "color"])
        let numbers = ["name", "price", "color", "options_container", "url_key", "swatch_image", "tax_class_id"]
        #expect(numbers.map { registry.attribute($0)?.id.rawValue } == [73, 77, 93, 106, 121, 135, 136])
        let price = try #require(registry.attribute("price"))
        #expect((price.scope, price.traits.backend, price.form) == (.global, .decimal, .decimal))
        #expect(price.storage == .column(.price))
        #expect(price.traits.backendModel == #"Magento\Catalog\Model\Product\Attribute\Backend\Price"#)
        #expect(price.traits.applyTo == ["simple", "virtual", "downloadable", "bundle", "configurable"])
        let container = try #require(registry.attribute("options_container"))
        #expect((container.form, container.traits.defaultValue) == (.text, "container2"))
        #expect(container.storage == .row)
        #expect(registry.attribute("category_ids")?.storage == .categories)
        #expect(registry.attribute("color")?.form == .option)
        #expect(registry.attribute("visibility")?.form == .integer)
        #expect(registry.axes.isEmpty)
    }

    @Test("built-in choices list what Magento lists")
    func options() throws {
        let registry = try registry()
        func check(_ code: String, _ options: String) {
            let attribute = registry.attribute(code) ?? registry.ofCategories.first { $0.code == code }
            let listed = attribute.map { registry.listedOptions(of: $0, in: StoreViewID(1)) } ?? []
            #expect(listed.map { "\($0.value)=\($0.label)" }.joined(separator: ";") == options)
        }
        check("status", "1=Enabled;2=Disabled")
        check("tax_class_id", "0=None;2=Taxable Goods")
        check("color", "= ")
        check("sku", "")
        check("gift_message_available", "1=Yes;0=No;2=Use config")
        check(
            "display_mode",
            "PRODUCTS=Products only;PAGE=Static block only;PRODUCTS_AND_PAGE=Static block and products")
        check("default_sort_by", "position=Position;name=Product Name;price=Price")
    }

    @Test("the set Default has 59 of them in Magento's order, in ten groups")
    func set() throws {
        let registry = try registry()
        let set = try #require(registry.set(.defaultSet))
        #expect(registry.sets.map(\.name) == ["Default"])
        #expect(set.members.count == 59)
        #expect(set.groups.map(\.id.rawValue) == [7, 13, 15, 10, 9, 8, 11, 14, 12, 20])
        #expect(set.defaultGroup?.name == "Product Details")
        let codes = registry.attributes(in: .defaultSet).map(\.code)
        #expect(codes.prefix(5) == ["image", "shipment_type", "small_image", "thumbnail", "special_price"])
        let places = [
            "thumbnail", "special_price", "swatch_image", "special_from_date", "options_container", "url_key",
            "msrp_display_actual_price_type", "required_options", "has_options", "image_label", "small_image_label",
            "thumbnail_label", "tax_class_id", "category_ids", "short_description", "description",
        ].map { code in codes.firstIndex(of: code) ?? -1 }
        #expect(places == places.sorted() && places[0] > 0)
        #expect(registry.attributes(in: AttributeSetID(99)).isEmpty)
    }
}
