import Basics

/// A command: `CommandTable` has all of them.
protocol Command: SendableMetatype {
    /// What it is called, what it takes and how it ends; its flags are read by this.
    static var description: CommandDescription { get }

    init(_ words: ArraySlice<String>, _ environment: Environment) throws

    func run() throws -> ExitStatus
}

/// What all commands have: the words of the command line and the settings of file, environment and flags.
struct CommandContext {
    let arguments: Arguments
    let environment: Environment
    let values: SettingValues

    /// Reads a command's words. `--config FILE` names the configuration file; `--port` is short for `--listen-port`.
    init(_ words: ArraySlice<String>, _ environment: Environment, _ command: CommandDescription) throws {
        arguments = try Arguments(words, command)
        self.environment = environment
        var values = SettingValues()
        if let file = arguments["config"] ?? environment["VITRINE_CONFIG"] { try values.take(file: file) }
        values.take(environment)
        for setting in Setting.all {
            if let value = arguments[setting.flag] { values.set(setting.key, value, from: .flag(setting.flag)) }
        }
        if let port = arguments["port"] { values.set("listen_port", port, from: .flag("port")) }
        self.values = values
    }

    /// Refuses words that the command does not know.
    func expectNoWords() throws {
        if let word = arguments.words.first { throw UsageError("'\(word)' is not expected here") }
    }
}
