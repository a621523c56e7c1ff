import Basics
import Commerce

/// One filter made ready, with MySQL's rules: null is never equal or unequal to anything, a number is compared with the
/// number that a text begins with, texts are compared without regard to case, accents and blanks at the end.
struct SearchTest {
    private let comparison: SearchComparison
    private let value: Operand
    private let members: [Operand]
    private let pattern: TextPattern?

    /// A value as text and as number.
    private struct Operand {
        let text: String
        let number: Double

        init(_ sent: String) { (text, number) = (SearchTest.folded(sent), SearchTest.number(sent)) }
    }

    init(_ filter: SearchCriteria.Filter) throws(SearchError) {
        let sent = filter.value ?? ""
        comparison = filter.comparison
        value = Operand(sent)
        let isList = comparison == .among || comparison == .notAmong
        members = isList ? sent.split(separator: ",", omittingEmptySubsequences: false).map { Operand(String($0)) } : []
        switch comparison {
        case .like, .notLike: pattern = .like(LikePattern(LatinFolding.fold(sent)))
        case .fullText: pattern = .like(LikePattern("%\(LatinFolding.fold(sent))%"))
        case .regexp: pattern = .regular(try RegularPattern(sent))
        default: pattern = nil
        }
    }

    func holds(for cell: SearchCell) -> Bool {
        if case .null = cell {
            return comparison == .isNull || comparison == .safelyEqual && value.text.isEmpty
        }
        switch comparison {
        case .isNull: return false
        case .isNotNull: return true
        case .equal: return order(cell, value) == 0
        case .notEqual: return order(cell, value) != 0
        case .safelyEqual: return !value.text.isEmpty && order(cell, value) == 0
        case .safelyNotEqual: return value.text.isEmpty || order(cell, value) != 0
        case .greater: return order(cell, value) > 0
        case .greaterOrEqual, .from: return order(cell, value) >= 0
        case .less: return order(cell, value) < 0
        case .lessOrEqual, .to: return order(cell, value) <= 0
        case .among: return members.contains { order(cell, $0) == 0 }
        case .notAmong: return !members.contains { order(cell, $0) == 0 }
        case .inSet: return SearchTest.set(cell).contains(value.text)
        case .notInSet: return !SearchTest.set(cell).contains(value.text)
        case .like, .fullText, .regexp: return pattern?.matches(SearchTest.text(cell)) ?? false
        case .notLike: return !(pattern?.matches(SearchTest.text(cell)) ?? false)
        }
    }

    /// Below, at or above zero as the cell is less than the operand, equal or greater.
    private func order(_ cell: SearchCell, _ operand: Operand) -> Int {
        switch cell {
        case .null: return -1
        case .number(let number): return number < operand.number ? -1 : number == operand.number ? 0 : 1
        case .text(let text):
            let folded = SearchTest.folded(text)
            return folded < operand.text ? -1 : folded == operand.text ? 0 : 1
        }
    }

    private static func set(_ cell: SearchCell) -> [String] {
        text(cell).split(separator: ",", omittingEmptySubsequences: false).map { folded(String($0)) }
    }

    private static func text(_ cell: SearchCell) -> String {
        switch cell {
        case .null: ""
        case .text(let text): text
        case .number(let number):
            number == number.rounded() && number.magnitude < 0x1p53 ? "\(Int64(number))" : "\(number)"
        }
    }

    private static func folded(_ text: String) -> String {
        var folded = LatinFolding.fold(text)
        while folded.last == " " { folded.removeLast() }
        return folded
    }

    /// The number that a text begins with; 0 where it begins with none. Each letter is looked at once, since a client
    /// may send some thousand of them.
    private static func number(_ text: String) -> Double {
        let text = text.drop(while: \.isWhitespace).utf8
        var end = text.startIndex
        func pass(_ signs: String) {
            if end < text.endIndex, signs.utf8.contains(text[end]) { end = text.index(after: end) }
        }
        func digits() -> Bool {
            let start = end
            while end < text.endIndex, text[end].isASCIIDigit { end = text.index(after: end) }
            return end > start
        }
        pass("+-")
        let hasWhole = digits()
        pass(".")
        let hasFraction = digits()
        guard hasWhole || hasFraction else { return 0 }
        let mantissa = end
        pass("eE")
        if end > mantissa {
            pass("+-")
            if !digits() { end = mantissa }
        }
        return Double(Substring(text[..<end])) ?? 0
    }
}

/// A pattern of LIKE or REGEXP.
private enum TextPattern {
    case like(LikePattern)
    case regular(RegularPattern)

    func matches(_ text: String) -> Bool {
        switch self {
        case .like(let pattern): pattern.matches(LatinFolding.fold(text))
        case .regular(let pattern): pattern.matches(text)
        }
    }
}

/// SQL's LIKE: `%` is any text, `_` any letter, and a backslash takes a letter as it is.
struct LikePattern {
    private enum Piece: Equatable {
        case any
        case one
        case letter(Character)
    }

    private let pieces: [Piece]

    init(_ text: String) {
        var pieces: [Piece] = []
        var isEscaped = false
        for letter in text {
            if isEscaped {
                pieces.append(.letter(letter))
                isEscaped = false
            } else if letter == "\\" {
                isEscaped = true
            } else if letter != "%" || pieces.last != .any {
                pieces.append(letter == "%" ? .any : letter == "_" ? .one : .letter(letter))
            }
        }
        if isEscaped { pieces.append(.letter("\\")) }
        self.pieces = pieces
    }

    /// Goes back to the last `%` only, which is enough: time is at most the product of both lengths.
    func matches(_ text: String) -> Bool {
        let letters = Array(text)
        var (place, piece) = (0, 0)
        var last: (piece: Int, place: Int)?
        while place < letters.count {
            if piece < pieces.count, pieces[piece] == .any {
                last = (piece, place)
                piece += 1
            } else if piece < pieces.count, pieces[piece] == .one || pieces[piece] == .letter(letters[place]) {
                (place, piece) = (place + 1, piece + 1)
            } else if let before = last {
                last = (before.piece, before.place + 1)
                (place, piece) = (before.place + 1, before.piece + 1)
            } else {
                return false
            }
        }
        return pieces[piece...].allSatisfy { $0 == .any }
    }
}

/// A regular expression, without regard to case. The engine goes back, so only patterns are taken with which that stays
/// cheap: no groups and few repetitions. The database stops such a search too (`regexp_time_limit`).
struct RegularPattern {
    private let regex: Regex<AnyRegexOutput>
    private static let lettersMax = 255
    private static let repetitionsMax = 2

    init(_ pattern: String) throws(SearchError) {
        let repetitions = pattern.count { "*+{".contains($0) }
        guard pattern.count <= RegularPattern.lettersMax, repetitions <= RegularPattern.repetitionsMax,
            !pattern.contains("("), let regex = try? Regex(pattern)
        else { throw .badPattern(pattern) }
        self.regex = regex.ignoresCase()
    }

    func matches(_ text: String) -> Bool {
        (try? regex.firstMatch(in: text.prefix(RegularPattern.lettersMax))) != nil
    }
}
