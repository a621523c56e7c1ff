import HTTP
import JSON

/// A query's pairs as PHP makes arrays of them: `a[b][]=1` is `{"a": {"b": {"0": "1"}}}`. Every array is an object
/// here, every value text.
enum QueryTree {
    /// Brackets within one another, at most; what is deeper is left out (PHP's `max_input_nesting_level`).
    static let depthMax = 64

    /// The top-level names with their values, of a repeated name the last.
    static func members(of items: FormItems) -> [JSONMember] {
        let root = Level()
        for item in items.items {
            guard let path = path(item.name) else { continue }
            root.set(item.value, at: path[...])
        }
        return root.members
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
}

/// One array while it is read. A key is looked up, not searched for: a client may send a thousand pairs of one array.
private final class Level {
    private enum Value {
        case text(String)
        case level(Level)
    }

    private var entries: [(name: String, value: Value)] = []
    private var places: [String: Int] = [:]
    private var highestNumber: Int?

    var members: [JSONMember] {
        entries.map { name, value in
            switch value {
            case .text(let text): JSONMember(name, .string(text))
            case .level(let level): JSONMember(name, .object(level.members))
            }
        }
    }

    func set(_ value: String, at path: ArraySlice<String>) {
        guard let key = path.first else { return }
        guard let name = key.isEmpty && path.startIndex > 0 ? nextNumber : key else { return }
        let place = place(of: name)
        guard path.count > 1 else {
            entries[place].value = .text(value)
            return
        }
        let inner = if case .level(let level) = entries[place].value { level } else { Level() }
        entries[place].value = .level(inner)
        inner.set(value, at: path.dropFirst())
    }

    private func place(of name: String) -> Int {
        if let place = places[name] { return place }
        places[name] = entries.count
        entries.append((name, .text("")))
        if let number = Int(name) { highestNumber = max(highestNumber ?? number, number) }
        return entries.count - 1
    }

    /// The number behind the highest key; nil where there is none any more: PHP leaves such a value out.
    private var nextNumber: String? {
        let (next, overflow) = (highestNumber ?? -1).addingReportingOverflow(1)
        return overflow ? nil : String(next)
    }
}
