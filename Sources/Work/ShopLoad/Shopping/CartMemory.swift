/// What a shopper was promised to find in the cart.
///
/// A piece is promised once its adding was acknowledged. One whose fate is not known (no answer came, or an error) is
/// in doubt: it may be there or not, and may still come.
public struct CartMemory: Sendable, Equatable {
    /// A line as the cart's page shows it: the product's path and how many pieces.
    public struct Shown: Sendable, Equatable {
        let path: String
        let pieces: Int

        /// A line.
        public init(path: String, pieces: Int) { (self.path, self.pieces) = (path, pieces) }
    }

    /// What is wrong with a cart.
    public struct Finding: Sendable, Equatable {
        /// What to call it.
        public let failure: Failure
        /// Which product, and how many.
        public let sentence: String
        /// How many pieces are missing or too many; 0 where it is not a matter of pieces.
        public let pieces: Int
    }

    private struct Line: Sendable, Equatable {
        let path: String
        /// What tells this line from others of the product.
        let form: String
        var promised = 0
        var doubted = 0
    }

    private var lines: [Line] = []
    /// Whether something was promised, or came into doubt, since the cart was last looked at.
    public private(set) var isUnchecked = false

    /// An empty cart.
    public init() {}

    /// Whether nothing was ever put into it.
    public var isEmpty: Bool { lines.isEmpty }

    /// How many pieces were promised.
    public var pieces: Int { lines.reduce(0) { $0 + $1.promised } }

    /// The shop acknowledged a piece.
    public mutating func promise(_ path: String, _ form: String) {
        lines[place(of: path, form)].promised += 1
        isUnchecked = true
    }

    /// Nobody knows whether the shop took a piece.
    public mutating func doubt(_ path: String, _ form: String) {
        lines[place(of: path, form)].doubted += 1
        isUnchecked = true
    }

    private mutating func place(of path: String, _ form: String) -> Int {
        if let known = lines.firstIndex(where: { $0.path == path && $0.form == form }) { return known }
        lines.append(Line(path: path, form: form))
        return lines.count - 1
    }

    /// Compares the cart's page with what was promised. What is there has been promised thereby from now on, so that a
    /// piece that is missing or too many is found once.
    public mutating func check(_ shown: [Shown]) -> [Finding] {
        isUnchecked = false
        var findings: [Finding] = []
        for line in shown where !lines.contains(where: { $0.path == line.path }) {
            findings.append(Finding(failure: .wrongPage, sentence: "nobody added \(line.path)", pieces: 0))
        }
        var seen: Set<String> = []
        for path in lines.map(\.path) where seen.insert(path).inserted {
            let own = shown.filter { $0.path == path }
            if let finding = finding(path, own) { findings.append(finding) }
            settle(path, own.reduce(0) { $0 + $1.pieces })
        }
        return findings
    }

    private func finding(_ path: String, _ shown: [Shown]) -> Finding? {
        let own = lines.filter { $0.path == path }
        let (promised, doubted) = own.reduce((0, 0)) { ($0.0 + $1.promised, $0.1 + $1.doubted) }
        let pieces = shown.reduce(0) { $0 + $1.pieces }
        let (fewest, most) = (own.count { $0.promised > 0 }, own.count { $0.promised + $0.doubted > 0 })
        let seen = "\(path): \(shown.count) lines, \(pieces) pieces"
        if pieces < promised || shown.count < fewest {
            return Finding(
                failure: .lost, sentence: "\(seen), not \(fewest) and \(promised)", pieces: max(0, promised - pieces))
        }
        if pieces > promised + doubted || shown.count > most {
            return Finding(
                failure: .doubled, sentence: "\(seen), not \(most) and \(promised + doubted)",
                pieces: max(0, pieces - promised - doubted))
        }
        return nil
    }

    /// Makes so many pieces of a product promised ones: those in doubt first. A doubt that is not there may still come.
    private mutating func settle(_ path: String, _ pieces: Int) {
        let own = lines.indices.filter { lines[$0].path == path }
        var missing = pieces - own.reduce(0) { $0 + lines[$1].promised }
        for index in own {
            let change = max(-lines[index].promised, min(missing, lines[index].doubted))
            lines[index].promised += change
            lines[index].doubted -= max(0, change)
            missing -= change
        }
        if missing > 0, let first = own.first { lines[first].promised += missing }
    }
}
