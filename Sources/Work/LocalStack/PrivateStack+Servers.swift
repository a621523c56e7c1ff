import Basics
import EventLoop

/// Servers.
extension PrivateStack {
    /// Starts all three at once, then waits for each and sets it up.
    func bringUp() async throws(StackError) {
        for server in StackServer.allCases { try launch(server) }
        try writeRecord()
        for server in StackServer.allCases { try await makeReady(server) }
        try writeRecord()
    }

    /// Starts one of the servers again, after it was ended or killed, with its data and on its old socket; a database
    /// may get another port.
    public func restart(_ server: StackServer) async throws(StackError) {
        await children[server]?.end(grace: PrivateStack.grace, on: loop)
        try launch(server)
        try await makeReady(server)
        // The reader learns the writer's new port.
        if server == .writer { try await setUp(.reader) }
        try writeRecord()
    }

    private func launch(_ server: StackServer) throws(StackError) {
        let text: String
        if server == .redis {
            text = RedisConfiguration(folder: folder).text
        } else {
            let port = try StackError.system { () throws(SystemError) in try LoopbackPort.free() }
            ports[server] = port
            text = MariaDBConfiguration(server: server, folder: folder, port: port, runsAsRoot: account.isRoot).text
        }
        let file = folder.serverConfigurationFile(server)
        try StackError.file { () throws(FileError) in
            try Files.write(Array(text.utf8), to: file, mode: 0o600)
            try Files.remove(folder.socket(server))
            // The log tells of this run alone.
            try Files.write([], to: folder.logFile(server), mode: 0o600)
        }
        let command = ChildProcess.Command(
            server == .redis ? programs.redis : programs.mariadbd,
            [server == .redis ? file : "--defaults-file=\(file)"],
            environment: environment, workingDirectory: folder.dataFolder(server),
            outputPath: folder.logFile(server))
        children[server] = try StackError.system { () throws(SystemError) in try ChildProcess.start(command) }
    }

    /// Waits until the server answers and sets it up. A port that somebody took in between is exchanged for another.
    private func makeReady(_ server: StackServer) async throws(StackError) {
        var attemptsLeft = 3
        while await !comesToAnswer(server) {
            let logFile = folder.logFile(server)
            let lines = lastLines(of: logFile)
            attemptsLeft -= 1
            guard attemptsLeft > 0, children[server]?.hasEnded() != nil, lines.contains("TCP/IP port") else {
                throw .serverFailed(server, logFile: logFile, lastLines: lines)
            }
            try launch(server)
        }
        try await setUp(server)
        let pid = children[server].map { "\($0.pid)" } ?? "?"
        log.notice("\(server.rawValue): \(server.program) on \(folder.shown(folder.socket(server))) (pid \(pid))")
    }

    private func comesToAnswer(_ server: StackServer) async -> Bool {
        var answers = false
        await loop.poll(within: .seconds(PrivateStack.startTimeoutSeconds)) {
            if children[server]?.hasEnded() != nil { return true }
            answers =
                server == .redis
                ? await provisioner.redisAnswers(socket: folder.socket(.redis))
                : await provisioner.databaseAnswers(database(server))
            return answers
        }
        return answers
    }

    private func setUp(_ server: StackServer) async throws(StackError) {
        do {
            switch server {
            case .writer:
                try await provisioner.prepareWriter(
                    WriterSetUp(
                        server: database(.writer), database: databaseName, application: application,
                        replication: replication))
            case .reader:
                try await provisioner.prepareReader(
                    ReaderSetUp(
                        server: database(.reader), writerPort: database(.writer).port, replication: replication))
            case .redis: break
            }
        } catch {
            throw .provisioningFailed(server, error)
        }
    }

    private func writeRecord() throws(StackError) {
        guard let owner = ProcessIdentity.of(.current) else { return }
        let servers = StackServer.allCases.compactMap { server -> StackRecord.Server? in
            guard let process = children[server]?.identity else { return nil }
            return StackRecord.Server(
                server: server, process: process, socket: folder.socket(server), port: ports[server],
                dataFolder: folder.dataFolder(server))
        }
        let record = StackRecord(owner: owner, servers: servers)
        try StackError.file { () throws(FileError) in try Files.write(record.bytes, to: folder.recordFile) }
    }

    /// The end of a log, for the one who has to find out.
    func lastLines(of logFile: String) -> String {
        let bytes = (try? Files.read(logFile, bytesMax: 16 << 20)) ?? []
        return String(utf8: bytes.suffix(16_384)).split(separator: "\n").suffix(8).joined(separator: "\n")
    }
}
