import Foundation
public import JSON

/// Holds a body of ours against the recorded one, as the recordings' README says: the same keys and types, numbers
/// within 0.000002, texts exactly but for ids, times and tokens. It learns ids as it goes.
public struct BodyComparison {
    /// The ids known before, and afterwards those of this answer too.
    public private(set) var pairs: IDPairs
    /// What is not as recorded, in the order of the recorded body.
    public private(set) var discrepancies: [Discrepancy] = []

    private let request: Recording.Request
    private let days: Set<String>
    private let numberTolerance = 0.000002

    /// A comparison of the answer to `request`. `days` are the days on which Magento was recorded.
    public init(request: Recording.Request, pairs: IDPairs, days: Set<String> = []) {
        (self.request, self.pairs, self.days) = (request, pairs, days)
    }

    /// Compares two bodies from the top.
    public mutating func compare(_ recorded: JSONValue, _ ours: JSONValue) {
        let isWrite = request.method == "POST" || request.method == "PUT"
        if isWrite, request.path.hasPrefix("/rest"), let kind = IDKind.of(route: request.route),
            isID(recorded, ours, kind)
        {
            return
        }
        compare(recorded, ours, Place(text: "body", keys: []))
    }

    /// Where in the body: as text, and the keys on the way.
    private struct Place {
        var text: String
        var keys: [String]

        func member(_ name: String) -> Place { Place(text: "\(text).\(name)", keys: keys + [name]) }
        func element(_ index: Int) -> Place { Place(text: "\(text)[\(index)]", keys: keys) }
    }

    private mutating func compare(_ recorded: JSONValue, _ ours: JSONValue, _ place: Place) {
        if let text = recorded.string, text.hasPrefix("<trimmed") { return }
        switch (recorded, ours) {
        case (.object(let members), .object): compare(members, ours, place)
        case (.array(let elements), .array(let others)): compare(elements, others, place)
        case (.string(let text), .string(let other)): compare(text, other, place)
        case (.null, .null): return
        case (.bool(let fact), .bool(let other)):
            if fact != other { note(place, recorded, ours) }
        default:
            guard let number = recorded.numberText, let other = ours.numberText else {
                return note(place, "\(recorded.typeName), \(recorded.text)", "\(ours.typeName), \(ours.text)")
            }
            compareNumbers(number, other, place)
        }
    }

    private mutating func compare(_ members: [JSONMember], _ ours: JSONValue, _ place: Place) {
        if members.count == 1, members[0].name == "<keys>" {
            if ours["<keys>"] != members[0].value { compareNames(members[0].value, ours, place) }
            return
        }
        for member in members {
            guard let other = ours[member.name] else {
                note(place.member(member.name), member.value.text, "no such key")
                continue
            }
            compare(member.value, other, place.member(member.name))
        }
        let known = Set(members.map(\.name))
        for member in ours.members ?? [] where !known.contains(member.name) {
            note(place.member(member.name), "no such key", member.value.text)
        }
    }

    private mutating func compare(_ elements: [JSONValue], _ others: [JSONValue], _ place: Place) {
        if let note = elements.last?.string, note.hasPrefix("<trimmed") {
            return compareTrimmed(elements.dropLast(), others, note, place)
        }
        guard elements.count == others.count else {
            return note(
                place, "\(elements.count) elements, \(JSONValue.array(elements).text)",
                "\(others.count) elements, \(JSONValue.array(others).text)")
        }
        for (index, pair) in zip(elements, others).enumerated() { compare(pair.0, pair.1, place.element(index)) }
    }

    /// A list of which the recording kept a part: `N more` follow it, or it is a choice of what is found by a key.
    private mutating func compareTrimmed(
        _ elements: ArraySlice<JSONValue>, _ others: [JSONValue], _ trim: String, _ place: Place
    ) {
        let number = trim.split { !$0.isNumber }.first.flatMap { Int($0) }
        let isBeginning = trim.contains("more")
        let count = isBeginning ? number.map { $0 + elements.count } : number
        if let count, count != others.count {
            note(place, "\(count) elements", "\(others.count) elements")
        }
        for (index, element) in elements.enumerated() {
            let key = element["attribute_code"].map { ("attribute_code", $0) } ?? element["id"].map { ("id", $0) }
            let other =
                isBeginning
                ? (index < others.count ? others[index] : nil)
                : key.flatMap { key in others.first { $0[key.0] == key.1 } }
            guard let other else {
                note(place.element(index), element.text, "no such element")
                continue
            }
            compare(element, other, place.element(index))
        }
    }

    private mutating func compareNumbers(_ number: String, _ other: String, _ place: Place) {
        if place.keys.last == "data_id" { return }
        guard number != other else { return learnSame(number, place) }
        if isID(number, other, place) { return }
        if let first = Double(number), let second = Double(other), abs(first - second) <= numberTolerance { return }
        note(place, number, other)
    }

