/// A path of somebody's machine means nothing on another.
struct MachinePathRule: Rule {
    /// In two pieces each, or this file would be the first to break the rule.
    private let folders = ["work", "root", "farm"].map { "/" + $0 + "/" }

    func findings(in file: SourceFile) -> [Finding] {
        file.text.lines.enumerated().compactMap { index, line in
            guard let folder = folders.first(where: line.contains) else { return nil }
            return file.finding(index + 1, "`\(folder)` is a folder of one machine.")
        }
    }
}
