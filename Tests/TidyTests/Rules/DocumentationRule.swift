/// What other targets may use says in its first sentence what it gives. A run of one-line properties shares the comment
/// above its first, or the type's where it follows the type's first line (`CivilTime`).
struct DocumentationRule: Rule {
    func findings(in file: SourceFile) -> [Finding] {
        guard let swift = file.swift, file.isIn("Sources") else { return [] }
        let words = Dictionary(grouping: swift.tokens, by: \.line)
        let declarations = swift.code.enumerated().map { index, line in
            Declaration(line: line, words: words[index + 1, default: []].map(\.text))
        }
        return swift.code.indices.compactMap { index in
            guard let declaration = declarations[index], declaration.isShared,
                !isDocumented(index, declarations, swift.lines)
            else { return nil }
            return file.finding(
                index + 1, "The \(declaration.access) `\(declaration.keyword)` needs a `///` comment: a sentence first."
            )
        }
    }

    private func isDocumented(_ index: Int, _ declarations: [Declaration?], _ lines: [String]) -> Bool {
        guard let above = lineAbove(index, declarations, lines) else { return false }
        if lines[above].isDocumentation { return true }
        guard declarations[index]?.isOneLineProperty == true, let before = declarations[above] else { return false }
        if before.isOneLineProperty { return before.isShared && isDocumented(above, declarations, lines) }
        return before.opensType && lineAbove(above, declarations, lines).map { lines[$0].isDocumentation } == true
    }

    /// The nearest line above that is no attribute of the declaration.
    private func lineAbove(_ index: Int, _ declarations: [Declaration?], _ lines: [String]) -> Int? {
        (0..<index).last { !(lines[$0].trimmed.hasPrefix("@") && declarations[$0] == nil) }
    }
}

/// What one line declares, as far as documentation cares.
private struct Declaration {
    /// `package`, `public` or `open`; empty where nothing is written.
    var access = ""
    var keyword = ""
    private let line: String

    private static let types: Set = ["struct", "class", "enum", "protocol", "actor", "extension"]
    private static let keywords = types.union([
        "func", "init", "var", "let", "typealias", "subscript", "associatedtype", "macro", "operator",
    ])
    private static let modifiers: Set = [
        "static", "final", "override", "mutating", "nonmutating", "nonisolated", "lazy", "convenience", "required",
        "indirect", "consuming", "borrowing", "unowned", "weak", "isolated", "prefix", "postfix", "infix", "private",
        "fileprivate", "internal", "distributed", "dynamic", "optional",
    ]

    /// Reads a line of code without comments; nil where it declares nothing.
    init?(line: String, words: [String]) {
        self.line = line
        var rest = words[...]
        while let word = rest.popFirst() {
            if Declaration.keywords.contains(word) {
                keyword = word
                return
            }
            if word == "@" { rest = rest.dropFirst() }
            let hasArgument = rest.skipParentheses()
            if ["package", "public", "open"].contains(word) {
                if !hasArgument { access = word }
            } else if word != "@", !Declaration.modifiers.contains(word) {
                return nil
            }
        }
        return nil
    }

    /// Whether other targets see it by a word on this line; an extension itself declares nothing.
    var isShared: Bool { !access.isEmpty && keyword != "extension" }

    var isOneLineProperty: Bool {
        ["var", "let"].contains(keyword)
            && [("(", ")"), ("[", "]"), ("{", "}")].allSatisfy { line.count(of: $0) == line.count(of: $1) }
    }

    var opensType: Bool { Declaration.types.contains(keyword) && line.last { $0 != " " } == "{" }
}

extension ArraySlice<String> {
    /// Leaves out an argument list such as `(set)` or `(unsafe)`; says whether there was one.
    fileprivate mutating func skipParentheses() -> Bool {
        guard first == "(", let closing = firstIndex(of: ")") else { return false }
        self = self[(closing + 1)...]
        return true
    }
}

extension String {
    fileprivate var isDocumentation: Bool { trimmed.hasPrefix("///") }

    fileprivate var trimmed: Substring { drop(while: \.isWhitespace) }

    fileprivate func count(of sign: Character) -> Int { count { $0 == sign } }
}
