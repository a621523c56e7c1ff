import JSON

/// Which requests are meant: a method (`ANY` for every one), and a route in which `*` stands for a segment and `**` at
/// the end for any further ones. A REST route begins with `V1`, whatever the store.
public struct RoutePattern: Hashable, Sendable {
    private let method: String
    private let segments: [Substring]

    /// A pattern from its method and its route.
    public init(_ method: String, _ route: String) {
        self.method = method
        segments = route.split(separator: "/")
    }

    /// Whether a request is meant.
    public func matches(_ request: Recording.Request) -> Bool {
        guard method == "ANY" || method == request.method else { return false }
        let parts = request.route.split(separator: "/")
        if segments.last == "**" {
            let fixed = segments.dropLast()
            return parts.count >= fixed.count && RoutePattern.fits(parts.prefix(fixed.count), fixed)
        }
        return parts.count == segments.count && RoutePattern.fits(parts[...], segments[...])
    }

    private static func fits(_ parts: ArraySlice<Substring>, _ segments: ArraySlice<Substring>) -> Bool {
        zip(parts, segments).allSatisfy { $1 == "*" || $0 == $1 }
    }
}

/// The lines that a later feature will answer (`Later.txt`).
public struct LaterRoutes: Sendable {
    /// One line of the file.
    struct Entry: Sendable {
        let pattern: RoutePattern
        let feature: String
        /// Only lines whose recorded answer has this status.
        var status: Int?
        /// Only lines after one that placed or changed an order.
        var isAfterOrder = false
        /// The line places or changes an order, so that stock is another afterwards.
        var changesOrder = false
        /// The line ends its cart: it is ordered, or merged into another.
        var endsCart = false
        /// Only lines whose header fields hold this text.
        var headerText: String?
        /// Only lines whose note holds this text.
        var noteText: String?
        /// Only lines whose recorded answer holds this text, in its fields or its body.
        var answerText: String?
    }

    let entries: [Entry]

    /// Reads the file: `METHOD | route | feature | conditions`, a line each; `#` begins a comment.
    public init(_ text: String) throws(ContractError) {
        var entries: [Entry] = []
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            guard !line.hasPrefix("#"), line.contains(where: { !$0.isWhitespace }) else { continue }
            let parts = line.split(separator: "|", omittingEmptySubsequences: false).map(\.trimmed)
            guard parts.count == 3 || parts.count == 4 else {
                throw ContractError("Later.txt, line \(index + 1): not `METHOD | route | feature | conditions`.")
            }
            var entry = Entry(pattern: RoutePattern(parts[0], parts[1]), feature: parts[2])
            for word in parts.dropFirst(3).joined().split(separator: " ") {
                let pair = word.split(separator: "=", maxSplits: 1)
                switch pair[0] {
                case "status": entry.status = pair.count == 2 ? Int(pair[1]) : nil
                case "after-order": entry.isAfterOrder = true
                case "changes-order": entry.changesOrder = true
                case "ends-cart": entry.endsCart = true
                case "header": entry.headerText = pair.count == 2 ? String(pair[1]) : nil
                case "note": entry.noteText = pair.count == 2 ? String(pair[1]) : nil
                case "answer": entry.answerText = pair.count == 2 ? String(pair[1]) : nil
                default: throw ContractError("Later.txt, line \(index + 1): no condition is called \(word).")
                }
            }
            entries.append(entry)
        }
        self.entries = entries
    }
}

extension StringProtocol {
    /// Without blanks at either end.
    var trimmed: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text = text.dropFirst() }
        while text.last?.isWhitespace == true { text = text.dropLast() }
        return String(text)
    }
}
