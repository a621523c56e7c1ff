import Basics

/// One command of the table.
struct CommandEntry: Sendable {
    let description: CommandDescription
    /// Reads the words behind the name and does what they say.
    let run: @Sendable (ArraySlice<String>, Environment) throws -> ExitStatus

    init<Kind: Command>(_ kind: Kind.Type) {
        description = Kind.description
        run = { words, environment in try Kind(words, environment).run() }
    }
}

/// Every command, in the order in which help lists them.
enum CommandTable {
    static let all = [
        CommandEntry(UpCommand.self), CommandEntry(ServeCommand.self), CommandEntry(MigrateCommand.self),
        CommandEntry(ImportCommand.self), CommandEntry(ExportCommand.self), CommandEntry(CatalogCommand.self),
        CommandEntry(ReindexCommand.self), CommandEntry(CacheCommand.self), CommandEntry(ConfigCommand.self),
        CommandEntry(DoctorCommand.self), CommandEntry(RoutesCommand.self), CommandEntry(AdminCommand.self),
        CommandEntry(DeployCommand.self),
    ]

    /// The command of a name.
    static func named(_ name: String) throws(UsageError) -> CommandEntry {
        if let command = all.first(where: { $0.description.name == name }) { return command }
        let near = name.nearest(among: all.map(\.description.name)).map { "; did you mean `vitrine \($0)`?" }
        throw UsageError("there is no command '\(name)'\(near ?? "; see `vitrine help`")")
    }
}
