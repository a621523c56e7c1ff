/// `swift format` decides how code looks, and nobody discusses it (`make format` obeys).
enum FormatRule {
    /// What `swift format lint` finds in these files and folders, under the configuration in the root.
    static func findings(in paths: [String], of repository: Repository) throws -> [Finding] {
        let lint = ["swift", "format", "lint", "--strict", "--recursive", "--parallel"]
        let outcome = try repository.run(lint + paths)
        let findings = outcome.errors.lines.compactMap { finding(in: $0, root: repository.path) }
        if outcome.status != 0, findings.isEmpty {
            return [Finding(path: ".swift-format", line: 1, sentence: "swift format failed: \(outcome.errors)")]
        }
        return findings
    }

    /// Reads `path:line:column: error: [Rule] sentence`.
    static func finding(in line: String, root: String) -> Finding? {
        let parts = line.split(separator: ":", maxSplits: 4, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 5, let number = Int(parts[1]), [" error", " warning"].contains(parts[3]) else {
            return nil
        }
        let path = parts[0].hasPrefix(root + "/") ? String(parts[0].dropFirst(root.count + 1)) : parts[0]
        return Finding(path: path, line: number, sentence: "swift format:\(parts[4])")
    }
}
