/// A type is named for what it is, not for being of use to something; and a promise in a comment says where it is kept.
struct WordRule: Rule {
    private let typeKeywords: Set = ["struct", "class", "enum", "actor", "protocol", "typealias"]
    private let typeEndings = ["Manager", "Helper", "Helpers", "Util", "Utils", "Utilities"]
    private let promises: Set = ["TODO", "FIXME", "XXX"]

    func findings(in file: SourceFile) -> [Finding] {
        guard let swift = file.swift else { return promises(in: file.isScript ? file.text.lines : [], of: file) }
        let types = zip(swift.tokens, swift.tokens.dropFirst()).filter { keyword, name in
            typeKeywords.contains(keyword.text) && typeEndings.contains(where: name.text.hasSuffix)
        }
        return types.map {
            file.finding($1.line, "`\($1.text)` does not say what it is: name it by a word of the field.")
        }
            + swift.comments.flatMap { promises(in: $0.text.lines, from: $0.line, of: file) }
    }

    private func promises(in lines: [String], from first: Int = 1, of file: SourceFile) -> [Finding] {
        lines.indices.compactMap { index in
            let words = lines[index].split { !($0.isLetter || $0.isNumber) }.map(String.init)
            guard let word = words.first(where: promises.contains), !hasReference(lines[index]) else { return nil }
            return file.finding(first + index, "`\(word)` names no issue, `(#12)`, and no `docs/decisions/` page.")
        }
    }

    private func hasReference(_ line: String) -> Bool {
        line.contains("docs/decisions/")
            || line.split(separator: "(#").dropFirst().contains { $0.first?.isNumber == true && $0.contains(")") }
    }
}

extension SourceFile {
    /// Whether this is code in another language than Swift.
    fileprivate var isScript: Bool {
        isIn("scripts") || path == "Makefile"
            || [".py", ".sh", ".js", ".css", ".sql", ".c", ".h", ".yml"].contains(where: path.hasSuffix)
    }
}
