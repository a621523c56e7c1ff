import Basics
import Catalog
import Commerce

/// How options are spelt in the addresses of one store view: by their labels, as in `?color=bleu-nuit&size=38`.
///
/// Of several options of an attribute with the same spelling the one with the lowest number has it, and the others
/// end in their numbers; so does one whose label has no Latin letter or digit. An address is read in this store view's
/// words, then in those of the default one, then as Magento's option numbers: what old links and clients send.
final class AddressWords {
    private struct Words {
        var text: [OptionID: String] = [:]
        var option: [String: OptionID] = [:]
    }

    private var words: [AttributeID: Words] = [:]

    init(_ registry: AttributeRegistry, in store: StoreViewID) {
        for attribute in registry.all where attribute.traits.hasOwnOptions {
            var known = Words()
            for option in attribute.options.sorted(by: { $0.id < $1.id }) {
                let slug = Slug.text(of: option.label(in: store))
                let isFree = !slug.isEmpty && known.option[slug] == nil
                let text = isFree ? slug : slug.isEmpty ? "\(option.id)" : "\(slug)-\(option.id)"
                known.text[option.id] = text
                known.option[text] = option.id
            }
            for option in attribute.options {
                let slug = Slug.text(of: option.label(in: .all))
                if !slug.isEmpty, known.option[slug] == nil { known.option[slug] = option.id }
            }
            words[attribute.id] = known
        }
    }

    /// The spelling of an attribute's option.
    func text(_ option: OptionID, of attribute: AttributeID) -> String {
        words[attribute]?.text[option] ?? "\(option)"
    }

    /// The option of an attribute that a part of an address names.
    func option(_ text: some StringProtocol, of attribute: Catalog.Attribute) -> OptionID? {
        if attribute.input == .boolean { return text == "1" ? .yes : text == "0" ? .no : nil }
        if let option = words[attribute.id]?.option[Slug.text(of: text)] { return option }
        return Int64(text).flatMap { attribute.option(OptionID($0))?.id }
    }
}

extension Site {
    /// `?color=bleu-nuit&size=38`; empty when nothing is chosen.
    func query(choosing steps: [(attribute: Catalog.Attribute, option: OptionID)]) -> String {
        var text = ""
        for (attribute, option) in steps {
            text += "\(text.isEmpty ? "?" : "&")\(attribute.code)=\(words.text(option, of: attribute.id))"
        }
        return text
    }
}
