/// Swift source taken apart into code, comments and string literals, each with its line. A small lexer of bytes: it
/// knows nested comments, raw and multi-line literals and interpolation (whose code stays code). It does not know
/// regular expression literals, which this project does without.
struct SourceText {
    /// A stretch of text and the line, from 1, on which it begins.
    struct Piece: Equatable {
        var line: Int
        var text: String
    }

    /// The lines as written.
    let lines: [String]
    /// The lines with every comment and literal blanked out.
    let code: [String]
    /// The comments, markers included; a block comment is one.
    let comments: [Piece]
    /// What stands between the quotes, an interpolation being an `x`.
    let literals: [Piece]
    /// Words and single signs of the code, in order.
    let tokens: [Piece]

    init(_ text: String) {
        var lexer = Lexer(bytes: Array(text.utf8))
        lexer.readCode(insideInterpolation: false)
        lines = text.lines
        code = String(decoding: lexer.code, as: UTF8.self).lines
        comments = lexer.comments
        literals = lexer.literals
        tokens = SourceText.tokens(of: lexer.code)
    }

    private static func tokens(of code: [UInt8]) -> [Piece] {
        var (tokens, line, index): ([Piece], Int, Int) = ([], 1, 0)
        while index < code.count {
            let start = index
            while index < code.count, code[index].isWord { index += 1 }
            if index == start { index += 1 }
            if code[start] == .newline { line += 1 }
            if code[start] > .space { tokens.append(Piece(line: line, text: code.text(start..<index))) }
        }
        return tokens
    }
}

/// Walks once over the bytes and blanks what is not code.
private struct Lexer {
    let bytes: [UInt8]
    var code: [UInt8]
    var comments: [SourceText.Piece] = []
    var literals: [SourceText.Piece] = []
    private var index = 0
    private var line = 1

    init(bytes: [UInt8]) { (self.bytes, code) = (bytes, bytes) }

    /// Reads to the end, or to the `)` that closes an interpolation.
    mutating func readCode(insideInterpolation: Bool) {
        var depth = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "/") where sees("//"): readLineComment()
            case UInt8(ascii: "/") where sees("/*"): readBlockComment()
            case UInt8(ascii: "\""), UInt8(ascii: "#"):
                if let hashes = literalHashes() { readLiteral(hashes: hashes) } else { keep() }
            case UInt8(ascii: ")") where depth == 0 && insideInterpolation: return
            case UInt8(ascii: "("), UInt8(ascii: ")"):
                depth += bytes[index] == UInt8(ascii: "(") ? 1 : -1
                keep()
            default: keep()
            }
        }
    }

    private mutating func readLineComment() {
        let (start, first) = (index, line)
        while index < bytes.count, bytes[index] != .newline { blank() }
        comments.append(.init(line: first, text: bytes.text(start..<index)))
    }

    private mutating func readBlockComment() {
        let (start, first) = (index, line)
        var depth = 0
        repeat {
            if sees("/*") {
                depth += 1
                blank(2)
            } else if sees("*/") {
                depth -= 1
                blank(2)
            } else {
                blank()
            }
        } while depth > 0 && index < bytes.count
        comments.append(.init(line: first, text: bytes.text(start..<index)))
    }

    /// How many `#` stand before the quote that opens a literal here; nil when none opens.
    private func literalHashes() -> Int? {
        var quote = index
        while quote < bytes.count, bytes[quote] == UInt8(ascii: "#") { quote += 1 }
        return quote < bytes.count && bytes[quote] == .quote ? quote - index : nil
    }

    private mutating func readLiteral(hashes: Int) {
        let first = line
        let hash = String(repeating: "#", count: hashes)
        blank(hashes)
        let quotes = sees("\"\"\"") ? "\"\"\"" : "\""
        blank(quotes.utf8.count)
        var text: [UInt8] = []
        let (closing, escape) = (quotes + hash, "\\" + hash)
        while index < bytes.count, !sees(closing) {
            if quotes.utf8.count == 1, bytes[index] == .newline { break }
            if sees(escape + "(") {
                blank(hashes + 2)
                readCode(insideInterpolation: true)
                text.append(UInt8(ascii: "x"))
                blank()
            } else {
                let count = sees(escape) ? hashes + 2 : 1
                text += bytes[index..<min(index + count, bytes.count)]
                blank(count)
            }
        }
        if index < bytes.count, bytes[index] != .newline { blank(quotes.utf8.count + hashes) }
        literals.append(.init(line: first, text: text.text(0..<text.count)))
    }

    private func sees(_ text: String) -> Bool { bytes[index...].starts(with: text.utf8) }

    private mutating func keep() {
        if bytes[index] == .newline { line += 1 }
        index += 1
    }

    private mutating func blank(_ count: Int = 1) {
        for _ in 0..<count where index < bytes.count {
            if bytes[index] != .newline { code[index] = .space }
            keep()
        }
    }
}

extension String {
    /// The lines without their ends; a line end at the very end begins no further line.
    var lines: [String] {
        var lines = split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" { lines.removeLast() }
        return lines
    }
}

extension [UInt8] {
    fileprivate func text(_ range: Range<Int>) -> String { String(decoding: self[range], as: UTF8.self) }
}

extension UInt8 {
    fileprivate static let newline = UInt8(ascii: "\n")
    fileprivate static let space = UInt8(ascii: " ")
    fileprivate static let quote = UInt8(ascii: "\"")

    fileprivate var isWord: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
            true
        default: false
        }
    }
}
