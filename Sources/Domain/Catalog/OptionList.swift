import Basics
public import Commerce

/// The options that something has on several attributes, in one small array: a product has a dozen of them, and a
/// dictionary of lists would take eight times the memory in a listing of 100,000.
public struct OptionList: Sendable, Equatable {
    /// Both numbers fit: the database keeps attributes in 16 bits and options in 32.
    private struct Pair: Equatable, Sendable {
        let attribute: UInt32
        let option: UInt32
    }

    /// By attribute; an attribute's options in the order they were given in.
    private var pairs: [Pair] = []

    /// No options.
    public init() {}

    /// The options of a table.
    public init(_ options: [AttributeID: [OptionID]]) {
        for attribute in options.keys.sorted() { append(options[attribute] ?? [], of: attribute) }
    }

    /// The options of an attribute; nil where there are none.
    public subscript(attribute: AttributeID) -> [OptionID]? {
        get {
            let found = pairs.lazy.filter { $0.attribute == OptionList.number(attribute) }
                .map { OptionID(Int64($0.option)) }
            return found.isEmpty ? nil : Array(found)
        }
        set {
            var rest = OptionList()
            rest.pairs = pairs.filter { $0.attribute < OptionList.number(attribute) }
            rest.append(newValue ?? [], of: attribute)
            rest.pairs += pairs.filter { $0.attribute > OptionList.number(attribute) }
            self = rest
        }
    }

    /// The first option of an attribute.
    func first(of attribute: AttributeID) -> OptionID? {
        pairs.first { $0.attribute == OptionList.number(attribute) }.map { OptionID(Int64($0.option)) }
    }

    /// Calls `body` with each attribute and option.
    func forEach(_ body: (AttributeID, OptionID) -> Void) {
        for pair in pairs { body(AttributeID(Int64(pair.attribute)), OptionID(Int64(pair.option))) }
    }

    /// The attributes that have options, each as often as it has some.
    var attributes: some Sequence<AttributeID> { pairs.lazy.map { AttributeID(Int64($0.attribute)) } }

    private mutating func append(_ options: [OptionID], of attribute: AttributeID) {
        pairs += options.map { option in
            Pair(attribute: OptionList.number(attribute), option: UInt32(truncatingIfNeeded: option.rawValue))
        }
    }

    private static func number(_ attribute: AttributeID) -> UInt32 { UInt32(truncatingIfNeeded: attribute.rawValue) }
}
