/// A request stays on its loop from its first byte to its last. These constructs leave it, silently, so only the loop's
/// own target may use them.
struct ConcurrencyRule: Rule {
    private let leaving = ["Task {", "Task (", "Task . detached", "Task . sleep", "@ MainActor"]

    func findings(in file: SourceFile) -> [Finding] {
        guard let swift = file.swift, file.isIn("Sources"), !file.isIn("Sources/Engine/EventLoop") else { return [] }
        let tokens = swift.tokens
        return tokens.indices.compactMap { index in
            let here = tokens[index...].prefix(3).map(\.text)
            guard let construct = leaving.first(where: { here.starts(with: $0.split(separator: " ").map(String.init)) })
            else { return nil }
            let written = construct.replacing(" ", with: "")
            return file.finding(tokens[index].line, "`\(written)` leaves the loop; it belongs in EventLoop alone.")
        }
    }
}
