public import Commerce

/// The shop's settings that travel by the change feed (Magento's `core_config_data`).
public struct ShopSettings: Sendable, Equatable {
    /// Whether anyone may read the catalogue by REST (`webapi/webapisecurity/allow_insecure`).
    public var anonymousReading: Bool
    /// The base currency (`currency/options/base`).
    public var currency: Currency
    /// The country whose VAT prices include (`tax/defaults/country`), by ISO 3166 code.
    public var country: String
    /// The IANA time zone in which days begin (`general/locale/timezone`).
    public var timeZone: String
    /// The most entries of a list that a guest gets by REST (`webapi/validation/maximum_page_size`).
    public var pageSizeMax = 300
    /// The limits of any caller by REST (`webapi/validation/input_limit_enabled`); nil where they are off.
    public var inputLimits: InputLimits?

    /// Settings.
    public init(anonymousReading: Bool, currency: Currency, country: String, timeZone: String) {
        (self.anonymousReading, self.currency) = (anonymousReading, currency)
        (self.country, self.timeZone) = (country, timeZone)
    }

    /// The settings of the whole shop in a configuration.
    public init(_ configuration: ShopConfiguration) {
        self.init(
            anonymousReading: configuration.isOn(.anonymousReading), currency: configuration.currency,
            country: configuration.text(.taxCountry), timeZone: configuration.text(.timeZone))
        pageSizeMax = Int(configuration.number(.pageSizeMax))
        inputLimits = configuration.inputLimits
    }
}

/// What every answer needs and seldom changes, as one frozen value that is replaced whole.
public final class Reference: Sendable {
    public let stores: StoreTree
    public let categories: CategoryTree
    public let attributes: AttributeRegistry
    public let vat: VATTable
    public let settings: ShopSettings
    public let clock: StoreClock
    /// All that the shop's team has configured, by store view.
    public let configuration: ShopConfiguration
    /// How products are sold that do not say so themselves, as configured.
    public let stockDefaults: StockDefaults
    /// Tax rates and rules, tax classes and customer groups.
    public let taxes: TaxTable

    /// A frozen value of all reference data.
    public init(
        stores: StoreTree, categories: CategoryTree, attributes: AttributeRegistry, vat: VATTable,
        settings: ShopSettings, clock: StoreClock, configuration: ShopConfiguration = ShopConfiguration(),
        taxes: TaxTable = TaxTable()
    ) {
        (self.stores, self.categories, self.attributes) = (stores, categories, attributes)
        (self.vat, self.settings, self.clock) = (vat, settings, clock)
        (self.configuration, self.taxes) = (configuration, taxes)
        stockDefaults = StockDefaults(configuration.stockStandards)
    }

    /// The same with other attributes: those that were just written, before this node has heard of them.
    public func replacing(attributes: AttributeRegistry) -> Reference {
        Reference(
            stores: stores, categories: categories, attributes: attributes, vat: vat, settings: settings, clock: clock,
            configuration: configuration, taxes: taxes)
    }
}
