import JSON

/// Which of our ids stands for which recorded one, learned from answers in the order of the file.
public struct IDPairs: Hashable, Sendable {
    private var ours: [Place: String] = [:]
    private var recorded: [Place: String] = [:]

    private struct Place: Hashable {
        let kind: String
        let id: String
    }

    /// Ids that are random text: masked cart ids, UUIDs.
    static let masked = "masked id"

    /// Nothing learned yet.
    public init() {}

    /// Our id for a recorded one.
    func ours(for id: String, _ kind: String) -> String? { ours[Place(kind: kind, id: id)] }

    /// Whether any kind has learned that `ours` stands for `id`.
    func knows(_ id: String, as other: String) -> Bool { ours.contains { $0.key.id == id && $0.value == other } }

    /// Remembers a pair. False when it contradicts what was learned before: another id of ours stood for the recorded
    /// one, or ours stood for another.
    mutating func learn(_ id: String, is other: String, _ kind: String) -> Bool {
        if let known = ours[Place(kind: kind, id: id)] { return known == other }
        if let known = recorded[Place(kind: kind, id: other)] { return known == id }
        ours[Place(kind: kind, id: id)] = other
        recorded[Place(kind: kind, id: other)] = id
        return true
    }

    /// A recorded path with our ids in the places of the recorded ones.
    func path(_ path: String) -> String {
        let parts = path.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var before = ""
        var segments: [String] = []
        for segment in parts[0].split(separator: "/", omittingEmptySubsequences: false).map(String.init) {
            segments.append(ours(forSegment: segment, before))
            before += (before.isEmpty || before.hasSuffix("/") ? "" : "/") + segment
            if segment == "V1" { before = "V1" }
        }
        return ([segments.joined(separator: "/")] + parts.dropFirst().map(masked)).joined(separator: "?")
    }

    /// A recorded body with our ids in the places of the recorded ones.
    func body(_ value: JSONValue, route: String, _ parents: [String] = []) -> JSONValue {
        switch value {
        case .object(let members):
            return .object(members.map { JSONMember($0.name, body($0.value, route: route, parents + [$0.name])) })
        case .array(let elements): return .array(elements.map { body($0, route: route, parents) })
        case .integer, .string:
            guard let text = value.string ?? value.numberText else { return value }
            if let other = ours(for: text, IDPairs.masked) { return .string(other) }
            guard let key = parents.last, let kind = IDKind.of(key.snake, in: parents.dropLast(), route: route),
                let other = ours(for: text, kind)
            else { return value }
            return value.string == nil ? Int64(other).map { .integer($0) } ?? value : .string(other)
        default: return value
        }
    }

    /// A recorded form, `item_id=8&item_qty=4`, with our ids in the places of the recorded ones; another text as it is.
    func form(_ text: String, route: String) -> String {
        text.split(separator: "&", omittingEmptySubsequences: false).map { field in
            let parts = field.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, parts[0].hasSuffix("_id"), let kind = IDKind.of(parts[0], in: [], route: route),
                let other = ours(for: parts[1], kind)
            else { return String(field) }
            return "\(parts[0])=\(other)"
        }.joined(separator: "&")
    }

    /// A text with our masked ids in the places of the recorded ones.
    private func masked(_ text: some StringProtocol) -> String {
        let separators: Set<Character> = ["&", "=", ",", "[", "]"]
        var result = ""
        var word = ""
        for character in text {
            guard separators.contains(character) else {
                word.append(character)
                continue
            }
            result += (ours(for: word, IDPairs.masked) ?? word) + String(character)
            word = ""
        }
        return result + (ours(for: word, IDPairs.masked) ?? word)
    }

    private func ours(forSegment segment: String, _ before: String) -> String {
        if let other = ours(for: segment, IDPairs.masked) { return other }
        guard !segment.isEmpty, segment.utf8.allSatisfy(\.isDigit), let kind = IDKind.of(route: before) else {
            return segment
        }
        return ours(for: segment, kind) ?? segment
    }
}

extension String {
    /// `quoteId` as `quote_id`.
    var snake: String { reduce(into: "") { $0 += $1.isUppercase ? "_" + $1.lowercased() : String($1) } }
}

extension UInt8 {
    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
    var isHexadecimal: Bool { isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self) }
    var isAlphanumeric: Bool { isDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }
}
