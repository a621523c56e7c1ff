package import Commerce

/// The shop's settings that travel by the change feed (Magento's `core_config_data`).
package struct ShopSettings: Sendable, Equatable {
    /// Whether anyone may read the catalogue by REST (`webapi/webapisecurity/allow_insecure`).
    package var anonymousReading: Bool
    /// The base currency (`currency/options/base`).
    package var currency: Currency
    /// The country whose VAT prices include (`tax/defaults/country`), by ISO 3166 code.
    package var country: String
    /// The IANA time zone in which days begin (`general/locale/timezone`).
    package var timeZone: String
    /// The most entries of a list that a guest gets by REST (`webapi/validation/maximum_page_size`).
    package var pageSizeMax = 300
    /// The limits of any caller by REST (`webapi/validation/input_limit_enabled`); nil where they are off.
    package var inputLimits: InputLimits?

    /// Settings.
    package init(anonymousReading: Bool, currency: Currency, country: String, timeZone: String) {
        (self.anonymousReading, self.currency) = (anonymousReading, currency)
        (self.country, self.timeZone) = (country, timeZone)
    }

    /// The settings of the whole shop in a configuration.
    package init(_ configuration: ShopConfiguration) {
        self.init(
            anonymousReading: configuration.isOn(.anonymousReading), currency: configuration.currency,
            country: configuration.text(.taxCountry), timeZone: configuration.text(.timeZone))
        pageSizeMax = Int(configuration.number(.pageSizeMax))
        inputLimits = configuration.inputLimits
    }
}

/// What every answer needs and seldom changes, as one frozen value that is replaced whole.
package final class Reference: Sendable {
    package let stores: StoreTree
    package let categories: CategoryTree
    package let attributes: AttributeRegistry
    package let vat: VATTable
    package let settings: ShopSettings
    package let clock: StoreClock
    /// All that the shop's team has configured, by store view.
    package let configuration: ShopConfiguration
    /// Tax rates and rules, tax classes and customer groups.
    package let taxes: TaxTable

    /// A frozen value of all reference data.
    package init(
        stores: StoreTree, categories: CategoryTree, attributes: AttributeRegistry, vat: VATTable,
        settings: ShopSettings, clock: StoreClock, configuration: ShopConfiguration = ShopConfiguration(),
        taxes: TaxTable = TaxTable()
    ) {
        (self.stores, self.categories, self.attributes) = (stores, categories, attributes)
        (self.vat, self.settings, self.clock) = (vat, settings, clock)
        (self.configuration, self.taxes) = (configuration, taxes)
    }

    /// The same with other attributes: those that were just written, before this node has heard of them.
    package func replacing(attributes: AttributeRegistry) -> Reference {
        Reference(
            stores: stores, categories: categories, attributes: attributes, vat: vat, settings: settings, clock: clock,
            configuration: configuration, taxes: taxes)
    }
}
