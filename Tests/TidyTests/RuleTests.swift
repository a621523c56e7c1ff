import Testing

/// Each rule finds the one breach that is planted for it, where it is, and lets a good example pass.
@Suite struct RuleTests {
    /// Expects findings on exactly these lines.
    private func check(
        _ rule: some Rule, _ path: String, _ text: String, finds lines: [Int],
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let found = rule.findings(in: SourceFile(path, text))
        #expect(found.map(\.line) == lines, "\(found)", sourceLocation: sourceLocation)
    }

    private let layers = LayerRule(
        package: PackageDescription(targets: [
            .init("Sources/Base/Basics", uses: []),
            .init("Sources/Domain/Catalog", uses: ["Basics"]),
            .init("Tests/CatalogTests", uses: ["Catalog"]),
        ]))

    @Test("an import that the target does not declare")
    func undeclaredImport() {
        check(layers, "Sources/Domain/Catalog/Bad.swift", "import Basics\npackage import JSON\n", finds: [2])
        check(layers, "Sources/Domain/Catalog/Good.swift", "package import Basics\nimport Synchronization\n", finds: [])
        check(layers, "Sources/Domain/Catalog/Good.swift", "// import JSON\nlet text = \"import JSON\"\n", finds: [])
        check(layers, "Sources/Domain/Catalog/Bad.swift", "import struct JSON.Value\n", finds: [1])
        check(layers, "Sources/Domain/Catalog/Bad.swift", "import Testing\nimport Dispatch", finds: [2])
        check(layers, "Tests/CatalogTests/Bad.swift", "import Testing\n@testable import Basics\n", finds: [2])
        check(layers, "Tests/CatalogTests/Good.swift", "import Foundation\n@testable import Catalog\n", finds: [])
        check(layers, "Sources/Domain/Other/Bad.swift", "let a = 1\n", finds: [1])
    }

    @Test(
        "a declared dependency that goes upwards or sideways",
        arguments: [
            ("Sources/Base/Basics", "Sources/Engine/HTTP", false),
            ("Sources/Engine/HTTP", "Sources/Base/Basics", true),
            ("Sources/Engine/HTTPServer", "Sources/Engine/HTTP", true),
            ("Sources/Engine/Crypto", "Sources/System/COpenSSL", true),
            ("Sources/Domain/Catalog", "Sources/Engine/MariaDB", false),
            ("Sources/Domain/Catalog", "Sources/Domain/Commerce", true),
            ("Sources/Domain/Commerce", "Sources/Domain/Catalog", false),
            ("Sources/Domain/Sales", "Sources/Domain/Catalog", true),
            ("Sources/Domain/Catalog", "Sources/Domain/Sales", false),
            ("Sources/Storage/Storage", "Sources/Engine/MariaDB", true),
            ("Sources/Storage/Storage", "Sources/Web/REST", false),
            ("Sources/Storage/Storage", "Sources/System/CMariaDB", false),
            ("Sources/Web/REST", "Sources/Web/WebSupport", true),
            ("Sources/Web/REST", "Sources/Storage/Storage", false),
            ("Sources/Work/Importer", "Sources/Domain/Catalog", true),
            ("Sources/Work/Importer", "Sources/Storage/Storage", false),
            ("Sources/Work/Importer", "Sources/Web/REST", false),
            ("Sources/Apps/Commands", "Sources/Work/Importer", true),
            ("Sources/Apps/vitrine", "Sources/Apps/Commands", true),
            ("Sources/Web/REST", "Sources/Apps/Commands", false),
            ("Sources/Extras/Toys", "Sources/Base/Basics", false),
        ])
    func declaredDependency(upper: String, lower: String, isPermitted: Bool) {
        let lower = PackageDescription.Target(lower, uses: [])
        let package = PackageDescription(targets: [lower, .init(upper, uses: [lower.name])])
        #expect(LayerRule(package: package).declarationFindings().count == (isPermitted ? 0 : 1))
    }

    @Test("C above Engine, and Foundation anywhere in Sources")
    func foreignImport() {
        let rule = ForeignImportRule()
        check(rule, "Sources/Web/REST/Bad.swift", "import Basics\nimport Glibc\n", finds: [2])
        check(rule, "Sources/Storage/Storage/Bad.swift", "import CMariaDB\n", finds: [1])
        check(rule, "Sources/Engine/MariaDB/Good.swift", "import CMariaDB\nimport Glibc\n", finds: [])
        check(rule, "Sources/Engine/MariaDB/Bad.swift", "import FoundationEssentials\n", finds: [1])
        check(rule, "Tests/CatalogTests/Good.swift", "import Foundation\nimport Glibc\n", finds: [])
    }

