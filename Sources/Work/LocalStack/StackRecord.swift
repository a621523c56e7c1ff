import Basics
public import EventLoop
import JSON

/// What runs in a stack, as `stack.json` tells it to later processes and to tests.
public struct StackRecord: Hashable, Sendable {
    /// A server that runs.
    public struct Server: Hashable, Sendable {
        /// Which of the servers it is.
        public var server: StackServer
        /// Its process.
        public var process: ProcessIdentity
        /// The path of its socket.
        public var socket: String
        /// Its TCP port on 127.0.0.1, where it has one.
        public var port: Int?
        /// The path of its data folder.
        public var dataFolder: String

        /// A server that runs.
        public init(server: StackServer, process: ProcessIdentity, socket: String, port: Int?, dataFolder: String) {
            (self.server, self.process, self.socket) = (server, process, socket)
            (self.port, self.dataFolder) = (port, dataFolder)
        }
    }

    /// The process that started the servers and will end them.
    public var owner: ProcessIdentity
    /// The servers.
    public var servers: [Server]

    /// Servers and the process that started them.
    public init(owner: ProcessIdentity, servers: [Server]) { (self.owner, self.servers) = (owner, servers) }

    /// One of the servers.
    public subscript(_ server: StackServer) -> Server? { servers.first { $0.server == server } }

    /// Reads the file of a folder; nil where no stack runs or the file is no such record.
    public static func of(_ folder: StackFolder) -> StackRecord? {
        (try? Files.read(folder.recordFile, bytesMax: 65_536)).flatMap { StackRecord($0) }
    }
}

/// As JSON.
extension StackRecord {
    /// Reads a record; nil where it is none.
    public init?(_ bytes: [UInt8]) {
        guard let json = try? JSONReader.parse(bytes), let owner = json["owner"].flatMap(ProcessIdentity.init),
            let members = json["servers"]?.members
        else { return nil }
        var servers: [Server] = []
        for member in members {
            guard let server = Server(member) else { return nil }
            servers.append(server)
        }
        self.init(owner: owner, servers: servers)
    }

    /// The record as the file's bytes.
    public var bytes: [UInt8] {
        var json = JSONWriter(escaping: .plain)
        json.object { json in
            json.object("owner") { owner.write(to: &$0) }
            json.object("servers") { json in
                for server in servers {
                    json.key(named: server.server.rawValue)
                    json.object { server.write(to: &$0) }
                }
            }
        }
        return json.bytes
    }
}

extension StackRecord.Server {
    fileprivate init?(_ member: JSONMember) {
        guard let server = StackServer(rawValue: member.name), let process = ProcessIdentity(member.value),
            let socket = member.value["socket"]?.string, let dataFolder = member.value["dataFolder"]?.string
        else { return nil }
        self.init(
            server: server, process: process, socket: socket,
            port: member.value["port"]?.integer.flatMap { Int(exactly: $0) }, dataFolder: dataFolder)
    }

    fileprivate func write(to json: inout JSONWriter) {
        process.write(to: &json)
        json.member("socket", socket)
        if let port { json.member("port", port) }
        json.member("dataFolder", dataFolder)
    }
}

extension ProcessIdentity {
    fileprivate init?(_ json: JSONValue) {
        guard let pid = json["pid"]?.integer.flatMap({ Int32(exactly: $0) }), pid > 0,
            let ticks = json["startTicks"]?.integer.flatMap({ UInt64(exactly: $0) }),
            let executable = json["executable"]?.string
        else { return nil }
        self.init(pid: ProcessID(pid), startTicks: ticks, executable: executable)
    }

    fileprivate func write(to json: inout JSONWriter) {
        json.member("pid", pid.rawValue)
        json.member("startTicks", startTicks)
        json.member("executable", executable)
    }
}
