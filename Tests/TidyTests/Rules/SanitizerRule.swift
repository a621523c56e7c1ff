/// What the thread sanitizer cannot follow has a stand-in in Basics, which is used everywhere (docs/testing.md).
struct SanitizerRule: Rule {
    private let standIns = ["Mutex": "Guarded", "SystemRandomNumberGenerator": "SystemRandom"]

    func findings(in file: SourceFile) -> [Finding] {
        guard let swift = file.swift, !file.isIn("Sources/Base/Basics") else { return [] }
        return swift.tokens.compactMap { token in
            standIns[token.text].map {
                file.finding(token.line, "The thread sanitizer cannot follow `\(token.text)`; use `\($0)`.")
            }
        }
    }
}
