/// C is spoken at the bottom only, where its pointers can be looked after, and Foundation nowhere in Sources: it would
/// make the server several times its size and its hot paths slow.
struct ForeignImportRule: Rule {
    private let cModules: Set = ["CLinux", "CMariaDB", "CHiredis", "COpenSSL", "Glibc"]

    func findings(in file: SourceFile) -> [Finding] {
        guard let swift = file.swift, file.isIn("Sources") else { return [] }
        let mayUseC = file.isIn("Sources/System", "Sources/Base", "Sources/Engine")
        return swift.imports.compactMap { module in
            if module.text.hasPrefix("Foundation") {
                return file.finding(module.line, "\(module.text) has no place in Sources.")
            }
            return cModules.contains(module.text) && !mayUseC
                ? file.finding(module.line, "C's \(module.text) is imported in System, Base and Engine only.") : nil
        }
    }
}
