import Basics
import Commerce

/// An address that a client sends with a cart (`Quote.Address`), as far as tax and delivery depend on it.
struct CartAddressRequest {
    /// Where it is; nil without a country.
    let place: TaxPlace?

    /// The longest postcode that is kept.
    private static let postcodeCharactersMax = 20

    /// The fields of `Quote.Address`.
    static let shape: RESTShape = [
        "id": .integer, "region": .text, "region_id": .integer, "region_code": .text, "country_id": .text,
        "street": .texts, "company": .text, "telephone": .text, "fax": .text, "postcode": .text, "city": .text,
        "firstname": .text, "lastname": .text, "middlename": .text, "prefix": .text, "suffix": .text, "vat_id": .text,
        "customer_id": .integer, "email": .text, "same_as_billing": .integer, "customer_address_id": .integer,
        "save_in_address_book": .integer, "extension_attributes": .anything, "custom_attributes": .anything,
    ]

    init(_ address: RESTObject) {
        guard let country = address.text("country_id"), !country.isEmpty else {
            place = nil
            return
        }
        // Countries are two letters; of what is longer two are as unknown as all.
        place = TaxPlace(
            country: String(country.prefix(2)),
            region: RegionID(min(max(address.integer("region_id") ?? 0, 0), Int64(UInt32.max))),
            postcode: String((address.text("postcode") ?? "").prefix(CartAddressRequest.postcodeCharactersMax)))
    }
}
