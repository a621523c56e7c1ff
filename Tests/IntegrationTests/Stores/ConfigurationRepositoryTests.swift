import Basics
import Catalog
import Commerce
import MariaDB
import Storage
import Testing

@Suite("Stores, configuration and tax in the database")
struct ConfigurationRepositoryTests {
    @Test("base data has Magento's numbers")
    func baseData() throws {
        try TestDatabase.run { _, databases in
            let reference = try await ReferenceLoader(databases, feed: FeedPosition(), log: .silent).load()
            #expect(reference.stores.websites.map(\.code) == ["admin", "base"])
            #expect(reference.stores.websites.map { $0.defaultGroupID.rawValue } == [0, 1])
            #expect(reference.stores.groups.map(\.code) == ["default", "main_website_store"])
            #expect(reference.stores.all.map(\.locale) == ["fr_FR"])
            #expect(reference.settings.currency == .eur)
            #expect(reference.settings.timeZone == "Europe/Paris")
            #expect(!reference.settings.anonymousReading)
            #expect(reference.taxes.classes.map(\.name) == ["Taxable Goods", "Retail Customer"])
            #expect(reference.taxes.groups.map(\.code) == ["NOT LOGGED IN", "General", "Wholesale", "Retailer"])
            // The installer's rates belong to no rule.
            let california = TaxPlace(country: "US", region: RegionID(12), postcode: "90034")
            #expect(reference.taxes.rate(for: .init(of: TaxClassID(2), to: TaxClassID(3), at: california)) == .zero)
        }
    }

    @Test("the sample shop has French VAT, two languages and delivery")
    func sampleShop() throws {
        try TestDatabase.run { _, databases in
            try await EmptyShop(databases.writer).furnish(
                with: MigrationFiles.load(from: "\(RunningShop.root)/Migrations/sample"))
            let reference = try await ReferenceLoader(databases, feed: FeedPosition(), log: .silent).load()
            #expect(reference.configuration.problems.isEmpty)
            for entry in reference.configuration.entries {
                #expect(ConfigurationEntry.named(entry.path) != nil, "\(entry.path)")
            }
            #expect(reference.stores.shown.map(\.locale) == ["fr_FR", "en_US"])
            #expect(reference.vat.rate(of: TaxClassID(2)).percentText == "20")
            let finland = TaxPlace(country: "FI", postcode: "00100")
            let rate = reference.taxes.rate(for: .init(of: TaxClassID(2), to: TaxClassID(3), at: finland))
            #expect(rate.percentText == "25.5")
            let english = reference.stores.shown[1].id
            #expect(reference.configuration.flatRate(in: english)?.title == "Home delivery")
            #expect(reference.configuration.flatRate(in: english)?.price == Money("4.90", .eur))
            #expect(reference.configuration.freeShipping(in: english)?.subtotal == Money("69", .eur))
            #expect(reference.configuration.tax(in: english).pricesIncludeTax)
        }
    }

    @Test("tax rates, rules and classes are kept, changed and removed, and nothing that is used")
    func taxes() throws {
        try TestDatabase.run { _, databases in
            let taxes = TaxRepository(databases)
            let sent = TaxRate(
                id: TaxRateID(0), code: "FR-20", country: "FR", postcodes: .range(75_001, 75_020),
                percent: VATRate(percentTenThousandths: 200_000), titles: [StoreViewID(1): "TVA"])
            var rate = try await taxes.add(sent)
            #expect(rate.id == TaxRateID(3))
            await #expect(throws: TaxError.nameIsTaken) { try await taxes.add(sent) }
            (rate.postcodes, rate.titles) = (.all, [:])
            try await taxes.replace(rate)
            let rates = try await taxes.rates()
            #expect(rates.last == rate)
            let rule = try await taxes.add(
                TaxRule(
                    id: TaxRuleID(0), code: "TVA", customerClasses: [TaxClassID(3)], productClasses: [TaxClassID(2)],
                    rates: [rate.id]))
            let rules = try await taxes.rules()
            #expect(rules == [rule])
            await #expect(throws: TaxError.isInRule) { try await taxes.remove(rate.id) }
            await #expect(throws: TaxError.isInRule) { try await taxes.remove(TaxClassID(2)) }
            var broken = rule
            broken.rates = [TaxRateID(99)]
            await #expect(throws: TaxError.noSuchRate(TaxRateID(99))) { try await taxes.replace(broken) }
            let reference = try await ReferenceLoader(databases, feed: FeedPosition(), log: .silent).load()
            #expect(reference.vat.rate(of: TaxClassID(2)).percentText == "20")
            try await taxes.remove(rule.id)
            try await taxes.remove(rate.id)
            await #expect(throws: TaxError.noSuchRule(rule.id)) { try await taxes.remove(rule.id) }
            await #expect(throws: TaxError.isOnGroups) { try await taxes.remove(TaxClassID(3)) }
            let books = try await taxes.add(TaxClass(id: .none, name: "Livres", kind: .product))
            await #expect(throws: TaxError.nameIsTaken) {
                try await taxes.add(TaxClass(id: .none, name: "livres", kind: .product))
            }
            try await taxes.remove(books.id)
            let classes = try await taxes.classes()
            #expect(classes.map(\.id.rawValue) == [2, 3])
        }
    }

    @Test("a value that is set is read, told to the nodes once, and can be taken back")
    func setting() throws {
        try TestDatabase.run { _, databases in
            let repository = ConfigurationRepository(databases)
            let entry = ShopConfiguration.Entry(path: "carriers/flatrate/price", scope: .shop, value: "4.90")
            let position = { try await databases.writer.rows("SELECT position FROM change_head", as: Int64.self) }
            let before = try await position()
            #expect(try await repository.set(entry) == nil)
            let after = try await position()
            #expect(after == before.map { $0 + 1 })
            #expect(try await repository.set(entry) == "4.90")
            let unchanged = try await position()
            #expect(unchanged == after)
            let loaded = try await repository.load()
            #expect(loaded.configuration.text(.flatRatePrice) == "4.90")
            #expect(try await repository.unset(entry.path, in: .shop) == "4.90")
            #expect(try await repository.unset(entry.path, in: .shop) == nil)
            let back = try await repository.load()
            #expect(back.configuration.text(.flatRatePrice) == "5.00")
        }
    }
}
