/// What fits on a screen is read; what does not is scrolled past.
struct SizeRule: Rule {
    static let fileLinesMax = 500
    static let functionLinesMax = 70
    static let lineColumnsMax = 120

    private let kinds = [".swift", ".py", ".sh", ".js", ".css", ".c", ".h"]

    func findings(in file: SourceFile) -> [Finding] {
        guard file.isIn("scripts") || kinds.contains(where: file.path.hasSuffix) else { return [] }
        let lines = file.text.lines
        var found: [Finding] = []
        func check(_ what: String, on line: Int, _ count: Int, _ unit: String, atMost most: Int) {
            if count > most { found.append(file.finding(line, "\(what) has \(count) \(unit); \(most) is the most.")) }
        }
        check("The file", on: SizeRule.fileLinesMax + 1, lines.count, "lines", atMost: SizeRule.fileLinesMax)
        for (index, line) in lines.enumerated() {
            check("The line", on: index + 1, line.count, "columns", atMost: SizeRule.lineColumnsMax)
        }
        for body in file.swift.map(functionBodies) ?? [] {
            let first = body.lowerBound
            check("The function's body", on: first, body.count, "lines", atMost: SizeRule.functionLinesMax)
        }
        return found
    }

    /// The lines of every function's body, braces included.
    private func functionBodies(_ swift: SourceText) -> [ClosedRange<Int>] {
        let tokens = swift.tokens
        return tokens.indices.compactMap { index in
            guard ["func", "init", "deinit"].contains(tokens[index].text), index == 0 || tokens[index - 1].text != "."
            else { return nil }
            return bodyOpening(after: index, in: tokens).map { opening in
                tokens[opening].line...closingLine(ofBraceAt: opening, in: tokens)
            }
        }
    }

    /// The brace that opens the body of the function at `index`; nil for a protocol's requirement, which has none.
    private func bodyOpening(after index: Int, in tokens: [SourceText.Piece]) -> Int? {
        var depth = 0
        for position in tokens.indices.dropFirst(index + 1) {
            switch tokens[position].text {
            case "(", "[": depth += 1
            case ")", "]": depth -= 1
            case "{" where depth == 0: return position
            case "}", "func", "init", "var", "let", "subscript", "associatedtype":
                if depth <= 0 { return nil }
            default: break
            }
            if depth < 0 { return nil }
        }
        return nil
    }

    private func closingLine(ofBraceAt opening: Int, in tokens: [SourceText.Piece]) -> Int {
        var depth = 0
        for token in tokens[opening...] {
            if token.text == "{" { depth += 1 }
            if token.text == "}" { depth -= 1 }
            if depth == 0 { return token.line }
        }
        return tokens[opening].line
    }
}
