/// A link in a Markdown file to a file of the repository leads somewhere.
struct LinkRule: Rule {
    /// Files and folders, by path from the root.
    let existing: Set<String>

    init(paths: [String]) {
        existing = paths.reduce(into: []) { known, path in
            let parts = path.split(separator: "/")
            for count in 1...max(1, parts.count) { known.insert(parts.prefix(count).joined(separator: "/")) }
        }
    }

    func findings(in file: SourceFile) -> [Finding] {
        guard file.path.hasSuffix(".md") else { return [] }
        var (found, fenced): ([Finding], Bool) = ([], false)
        for (index, line) in file.text.lines.enumerated() {
            if line.drop(while: \.isWhitespace).hasPrefix("```") { fenced.toggle() }
            if fenced { continue }
            for target in targets(in: line) where !leadsSomewhere(target, from: file.path) {
                found.append(file.finding(index + 1, "The link to `\(target)` leads nowhere."))
            }
        }
        return found
    }

    /// What `[text](target)` and `[name]: target` point to; what stands between backquotes is no link.
    private func targets(in line: String) -> [String] {
        let prose = line.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .map { $0 % 2 == 0 ? String($1) : "code" }.joined()
        var targets = prose.split(separator: "](").dropFirst().compactMap { $0.split(separator: ")").first }
        if prose.hasPrefix("["), let colon = prose.firstRange(of: "]: ") { targets.append(prose[colon.upperBound...]) }
        return targets.compactMap { $0.split(separator: " ").first.map(String.init) }
    }

    private func leadsSomewhere(_ target: String, from path: String) -> Bool {
        let file = target.prefix { $0 != "#" && $0 != "?" }
        if file.isEmpty || file.contains(":") { return true }
        var parts = file.hasPrefix("/") ? [] : path.split(separator: "/").dropLast()
        for part in file.split(separator: "/") where part != "." {
            if part != ".." {
                parts.append(part)
            } else if parts.popLast() == nil {
                return false
            }
        }
        return parts.isEmpty || existing.contains(parts.joined(separator: "/"))
    }
}
