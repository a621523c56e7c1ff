import Testing

/// The house rules (docs/STYLE.md) that a tool can check, held against the whole tree. Each rule is in a file of its
/// own under `Rules`; RuleTests plants a breach of each.
@Suite struct TidyTests {
    @Test("the tree keeps every house rule")
    func treeIsTidy() throws {
        let repository = Repository.own
        let package = try PackageDescription(of: repository)
        let layers = LayerRule(package: package)
        let rules: [any Rule] = [
            layers, ForeignImportRule(), SQLRule(), HTMLRule(), ConcurrencyRule(), SanitizerRule(), SizeRule(),
            DocumentationRule(), WordRule(), MachinePathRule(), LinkRule(paths: try repository.paths()),
        ]
        let files = try repository.textFiles()
        var findings = try FormatRule.findings(in: ["Sources", "Tests", "Package.swift"], of: repository)
        findings += layers.declarationFindings()
        for rule in rules { findings += files.flatMap(rule.findings(in:)) }
        if !findings.isEmpty { Issue.record(list(findings)) }
    }

    private func list(_ findings: [Finding]) -> Comment {
        "\(findings.count) findings:\n\(findings.sorted().map(\.description).joined(separator: "\n"))"
    }
}
