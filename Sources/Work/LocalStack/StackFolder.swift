public import Basics

/// One of the private servers.
public enum StackServer: String, CaseIterable, Sendable {
    case writer, reader, redis

    /// What runs, in a person's words.
    var program: String { self == .redis ? "Redis" : "MariaDB" }
}

/// The folder that holds everything of a private stack (`var`): data, sockets, logs, and what was written about them.
public struct StackFolder: Hashable, Sendable {
    /// The folder's path from the root, without links.
    public let path: String
    /// The folder of the sockets: inside, unless their addresses would become too long.
    public let socketFolder: String
    private let currentFolder: String

    /// The longest path that a socket's address holds (`sun_path` of unix(7), less its NUL).
    public static let socketPathBytesMax = 107

    /// Makes the folder where it is missing. A path with a control character is refused: it would break the servers'
    /// configuration files.
    public static func prepare(_ path: String, currentFolder: String) throws(FileError) -> StackFolder {
        let path = Files.absolutePath(path, from: currentFolder)
        guard !path.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
            throw FileError(path: path, sentence: "has a control character in its name")
        }
        try Files.makeFolders(path)
        let folder = StackFolder(path: Files.realPath(path) ?? path, currentFolder: currentFolder)
        for server in StackServer.allCases { try Files.makePrivateFolder(folder.serverFolder(server)) }
        try Files.makePrivateFolder(folder.socketFolder)
        return folder
    }

    /// The folder at a path from the root; nothing is made.
    public init(path: String, currentFolder: String) {
        (self.path, self.currentFolder) = (path, currentFolder)
        let longest = StackServer.allCases.map { "\(path)/run/\($0.rawValue).sock".utf8.count }.max() ?? 0
        socketFolder =
            longest <= StackFolder.socketPathBytesMax ? "\(path)/run" : "/tmp/vitrine-\(StackFolder.hash(path))"
    }

    /// Held by the process that runs the stack.
    public var lockFile: String { "\(path)/lock" }
    /// What runs, for later processes and for tests.
    public var recordFile: String { "\(path)/stack.json" }
    /// The configuration of a node that uses the stack.
    public var configurationFile: String { "\(path)/vitrine.conf" }

    /// The passwords of the database's users.
    var secretsFile: String { "\(path)/secrets.json" }

    /// The socket of a server.
    public func socket(_ server: StackServer) -> String { "\(socketFolder)/\(server.rawValue).sock" }

    /// The data folder of a server.
    public func dataFolder(_ server: StackServer) -> String { "\(serverFolder(server))/data" }

    /// What a server says about itself.
    public func logFile(_ server: StackServer) -> String { "\(serverFolder(server))/server.log" }

    func serverFolder(_ server: StackServer) -> String { "\(path)/\(server.rawValue)" }

    /// Where this process puts a data folder together before it takes its name. What a killed process has begun may
    /// still be written to for a moment, so none goes on with another's.
    func unfinishedDataFolder(_ server: StackServer) -> String { "\(unfinishedPrefix(server))\(ProcessID.current)" }

    /// How the names of all unfinished data folders begin.
    func unfinishedPrefix(_ server: StackServer) -> String { "\(dataFolder(server)).new-" }

    func temporaryFolder(_ server: StackServer) -> String { "\(serverFolder(server))/tmp" }

    func serverConfigurationFile(_ server: StackServer) -> String { "\(serverFolder(server))/server.conf" }

    func installationLog(_ server: StackServer) -> String { "\(serverFolder(server))/install.log" }

    /// A path as a person would write it from where they are.
    public func shown(_ path: String) -> String {
        path.hasPrefix(currentFolder + "/") ? String(path.dropFirst(currentFolder.count + 1)) : path
    }

    /// FNV-1a, 64 bits: the same for the same path in every process.
    private static func hash(_ path: String) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in path.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        var text: [UInt8] = []
        text.append(hexadecimal: hash)
        return String(utf8: text)
    }
}
