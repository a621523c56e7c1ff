import Basics
import Commerce
import Testing

@testable import Commands

@Suite("vitrine config")
struct ConfigCommandTests {
    private func act(_ words: String...) throws(UsageError) -> ConfigCommand.Act {
        try ConfigCommand.act(try Arguments(words, valued: ["scope"], plain: ["json"]))
    }

    @Test("words are acts")
    func acts() throws {
        #expect(try act() == .show)
        #expect(try act("show") == .show)
        #expect(try act("get", "a/b/c") == .get(path: "a/b/c"))
        #expect(try act("set", "a/b/c", "1", "--scope", "stores/en") == .set(path: "a/b/c", value: "1"))
        #expect(try act("unset", "a/b/c") == .unset(path: "a/b/c"))
        #expect(try act("list") == .list(prefix: ""))
        #expect(try act("list", "tax/") == .list(prefix: "tax/"))
    }

    @Test("other words are a usage error that names the help", arguments: [["get"], ["set", "a/b/c"], ["sell"]])
    func refused(words: [String]) throws {
        let arguments = try Arguments(words, valued: [], plain: [])
        let error = #expect(throws: UsageError.self) { try ConfigCommand.act(arguments) }
        #expect(error?.description.contains("vitrine config --help") == true)
    }

    @Test("a list of all paths needs no database, a doctor does")
    func withoutDatabase() {
        let nothing = Environment(variables: [:])
        #expect(CommandLineTool.run(["config", "list", "--markdown"], nothing) == .ok)
        #expect(CommandLineTool.run(["doctor"], nothing) == .configuration)
        #expect(CommandLineTool.run(["doctor", "--nodes", "none"], nothing) == .usage)
    }

    @Test("the documentation has the table as the command prints it")
    func documentation() throws {
        let root = #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" }
        let text = String(utf8: try Files.read("\(root)/docs/configuration.md", bytesMax: 1 << 20))
        for row in ConfigurationText.table() { #expect(text.contains(row), "docs/configuration.md lacks: \(row)") }
    }
}
