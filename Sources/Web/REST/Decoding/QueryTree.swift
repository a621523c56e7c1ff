import HTTP
import JSON

/// A query's pairs as PHP makes arrays of them: `a[b][]=1` is `{"a": {"b": {"0": "1"}}}`. Every array is an object
/// here, every value text.
enum QueryTree {
    /// Brackets within one another, at most; what is deeper is left out (PHP's `max_input_nesting_level`).
    static let depthMax = 64

    /// The top-level names with their values, of a repeated name the last.
    static func members(of items: FormItems) -> [JSONMember] {
        var members: [JSONMember] = []
        for item in items.items {
            guard let path = path(item.name) else { continue }
            set(item.value, at: path[...], in: &members)
        }
        return members
    }

    /// The keys of `a[b][]`; an empty key stands for the next number. Nil where the name is too deep, and where nothing
    /// stands before the first bracket: PHP does not hear such a pair.
    private static func path(_ sent: String) -> [String]? {
        let name = sent.drop { $0 == " " }
        guard let first = name.first, first != "[" else { return nil }
        guard let bracket = name.firstIndex(of: "["), name[bracket...].contains("]") else { return [rootName(name)] }
        var path = [rootName(name[..<bracket])]
        var rest = name[bracket...]
        // What stands behind a bracket that is not closed, or between two, is not heard.
        while rest.first == "[", let end = rest.firstIndex(of: "]") {
            path.append(String(rest[rest.index(after: rest.startIndex)..<end]))
            rest = rest[rest.index(after: end)...]
        }
        return path.count > depthMax ? nil : path
    }

    /// PHP makes names of variables: dots and blanks become underscores.
    private static func rootName(_ name: Substring) -> String {
        String(name.map { $0 == "." || $0 == " " ? "_" : $0 })
    }

    private static func set(_ value: String, at path: ArraySlice<String>, in members: inout [JSONMember]) {
        guard let key = path.first else { return }
        guard let name = key.isEmpty && path.startIndex > 0 ? nextNumber(members) : key else { return }
        let place = members.firstIndex { $0.name == name } ?? members.endIndex
        if place == members.endIndex { members.append(JSONMember(name, .null)) }
        guard path.count > 1 else {
            members[place].value = .string(value)
            return
        }
        var inner = members[place].value.members ?? []
        members[place].value = .null
        set(value, at: path.dropFirst(), in: &inner)
        members[place].value = .object(inner)
    }

    /// The number behind the highest key; nil where there is none any more: PHP leaves such a value out.
    private static func nextNumber(_ members: [JSONMember]) -> String? {
        let (next, overflow) = (members.compactMap { Int($0.name) }.max() ?? -1).addingReportingOverflow(1)
        return overflow ? nil : String(next)
    }
}
