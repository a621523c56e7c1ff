import Basics
public import Catalog
public import Commerce

/// What a shopper chose or wrote for one of a product's custom options.
public struct ChosenOption: Sendable, Hashable {
    /// The option's number.
    public let optionID: Int64
    /// What was written, or the numbers of the values that were chosen, with commas between.
    public let value: String

    /// The most characters of an option that has no limit of its own.
    public static let charactersMax = 1_000

    /// A choice.
    public init(optionID: Int64, value: String) { (self.optionID, self.value) = (optionID, value) }

    /// The numbers of the values that were chosen.
    public var valueIDs: [Int64] { value.split(separator: ",").compactMap { Int64($0) } }
}

extension Product {
    /// What was asked of the custom options as a line keeps it: in the options' order, each once. The checks are
    /// Magento's (`Magento\Catalog\Model\Product\Option\Type`); what is asked of options that the product has not is
    /// passed over.
    public func chosen(from asked: [ChosenOption]) throws(CartError) -> [ChosenOption] {
        var chosen: [ChosenOption] = []
        for option in customOptions.sorted(by: { ($0.position, $0.id) < ($1.position, $1.id) }) {
            let value = asked.last { $0.optionID == option.id }?.value ?? ""
            guard let kept = try option.checked(value) else { continue }
            chosen.append(ChosenOption(optionID: option.id, value: kept))
        }
        return chosen
    }

    /// What the choices add to a price; percentages are reckoned on the price without them.
    public func price(of chosen: [ChosenOption], on price: Money, in store: StoreViewID) -> Money {
        chosen.reduce(.zero(price.currency)) { sum, choice in
            guard let option = customOptions.first(where: { $0.id == choice.optionID }) else { return sum }
            return option.prices(of: choice, in: store).reduce(sum) { $0 + $1.amount(on: price) }
        }
    }
}

extension CustomOption {
    /// What a line keeps of a value; nil where nothing was chosen.
    fileprivate func checked(_ value: String) throws(CartError) -> String? {
        let written = value.trimmed
        // A file cannot be sent with a request of this kind, so none has been.
        guard !written.isEmpty, kind != "file" else {
            guard !isRequired else { throw .requiredOptionMissing }
            return nil
        }
        guard isChoice else {
            let most = charactersMax.flatMap { $0 > 0 ? Int($0) : nil } ?? ChosenOption.charactersMax
            guard written.count <= min(most, ChosenOption.charactersMax) else { throw .optionTextTooLong }
            return written
        }
        return try checkedValues(written)
    }

    private func checkedValues(_ written: String) throws(CartError) -> String {
        let parts = written.split(separator: ",")
        guard parts.count == 1 || kind == "checkbox" || kind == "multiple" else { throw .optionNotAvailable }
        let known = parts.compactMap { part in values.first { String($0.id) == part }?.id }
        guard !known.isEmpty, known.count == parts.count else { throw .optionNotAvailable }
        return Set(known).sorted().map(String.init).joined(separator: ",")
    }

    fileprivate func prices(of choice: ChosenOption, in store: StoreViewID) -> [CustomOptionPrice] {
        guard isChoice else { return [price(in: store)].compactMap(\.self) }
        return choice.valueIDs.compactMap { id in values.first { $0.id == id }?.price(in: store) }
    }

    /// What a choice reads as: the text, or the titles of the values.
    public func text(of choice: ChosenOption, in store: StoreViewID) -> String {
        guard isChoice else { return choice.value }
        return choice.valueIDs.compactMap { id in values.first { $0.id == id }?.title(in: store) }
            .joined(separator: ", ")
    }
}

extension CustomOptionPrice {
    fileprivate func amount(on price: Money) -> Money {
        switch self {
        case .fixed(let money): money
        case .percent(let share): price.times(share, over: 100_000_000, .halfUp)
        }
    }
}
