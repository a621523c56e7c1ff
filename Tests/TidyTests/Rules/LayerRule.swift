/// Imports go downwards. The compiler does not keep this: once a module has been built, anybody can import it. So each
/// file's imports are held against what its target declares, and what targets declare against the arrows.
struct LayerRule: Rule {
    let package: PackageDescription

    /// For each layer, the layers that it may use (docs/ARCHITECTURE.md draws the arrows).
    private static let below: [String: Set<String>] = [
        "System": [],
        "Base": ["System", "Base"],
        "Engine": ["System", "Base", "Engine"],
        "Domain": ["Base", "Domain"],
        "Storage": ["Base", "Engine", "Domain"],
        "Web": ["Base", "Engine", "Domain", "Web"],
        "Work": ["Base", "Engine", "Domain"],
        "Apps": ["Base", "Engine", "Domain", "Storage", "Web", "Work", "Apps"],
    ]

    /// Domain's targets from the bottom up: each may use those before it.
    private static let domain = ["Commerce", "Catalog", "Sales"]

    private static let swiftsOwn: Set = ["Swift", "Synchronization", "Glibc", "_Concurrency"]
    private static let testsOwn: Set = ["Foundation", "Testing"]

    /// Imports of modules that the file's target does not declare. Foundation in Sources is another rule's matter.
    func findings(in file: SourceFile) -> [Finding] {
        guard let swift = file.swift, file.isIn("Sources", "Tests") else { return [] }
        guard let target = package.targets.first(where: { file.isIn($0.path) }) else {
            return [file.finding(1, "The file is in the folder of no target that Package.swift declares.")]
        }
        let known = LayerRule.swiftsOwn.union(LayerRule.testsOwn).union(target.dependencies)
        return swift.imports.filter { !known.contains($0.text) && !$0.text.hasPrefix("Foundation") }.map {
            file.finding($0.line, "\(target.name) imports \($0.text), which Package.swift does not declare for it.")
        }
    }

    /// Declared dependencies that go upwards or sideways.
    func declarationFindings() -> [Finding] {
        package.targets.flatMap { target -> [Finding] in
            guard let layer = target.layer else { return [] }
            guard let permitted = LayerRule.below[layer] else {
                return [finding("\(target.name) is in \(layer), which is no layer.")]
            }
            return target.dependencies.compactMap { name in
                guard let other = package.targets.first(where: { $0.name == name }), let lower = other.layer else {
                    return finding("\(target.name) depends on \(name), which is not one of Sources' targets.")
                }
                if !permitted.contains(lower) {
                    return finding(
                        "\(target.name) (\(layer)) depends on \(name) (\(lower)): \(layer) may not use \(lower).")
                }
                return layer == "Domain" && lower == "Domain" && !isBelow(name, target.name)
                    ? finding(
                        "\(target.name) depends on \(name): Domain's order is Sales, Catalog, Commerce downwards.")
                    : nil
            }
        }
    }

    private func isBelow(_ lower: String, _ upper: String) -> Bool {
        guard let low = LayerRule.domain.firstIndex(of: lower), let up = LayerRule.domain.firstIndex(of: upper) else {
            return false
        }
        return low < up
    }

    private func finding(_ sentence: String) -> Finding { Finding(path: "Package.swift", line: 1, sentence: sentence) }
}

extension SourceText {
    /// The modules that the file imports, with their lines.
    var imports: [Piece] {
        zip(tokens, tokens.indices).compactMap { token, index in
            guard token.text == "import" else { return nil }
            let names = tokens[(index + 1)...].prefix { $0.line == token.line }.map(\.text)
            let kinds: Set = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
            return names.first { !kinds.contains($0) }.map { Piece(line: token.line, text: $0) }
        }
    }
}
