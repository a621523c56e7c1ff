import Basics
import EventLoop

/// Data folders.
extension PrivateStack {
    /// Makes the data folders that are missing, each under another name first: one that has its name is complete.
    func installDatabases() async throws(StackError) {
        var installations: [(StackServer, ChildProcess)] = []
        try StackError.file { () throws(FileError) in
            try Files.makeFolders(folder.dataFolder(.redis), mode: 0o700)
            for server in [StackServer.writer, .reader] { try clearRemains(of: server) }
        }
        for server in [StackServer.writer, .reader] where !Files.exists(folder.dataFolder(server)) {
            log.notice("\(server.rawValue): making \(folder.shown(folder.dataFolder(server)))")
            installations.append((server, try install(server)))
        }
        for (server, installation) in installations { try await finish(server, installation) }
    }

    private func clearRemains(of server: StackServer) throws(FileError) {
        for name in try Files.names(in: folder.serverFolder(server)) {
            let path = "\(folder.serverFolder(server))/\(name)"
            // One that a dying installation still writes to goes with the next start.
            if path.hasPrefix(folder.unfinishedPrefix(server)) { try? Files.removeTree(path, inside: folder.path) }
        }
        try Files.removeTree(folder.temporaryFolder(server), inside: folder.path)
        try Files.makeFolders(folder.temporaryFolder(server), mode: 0o700)
        try Files.remove(folder.installationLog(server))
    }

    private func install(_ server: StackServer) throws(StackError) -> ChildProcess {
        var arguments = [
            "--no-defaults", "--datadir=\(folder.unfinishedDataFolder(server))", "--skip-test-db",
            "--skip-name-resolve", "--auth-root-authentication-method=socket",
            "--auth-root-socket-user=\(account.name)",
            "--innodb-log-file-size=\(MariaDBConfiguration.logFileSize)",
        ]
        // In its long form the script would take the option for itself and give files of the system another owner.
        if account.isRoot { arguments += ["-u", "root"] }
        // A MariaDB that starts removes what it takes for leftovers in its temporary folder, also another's tables.
        var environment = environment
        environment["TMPDIR"] = folder.temporaryFolder(server)
        let command = ChildProcess.Command(
            programs.installer, arguments, environment: environment, workingDirectory: folder.path,
            outputPath: folder.installationLog(server))
        return try StackError.system { () throws(SystemError) in try ChildProcess.start(command) }
    }

    private func finish(
        _ server: StackServer, _ installation: ChildProcess
    ) async throws(StackError) {
        let code = await installation.waitForEnd(on: loop, within: .seconds(PrivateStack.startTimeoutSeconds))
        guard code == 0 else {
            await installation.end(grace: .seconds(1), on: loop)
            let logFile = folder.installationLog(server)
            throw .installationFailed(server, logFile: logFile, lastLines: lastLines(of: logFile))
        }
        try StackError.file { () throws(FileError) in
            try Files.move(folder.unfinishedDataFolder(server), to: folder.dataFolder(server))
        }
    }
}