    @Test("SQL outside Storage")
    func sql() {
        let rule = SQLRule()
        check(rule, "Sources/Web/REST/Bad.swift", "let a = \"SELECT 1\"\n", finds: [1])
        check(rule, "Sources/Web/REST/Bad.swift", "let a = b\n    + \"UPDATE \\(c) SET d = 1\"\n", finds: [2])
        check(
            rule, "Sources/Work/LocalStack/Bad.swift", "let a = \"\"\"\n  CHANGE  MASTER\n  TO b\n  \"\"\"\n",
            finds: [1])
        check(rule, "Sources/Domain/Sales/Bad.swift", "let a = #\"EXISTS (SELECT 1)\"#", finds: [1])
        check(rule, "Sources/Storage/Storage/Good.swift", "let a = \"SELECT 1\"\n", finds: [])
        check(rule, "Tests/StorageTests/Good.swift", "let a = \"SELECT 1\"\n", finds: [])
        check(
            rule, "Sources/Web/REST/Good.swift",
            "// SELECT 1\nlet a = \"Select a size from the list, then update the cart\"\n", finds: [])
    }

    @Test("HTML outside the targets whose trade it is")
    func html() {
        let rule = HTMLRule()
        check(rule, "Sources/Web/REST/Bad.swift", "let a = 1\nlet b = \"<div class=c>\"\n", finds: [2])
        check(rule, "Sources/Domain/Sales/Bad.swift", "let a = \"b</p>\"\n", finds: [1])
        check(rule, "Sources/Engine/HTTPServer/Bad.swift", "let a = \"\"\"\n<!DOCTYPE html>\n\"\"\"\n", finds: [1])
        check(rule, "Sources/Web/Storefront/Good.swift", "let a = \"<div>\"\n", finds: [])
        check(rule, "Tests/StorefrontTests/Good.swift", "let a = \"<div>\"\n", finds: [])
        check(
            rule, "Sources/Apps/Commands/Good.swift",
            "// <div>\nlet a = \"import products <file> <path>: a < b, a <b> c\"\n", finds: [])
    }

    @Test("what leaves the loop", arguments: ["Task {", "Task(priority: .low) {", "Task.detached {", "@MainActor {"])
    func concurrency(construct: String) {
        let rule = ConcurrencyRule()
        let text = "func a() {\n    \(construct) }\n}\n"
        check(rule, "Sources/Web/REST/Bad.swift", text, finds: [2])
        check(rule, "Sources/Engine/EventLoop/Good.swift", text, finds: [])
        check(rule, "Tests/RESTTests/Good.swift", text, finds: [])
        check(rule, "Sources/Web/REST/Good.swift", "// \(construct)\nlet a = Task.isCancelled\n", finds: [])
    }

    @Test("a task that sleeps")
    func sleep() {
        check(ConcurrencyRule(), "Sources/Web/REST/Bad.swift", "try await Task.sleep(for: .zero)\n", finds: [1])
    }

    @Test("what the thread sanitizer cannot follow", arguments: ["Mutex(0)", "SystemRandomNumberGenerator()"])
    func sanitizer(value: String) {
        let text = "let a = \(value)\n"
        check(SanitizerRule(), "Sources/Web/REST/Bad.swift", text, finds: [1])
        check(SanitizerRule(), "Tests/RESTTests/Bad.swift", text, finds: [1])
        check(SanitizerRule(), "Sources/Base/Basics/Good.swift", text, finds: [])
        check(SanitizerRule(), "Sources/Web/REST/Good.swift", "// \(value)\nlet a = Guarded(0)\n", finds: [])
    }

    @Test("a file, a function or a line that is too long")
    func size() {
        let rule = SizeRule()
        check(rule, "Sources/Base/Basics/Good.swift", String(repeating: "//\n", count: 500), finds: [])
        check(rule, "Sources/Base/Basics/Bad.swift", String(repeating: "//\n", count: 501), finds: [501])
        check(rule, "Catalog/good.csv", String(repeating: "a\n", count: 501), finds: [])
        let wide = String(repeating: "é", count: 119)
        check(rule, "Public/good.css", "a\n\(wide)a\n", finds: [])
        check(rule, "Public/bad.css", "a\n\(wide)ab\n", finds: [2])
        check(rule, "scripts/bad", "a\n\(wide)ab\n", finds: [2])
    }

    @Test("a function's length is that of its body")
    func functionSize() {
        let rule = SizeRule()
        func body(_ lines: Int) -> String { "{\n" + String(repeating: "a()\n", count: lines - 2) + "}\n" }
        check(rule, "Sources/A/B/Good.swift", "func a() " + body(70), finds: [])
        check(rule, "Sources/A/B/Bad.swift", "func a() " + body(71), finds: [1])
        check(rule, "Sources/A/B/Bad.swift", "init(\n    a: () -> Void = {}\n) " + body(71), finds: [3])
        check(rule, "Sources/A/B/Bad.swift", "func a() " + body(3) + "func b() " + body(71), finds: [4])
        check(rule, "Sources/A/B/Good.swift", "protocol A {\nfunc a()\n}\nenum B " + body(90), finds: [])
        check(rule, "Sources/A/B/Good.swift", "let a = B.init(1)\nstruct C " + body(90), finds: [])
    }

