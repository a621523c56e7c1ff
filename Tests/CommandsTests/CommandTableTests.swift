import Basics
import Testing

@testable import Commands

/// Dispatch, help and these tests go by the same table.
@Suite("The commands")
struct CommandTableTests {
    private static let nothing = Environment(variables: [:])
    private static let names = CommandTable.all.map(\.description.name)

    private func run(_ words: String...) -> Basics.ExitStatus {
        CommandLineTool.run(words, CommandTableTests.nothing)
    }

    @Test("names differ, and the help of all commands has each with its summary")
    func list() {
        #expect(Set(CommandTableTests.names).count == CommandTable.all.count)
        for command in CommandTable.all {
            let description = command.description
            #expect(Help.text.contains("vitrine \(description.name) "))
            #expect(Help.text.contains(description.summary))
            #expect(!description.summary.contains("\n"))
        }
    }

    @Test("each prints its own help, asked for in any way, without a database", arguments: names)
    func help(name: String) {
        #expect(run(name, "--help") == .ok)
        #expect(run(name, "-h") == .ok)
        #expect(run("help", name) == .ok)
        #expect(run(name, "whatever", "--port", "0", "--help") == .ok)
    }

    @Test(
        "help has usage, every flag, examples and the exit statuses; no line is wider than a terminal", arguments: names
    )
    func sections(name: String) throws {
        let description = try CommandTable.named(name).description
        let help = description.help
        for part in ["Usage:\n  vitrine \(name) ", "Examples:\n  vitrine \(name)", "Exit status:\n  0 ", "--help, -h"] {
            #expect(help.contains(part), "\(part)")
        }
        for flag in description.flags { #expect(help.contains("  --\(flag.name)")) }
        #expect(Set(description.flags.map(\.name)).count == description.flags.count)
        #expect(help.contains("78") == description.readsSettings)
        for line in help.split(separator: "\n") { #expect(line.count <= 120, "\(line)") }
    }

    @Test("the examples are command lines that are understood", arguments: names)
    func examples(name: String) throws {
        let description = try CommandTable.named(name).description
        #expect(!description.examples.isEmpty)
        for example in description.examples {
            let words = example.split(separator: " ").map(String.init)
            #expect(Array(words.prefix(2)) == ["vitrine", name])
            _ = try Arguments(words.dropFirst(2), description)
        }
    }

    @Test("every flag that a usage line names is one", arguments: names)
    func usage(name: String) throws {
        let description = try CommandTable.named(name).description
        let known = description.valuedFlags.union(description.plainFlags)
        for word in description.usage.joined(separator: " ").split(whereSeparator: { " []".contains($0) })
        where word.hasPrefix("--") {
            #expect(known.contains(String(word.dropFirst(2))), "\(word)")
        }
    }

    @Test(
        "a word that is nearly right gets the right one, and any other the way to the help",
        arguments: [
            (["imprt"], "did you mean `vitrine import`?"), (["sell"], "see `vitrine help`"),
            (["serve", "--prot", "80"], "did you mean --port? See `vitrine serve --help`"),
            (["import", "product", "a.csv"], "did you mean products?"), (["export"], "see `vitrine export --help`"),
            (["routes", "all"], "see `vitrine routes --help`"), (["admin", "make"], "see `vitrine admin --help`"),
            (["catalog", "--out"], "--out needs a value; see `vitrine catalog --help`"),
        ] as [([String], String)])
    func near(words: [String], sentence: String) {
        let error = #expect(throws: UsageError.self) {
            try CommandLineTool.dispatch(words, CommandTableTests.nothing)
        }
        #expect(error?.description.contains(sentence) == true, "\(error?.description ?? "")")
        #expect(CommandLineTool.run(words, CommandTableTests.nothing) == .usage)
    }

    @Test("the release and the help are printed; no word at all is a wrong command line")
    func others() {
        #expect(run("--version") == .ok)
        #expect(run("help") == .ok)
        #expect(run("--help") == .ok)
        #expect(run("help", "sell") == .usage)
        #expect(run() == .usage)
        #expect(Release.version.split(separator: ".").compactMap { Int($0) }.count == 3)
    }
}
