import Basics
import Commerce
import EventLoop
import JSON
import Storage

/// `vitrine admin create|list|password|rotate-keys`: who may run the shop by the API.
struct AdminCommand: Command {
    private enum Action: String {
        case create
        case list
        case password
        case rotateKeys = "rotate-keys"
    }

    private let action: Action
    private let arguments: Arguments
    private let configuration: NodeConfiguration

    private static let usernameLettersMax = 40
    private static let nameLettersMax = 32
    private static let emailLettersMax = 128
    private static let passwordLettersMin = 7

    init(_ words: ArraySlice<String>, _ environment: Environment) throws {
        let context = try CommandContext(words, environment, AdminCommand.description)
        arguments = context.arguments
        guard arguments.words.count == 1, let action = Action(rawValue: arguments.words[0]) else {
            throw UsageError("admin needs one of create, list, password and rotate-keys")
        }
        self.action = action
        configuration = try NodeConfiguration(context.values)
    }

    func run() throws -> ExitStatus {
        switch action {
        case .create: return try create()
        case .list:
            let writesJSON = arguments.has("json")
            return try withAccounts { accounts, _ in try await AdminCommand.list(accounts, writesJSON: writesJSON) }
        case .password: return try setPassword()
        case .rotateKeys:
            return try withAccounts { _, writer in
                try await SigningKeys.rotate(writer)
                writeLine("Tokens are signed with a new key; those of the last one stay good until they expire.", to: 1)
                return .ok
            }
        }
    }

    /// Run again with the same words it finds its work done.
    private func create() throws -> ExitStatus {
        let username = try word("username", lettersMax: AdminCommand.usernameLettersMax)
        let firstName = try word("firstname", lettersMax: AdminCommand.nameLettersMax)
        let lastName = try word("lastname", lettersMax: AdminCommand.nameLettersMax)
        let email = try word("email", lettersMax: AdminCommand.emailLettersMax)
        guard email.split(separator: "@", omittingEmptySubsequences: false).count == 2, !email.hasPrefix("@") else {
            throw UsageError("--email: '\(email)' is no address such as camille@shop.example")
        }
        let password = try password()
        return try withAccounts { accounts, _ in
            let made = try await accounts.create(
                username: username, password: password, firstName: firstName, lastName: lastName, email: email)
            if let made {
                writeLine("Administrator \(username) was made, with the number \(made).", to: 1)
                return .ok
            }
            let there = try await accounts.all().first { $0.username.lowercased() == username.lowercased() }
            if let there, there.email == email, there.firstName == firstName, there.lastName == lastName,
                try await accounts.isPassword(password, of: there.id)
            {
                writeLine("Administrator \(username) is there already.", to: 1)
                return .ok
            }
            let taken = there == nil ? "the address \(email) is another administrator's" : "\(username) is taken"
            throw CommandFailure(
                status: .cannotCreate,
                message:
                    "\(taken); `vitrine admin list` shows who there is, `vitrine admin password` sets a new password")
        }
    }

    private static func list(_ accounts: AdminAccounts, writesJSON: Bool) async throws -> ExitStatus {
        guard !writesJSON else {
            writeLine(json(try await accounts.all()), to: 1)
            return .ok
        }
        for user in try await accounts.all() {
            let state = user.isActive ? "" : "  (not active)"
            writeLine("\(user.id)  \(user.username)  \(user.firstName) \(user.lastName)  \(user.email)\(state)", to: 1)
        }
        return .ok
    }

    private static func json(_ users: [Administrator]) -> String {
        var json = JSONWriter(escaping: .plain)
        json.array { json in
            for user in users {
                json.object { json in
                    json.member("id", user.id.rawValue)
                    json.member("username", user.username)
                    json.member("firstname", user.firstName)
                    json.member("lastname", user.lastName)
                    json.member("email", user.email)
                    json.member("is_active", user.isActive)
                }
            }
        }
        return String(utf8: json.takeBytes())
    }

    private func setPassword() throws -> ExitStatus {
        let username = try word("username", lettersMax: AdminCommand.usernameLettersMax)
        let password = try password()
        return try withAccounts { accounts, _ in
            let there = try await accounts.all().first { $0.username.lowercased() == username.lowercased() }
            guard let there else {
                throw CommandFailure(
                    status: .noUser, message: "there is no administrator \(username); see `vitrine admin list`")
            }
            try await accounts.setPassword(password, of: there)
            writeLine("Administrator \(there.username) has a new password.", to: 1)
            return .ok
        }
    }
}

/// What the actions share.
extension AdminCommand {
    private func word(_ flag: String, lettersMax: Int) throws(UsageError) -> String {
        guard let text = arguments[flag], !text.allSatisfy(\.isWhitespace) else {
            throw UsageError("--\(flag) is needed")
        }
        guard text.count <= lettersMax else { throw UsageError("--\(flag) has at most \(lettersMax) letters") }
        return text
    }

    /// The flag's, or a line of standard input; Magento's rule for administrators.
    private func password() throws(UsageError) -> String {
        guard let password = arguments["password"] ?? SecretLine.read(prompt: "Password: ") else {
            throw UsageError("--password is needed, or a line on standard input")
        }
        guard password.count >= AdminCommand.passwordLettersMin, password.contains(where: \.isLetter),
            password.contains(where: \.isNumber), password.utf8.count <= PasswordHasher.passwordBytesMax
        else {
            throw UsageError(
                "a password has at least \(AdminCommand.passwordLettersMin) signs, a letter and a digit among them"
            )
        }
        return password
    }

    private func withAccounts(
        _ body: @escaping (AdminAccounts, Writer) async throws -> ExitStatus
    ) throws -> ExitStatus {
        try EventLoop.runToEnd { loop in
            let pool = try BlockingPool(named: "passwords", threadCount: 1, queueDepthMax: 1)
            defer { pool.close() }
            return try await CommandDatabases.use(configuration, on: loop) { databases in
                try await body(AdminAccounts(databases, PasswordHasher(pool)), databases.writer)
            }
        }
    }
}
