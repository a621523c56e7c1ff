import Basics

/// A flag of one command; every setting is a flag of the commands that read the configuration, besides.
struct CommandFlag {
    let name: String
    /// What stands behind it, as the help names it; nil when nothing does.
    let value: String?
    let meaning: String

    init(_ name: String, _ value: String, _ meaning: String) {
        (self.name, self.value, self.meaning) = (name, value, meaning)
    }

    init(_ name: String, _ meaning: String) { (self.name, value, self.meaning) = (name, nil, meaning) }
}

/// What a command is called, what it takes and how it ends. The command line is read by it; help is written from it.
struct CommandDescription {
    let name: String
    /// One line, for the list of commands.
    let summary: String
    /// What stands behind `vitrine NAME`, one line a way of calling it.
    let usage: [String]
    /// What one must know before using it.
    let about: String
    var flags: [CommandFlag] = []
    /// Whether it reads the configuration: then every setting is a flag.
    var readsSettings = true
    let examples: [String]
    /// How it may end, besides well, with a wrong command line and with a wrong configuration.
    let ends: [ExitStatus]

    /// Flags that take a value.
    var valuedFlags: Set<String> {
        let own = flags.filter { $0.value != nil }.map(\.name)
        return readsSettings ? Set(own + ["config", "port"] + Setting.all.map(\.flag)) : Set(own)
    }

    /// Flags that do not.
    var plainFlags: Set<String> { Set(flags.filter { $0.value == nil }.map(\.name)) }

    /// `vitrine NAME --help`.
    var help: String {
        let shared =
            readsSettings
            ? [("--config FILE", "the configuration; `vitrine help` lists its settings, each a flag too")] : []
        let rows = flags.map { ("--\($0.name)\($0.value.map { " \($0)" } ?? "")", $0.meaning) }
        return """
            vitrine \(name): \(summary)

            Usage:
            \(usage.map { "  vitrine \(name) \($0)" }.joined(separator: "\n"))

            \(about)

            Flags:
            \(Help.columns(rows + shared + [("--help, -h", "this text")]).joined(separator: "\n"))

            Examples:
            \(examples.map { "  \($0)" }.joined(separator: "\n"))

            Exit status:
            \(Help.columns(allEnds.map { ("\($0.rawValue)", $0.meaning) }).joined(separator: "\n"))
            """
    }

    private var allEnds: [ExitStatus] {
        Set(ends + [.ok, .usage] + (readsSettings ? [.configuration] : [])).sorted { $0.rawValue < $1.rawValue }
    }
}

extension Arguments {
    /// Reads the words of a command.
    init(_ words: ArraySlice<String>, _ command: CommandDescription) throws(UsageError) {
        try self.init(words, valued: command.valuedFlags, plain: command.plainFlags)
    }
}

extension UsageError {
    /// The same with the way to the command's help, unless it names a way already.
    func pointing(to command: CommandDescription) -> UsageError {
        guard !description.contains("`vitrine ") else { return self }
        let way = description.hasSuffix("?") ? " See" : "; see"
        return UsageError("\(description)\(way) `vitrine \(command.name) --help`")
    }
}

extension ExitStatus {
    /// What the number tells, for help.
    var meaning: String {
        switch self {
        case .ok: "done"
        case .failure: "it failed, or found something ill; standard error says what to do"
        case .usage: "the command line is wrong"
        case .data: "rows were refused; the rest was taken, unless it was --strict"
        case .noInput: "a file or folder is not there or cannot be read"
        case .noUser: "there is no such administrator"
        case .cannotCreate: "it is there already, and is another"
        case .temporary: "not now: run it again"
        case .ioError: "reading or writing failed on the way"
        case .configuration: "the configuration is wrong, or names no database"
        }
    }
}