    private mutating func compare(_ text: String, _ other: String, _ place: Place) {
        guard text != other else { return learnSame(text, place) }
        if text.hasPrefix("<JWT") || text.hasPrefix("<customer-token") {
            if let fault = Shapes.tokenFault(text, other) { note(place, text, fault) }
            return
        }
        if let end = text.range(of: "<trimmed>"), end.upperBound == text.endIndex,
            other.hasPrefix(text[..<end.lowerBound])
        {
            return
        }
        if isPath(text, other) { return }
        if Shapes.areTimes(text, other, days: days) || isID(text, other, place) { return }
        if Shapes.withoutRandomParts(text) == Shapes.withoutRandomParts(other) { return }
        note(place, JSONValue.string(text), .string(other))
    }

    /// An object of which the recording kept the names alone.
    private mutating func compareNames(_ recorded: JSONValue, _ ours: JSONValue, _ place: Place) {
        let names = Set((recorded.array ?? []).compactMap(\.string)).sorted()
        let others = Set((ours.members ?? []).map(\.name)).sorted()
        if names != others { note(place, names.joined(separator: " "), others.joined(separator: " ")) }
    }

    /// Whether both are paths with ids in them, as a category's `1/2/9` or an address, and ours is the recorded one in
    /// our ids.
    private func isPath(_ text: String, _ other: String) -> Bool {
        let (ids, others) = (text.split(separator: "/"), other.split(separator: "/"))
        guard ids.count > 1, ids.count == others.count else { return false }
        return zip(ids, others).allSatisfy { $0 == $1 || pairs.knows(String($0), as: String($1)) }
    }

    private mutating func note(_ place: Place, _ recorded: JSONValue, _ ours: JSONValue) {
        note(place, recorded.text, ours.text)
    }

    private mutating func note(_ place: Place, _ recorded: String, _ ours: String) {
        discrepancies.append(Discrepancy(place: place.text, recorded: recorded, ours: ours))
    }
}

/// Ids.
extension BodyComparison {
    /// Whether two answers that are nothing but an id are ids of one thing.
    private mutating func isID(_ recorded: JSONValue, _ ours: JSONValue, _ kind: String) -> Bool {
        switch (recorded, ours) {
        case (.integer(let id), .integer(let other)) where id > 0 && other > 0:
            pairs.learn("\(id)", is: "\(other)", kind)
        case (.string(let id), .string(let other)) where BodyComparison.areNumbers(id, other):
            pairs.learn(id, is: other, kind)
        default: false
        }
    }

    /// Whether `other` may stand for the recorded `id` at this place.
    private mutating func isID(_ id: String, _ other: String, _ place: Place) -> Bool {
        if Shapes.isMasked(id), Shapes.isMasked(other) { return pairs.learn(id, is: other, IDPairs.masked) }
        if Shapes.isUUID(id), Shapes.isUUID(other) { return pairs.learn(id, is: other, IDPairs.masked) }
        guard BodyComparison.areNumbers(id, other), let key = place.keys.last else { return false }
        if place.keys.first == "parameters" { return pairs.knows(id, as: other) || isCart(id, other) }
        guard let kind = IDKind.of(key, in: place.keys.dropLast(), route: request.route) else { return false }
        return pairs.learn(id, is: other, kind)
    }

    /// A cart's number shows in messages alone, where the request has its masked id.
    private mutating func isCart(_ id: String, _ other: String) -> Bool {
        guard request.route.hasPrefix("V1/guest-carts") || request.route.hasPrefix("V1/carts") else { return false }
        let isAsked = request.path.split(whereSeparator: { "/?&=".contains($0) }).contains { $0 == id }
        return !isAsked && pairs.learn(id, is: other, "cart")
    }

    /// An id that is the same is remembered too, so that no other id of ours may stand for it later.
    private mutating func learnSame(_ id: String, _ place: Place) {
        guard id != "0", let key = place.keys.last, id.utf8.allSatisfy(\.isDigit),
            let kind = IDKind.of(key, in: place.keys.dropLast(), route: request.route)
        else { return }
        if !pairs.learn(id, is: id, kind) {
            discrepancies.append(
                Discrepancy(
                    place: place.text, recorded: id,
                    ours: "\(id), but \(kind) \(id) was \(pairs.ours(for: id, kind) ?? "another") before"))
        }
    }

    private static func areNumbers(_ id: String, _ other: String) -> Bool {
        !id.isEmpty && !other.isEmpty && id != "0" && other != "0" && id.utf8.allSatisfy(\.isDigit)
            && other.utf8.allSatisfy(\.isDigit)
    }
}