    @Test("a shared declaration without a comment")
    func documentation() {
        let rule = DocumentationRule()
        let path = "Sources/Base/Basics/Bad.swift"
        check(rule, path, "package func a() {}\n", finds: [1])
        check(rule, path, "/// A.\npackage struct A {\n    let b = 1\n\n    package init() {}\n}\n", finds: [5])
        check(rule, path, "// A.\n@inlinable\npublic static func a() {}\n", finds: [3])
        check(rule, path, "/// A.\n@inlinable\npackage final class A {}\n", finds: [])
        check(rule, path, "/// A.\n\npackage enum A {}\n", finds: [3])
        check(rule, path, "package import A\npackage extension A {\n}\n", finds: [])
        check(rule, path, "package(set) var a = 1\nprivate func package() {}\n", finds: [])
        check(rule, path, "package nonisolated(unsafe) var a = 1\n", finds: [1])
        check(rule, path, "@available(*, deprecated) package subscript(a: Int) -> Int { a }\n", finds: [1])
        check(rule, "Tests/BasicsTests/Good.swift", "package func a() {}\n", finds: [])
    }

    @Test("one-line properties share a comment, the type's too")
    func documentationOfRuns() {
        let rule = DocumentationRule()
        let path = "Sources/Base/Basics/Bad.swift"
        let run = "    package var b: Int\n    package private(set) var c = 1\n"
        check(rule, path, "/// A.\npackage struct A {\n\(run)}\n", finds: [])
        check(rule, path, "struct A {\n\(run)}\n", finds: [2, 3])
        check(rule, path, "/// A.\npackage struct A {\n\n\(run)}\n", finds: [4, 5])
        check(rule, path, "/// A.\npackage struct A {\n    let d = 1\n    /// B.\n\(run)}\n", finds: [])
        check(rule, path, "/// A.\npackage var a: Int {\n    1\n}\npackage let b = 1\n", finds: [5])
        check(rule, path, "/// A.\npackage var a = 1\npackage func b() {}\n", finds: [3])
    }

    @Test("a type that is named for being of use")
    func typeNames() {
        let rule = WordRule()
        check(rule, "Sources/A/B/Bad.swift", "/// A.\npackage final class CartManager {}\n", finds: [2])
        check(rule, "Tests/A/Bad.swift", "enum StringUtils {}\n", finds: [1])
        check(rule, "Sources/A/B/Good.swift", "struct Management {}\nlet a = CartManager()\n", finds: [])
    }

    @Test("a promise without a reference", arguments: ["TODO", "FIXME", "XXX"])
    func promises(word: String) {
        let rule = WordRule()
        check(rule, "Sources/A/B/Bad.swift", "let a = 1  // \(word): more\n", finds: [1])
        check(rule, "Sources/A/B/Bad.swift", "/* a\n \(word) */\n", finds: [2])
        check(rule, "Migrations/0001_bad.sql", "-- a\n-- \(word)\n", finds: [2])
        check(rule, "Sources/A/B/Good.swift", "// \(word) (#12)\nlet a = \"\(word)\"\n", finds: [])
        check(rule, "Sources/A/B/Good.swift", "// \(word): see docs/decisions/0001-a.md\n", finds: [])
        check(rule, "docs/good.md", "No `\(word)`.\n", finds: [])
    }

    @Test("a folder of one machine", arguments: ["work", "root", "farm"])
    func machinePaths(folder: String) {
        check(MachinePathRule(), "docs/bad.md", "a\nsee /\(folder)/notes\n", finds: [2])
        check(MachinePathRule(), "docs/good.md", "\(folder)s/of/art and Sources/Work/Importer\n", finds: [])
    }

    @Test("a link that leads nowhere")
    func links() {
        let rule = LinkRule(paths: ["README.md", "docs/STYLE.md", "docs/decisions/0001-a.md"])
        check(rule, "README.md", "a\n[b](docs/STILE.md)\n", finds: [2])
        check(rule, "docs/STYLE.md", "[b](../README.md#c) and [d](decisions/0001-a.md)", finds: [])
        check(rule, "docs/STYLE.md", "[b](docs/STYLE.md)", finds: [1])
        check(rule, "docs/STYLE.md", "[b](/docs/decisions/) [c](#d) [e](https://example.org/f)", finds: [])
        check(rule, "docs/STYLE.md", "[b](../../outside.md)\n[c]: nowhere.md\n", finds: [1, 2])
        check(rule, "README.md", "`[b](c)`\n```\n[d](e)\n```\n", finds: [])
    }

    @Test("an unformatted file")
    func format() throws {
        let folder = ".build-format"
        let repository = Repository.own
        let good = "let a = 1\n"
        for (text, count) in [(good, 0), (good + "let b  = 2\n", 1)] {
            try repository.write(text, to: folder + "/Planted.swift")
            let found = try FormatRule.findings(in: [folder], of: repository)
            #expect(found.map(\.line) == Array(repeating: 2, count: count), "\(found)")
            #expect(found.allSatisfy { $0.path == folder + "/Planted.swift" })
        }
    }

    @Test("a finding is a line that an editor can jump to")
    func description() {
        let finding = FormatRule.finding(in: "/a/b/C.swift:3:5: error: [Spacing] remove 1 space", root: "/a")
        #expect(finding?.description == "b/C.swift:3: swift format: [Spacing] remove 1 space")
    }
}
