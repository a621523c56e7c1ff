/// A file of the repository: its path from the root, and its text.
struct SourceFile {
    let path: String
    let text: String
    /// The text taken apart, for Swift files.
    let swift: SourceText?

    init(_ path: String, _ text: String) {
        (self.path, self.text) = (path, text)
        swift = path.hasSuffix(".swift") ? SourceText(text) : nil
    }

    /// Whether the file lies in one of these folders, which are named from the root without a slash at the end.
    func isIn(_ folders: String...) -> Bool {
        folders.contains { path.hasPrefix($0 + "/") }
    }
}

/// A breach of a rule, as one line that an editor can jump to.
struct Finding: Hashable, Comparable, CustomStringConvertible {
    let path: String
    let line: Int
    let sentence: String

    var description: String { "\(path):\(line): \(sentence)" }

    static func < (left: Finding, right: Finding) -> Bool {
        (left.path, left.line, left.sentence) < (right.path, right.line, right.sentence)
    }
}

/// What a file must keep to. A rule is a pure function of the file, so that a planted bad one tests it.
protocol Rule {
    func findings(in file: SourceFile) -> [Finding]
}

extension SourceFile {
    func finding(_ line: Int, _ sentence: String) -> Finding { Finding(path: path, line: line, sentence: sentence) }
}
