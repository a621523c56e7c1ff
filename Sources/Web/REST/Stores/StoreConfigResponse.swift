import Basics
import Commerce
import JSON
import WebSupport

/// A store view's configuration as Magento answers it (`StoreConfig`).
struct StoreConfigResponse {
    private let view: StoreView
    private let configuration: ShopConfiguration
    private let address: ShopAddress

    init(_ view: StoreView, _ configuration: ShopConfiguration, _ address: ShopAddress) {
        (self.view, self.configuration, self.address) = (view, configuration, address)
    }

    /// Writes the members of the object.
    func write(into json: inout JSONWriter) {
        json.member("id", view.id.rawValue)
        json.member("code", view.code)
        json.member("website_id", view.websiteID.rawValue)
        json.member("locale", view.locale)
        json.member("base_currency_code", text(.baseCurrency))
        json.member("default_display_currency_code", text(.displayCurrency))
        json.member("timezone", text(.timeZone))
        json.member("weight_unit", text(.weightUnit))
        let base = url(.unsecureBaseURL) ?? address.baseURL
        json.member("base_url", base)
        json.member("base_link_url", url(.unsecureLinkURL) ?? base)
        json.member("base_static_url", url(.unsecureStaticURL) ?? assets(below: base))
        json.member("base_media_url", url(.unsecureMediaURL) ?? "\(base)media/")
        let secure = url(.secureBaseURL) ?? base
        json.member("secure_base_url", secure)
        json.member("secure_base_link_url", url(.secureLinkURL) ?? secure)
        json.member("secure_base_static_url", url(.secureStaticURL) ?? assets(below: secure))
        json.member("secure_base_media_url", url(.secureMediaURL) ?? "\(secure)media/")
    }

    private func text(_ entry: ConfigurationEntry) -> String { configuration.text(entry, in: view.id) }

    private func url(_ entry: ConfigurationEntry) -> String? {
        let url = text(entry)
        return url.isEmpty ? nil : url
    }

    private func assets(below base: String) -> String { "\(base)static/version\(address.assetsNumber)/" }
}
