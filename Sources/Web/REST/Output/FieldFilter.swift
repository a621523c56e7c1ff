import Basics
import JSON

/// `?fields=items[sku,price],total_count`: which parts of an answer are wanted
/// (`Magento\…\Rest\Response\FieldsFilter`).
///
/// Lists are transparent, unknown names are passed over, and what is left of an object without wanted parts is `[]`, as
/// PHP has one kind of empty array.
struct FieldFilter {
    /// A wanted name and, where brackets follow it, what is wanted of it.
    fileprivate struct Selection {
        var inner: [String: Selection?] = [:]
    }

    /// Nil where the text is no filter: then nothing is wanted.
    private let selection: Selection?

    /// Brackets within one another, at most.
    static let depthMax = 64

    /// Reads the filter's text.
    init(_ text: String) { selection = FieldFilter.parse(text) }

    /// What is wanted of an answer; scalars stay as they are.
    func applied(to answer: JSONValue) throws(RESTError) -> JSONValue {
        guard answer.isContainer else { return answer }
        guard let selection else { return .array([]) }
        return try selection.applied(to: answer)
    }
}

/// Reading a filter, as Magento's does it letter by letter: what it makes of odd brackets is part of the contract.
extension FieldFilter {
    private static func parse(_ text: String) -> Selection? {
        guard text.utf8.allSatisfy({ $0.isWordByte || "[],".utf8.contains($0) }) else { return nil }
        var current = Selection()
        var outer: [(selection: Selection, name: String)] = []
        var name = ""
        var word = ""
        for letter in text {
            guard letter == "[" || letter == "]" || letter == "," else {
                word.append(letter)
                continue
            }
            if !word.isEmpty {
                current.inner[word] = .some(nil)
                (name, word) = (word, "")
            }
            if letter == "[" {
                guard outer.count < depthMax else { return nil }
                outer.append((current, name))
                current = Selection()
            } else if letter == "]" {
                let inner = current
                let last = outer.popLast()
                current = last?.selection ?? Selection()
                current.inner[last?.name ?? ""] = .some(inner)
            }
        }
        guard outer.isEmpty else { return nil }
        if !word.isEmpty { current.inner[word] = .some(nil) }
        return current
    }
}

extension FieldFilter.Selection {
    /// What is wanted of an object, or of each element of a list. Magento makes null of an empty list.
    fileprivate func applied(to value: JSONValue) throws(RESTError) -> JSONValue {
        switch value {
        case .object(let members) where !members.isEmpty: return try object(members)
        case .object: return .null
        case .array(let elements):
            if elements.isEmpty { return .null }
            var kept: [JSONValue] = []
            kept.reserveCapacity(elements.count)
            for element in elements {
                switch element {
                case .object(let members): kept.append(try object(members))
                case .array: kept.append(.array([]))
                default: throw .masked("fields were asked of a list of scalars")
                }
            }
            return .array(kept)
        default: return value
        }
    }

    private func object(_ members: [JSONMember]) throws(RESTError) -> JSONValue {
        var kept: [JSONMember] = []
        for member in members {
            guard let wanted = inner[member.name] else { continue }
            guard let wanted, member.value.isContainer else {
                kept.append(member)
                continue
            }
            let value =
                member.name == "custom_attributes"
                ? wanted.customAttributes(member.value) : try wanted.applied(to: member.value)
            kept.append(JSONMember(member.name, value))
        }
        return kept.isEmpty ? .array([]) : .object(kept)
    }

    /// An attribute is named by its code and is kept whole; `attribute_code` and `value` name keys of every attribute.
    private func customAttributes(_ value: JSONValue) -> JSONValue {
        guard let attributes = value.array, !attributes.isEmpty else { return .null }
        return .array(
            attributes.compactMap { attribute in
                guard let members = attribute.members else { return nil }
                if let code = attribute["attribute_code"]?.string, inner[code] != nil { return attribute }
                let keys = members.filter { inner[$0.name] != nil }
                return keys.isEmpty ? nil : .object(keys)
            })
    }
}

extension UInt8 {
    /// PCRE's `\w` for ASCII.
    fileprivate var isWordByte: Bool { isASCIILetter || isASCIIDigit || self == UInt8(ascii: "_") }
}
