import Basics
import Catalog
import Commerce
import JSON

/// What a client sent for one field or attribute of a product, on its way to a value that can be kept. What cannot be
/// kept is refused, never changed: by Magento's backend models, or where its database would refuse it.
struct SentValue {
    private let sent: String
    private let field: String
    /// Without the blanks around it, which no number or day has.
    private let text: String

    init(_ text: String, of field: String) { (sent, self.field, self.text) = (text, field, text.trimmed) }

    init(_ number: RESTDecimal, of field: String) { self.init(number.digits, of: field) }

    private var refused: RESTError { .invalid(field, .string(text)) }

    private func decimal() throws(RESTError) -> RESTDecimal {
        guard RESTNumber.isNumeric(text) else { throw refused }
        return RESTDecimal(text)
    }

    /// An amount of money, negative or not.
    func amount(_ currency: Currency) throws(RESTError) -> Money {
        guard let money = try decimal().money(currency) else { throw RESTError(StoreFailure.doesNotFit(field: field)) }
        return money
    }

    /// An amount that is not negative (Magento's `Backend\Price`).
    func price(_ currency: Currency) throws(RESTError) -> Money {
        guard try decimal().double >= 0 else { throw .negativePrice }
        return try amount(currency)
    }

    /// A weight, which is not negative (Magento's `Backend\Weight`). One that is too large the database refuses.
    func weight() throws(RESTError) -> Quantity {
        let number = try decimal()
        guard number.double >= 0 else { throw .negativePrice }
        return number.quantity
    }

    /// A whole number.
    func number() throws(RESTError) -> Int64 {
        if let number = Int64(text) { return number }
        let number = try decimal().double
        guard number == number.rounded(), number.magnitude < 0x1p63 else { throw refused }
        return Int64(number)
    }

    /// A day, or a day with its time.
    func day() throws(RESTError) -> CivilTime {
        guard let day = CivilTime(text) else { throw refused }
        return day
    }

    /// The value of an attribute, by its input. Options are numbers, and are not looked up: Magento keeps one that is
    /// not there.
    func value(of attribute: Attribute, _ currency: Currency) throws(RESTError) -> AttributeValue {
        switch attribute.form {
        case .options:
            var options: [OptionID] = []
            for part in text.split(separator: ",") {
                options.append(OptionID(try SentValue(String(part), of: field).number()))
            }
            return .options(options)
        case .option: return .option(OptionID(try number()))
        case .integer: return .integer(try number())
        case .decimal: return .decimal(try attribute.input == .price ? price(currency) : amount(currency))
        case .date: return .date(try day())
        case .text: return .text(sent)
        }
    }
}
