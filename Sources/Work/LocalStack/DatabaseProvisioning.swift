/// What the private stack asks of those who speak to databases. Every start of the stack asks it anew, also of data
/// folders that were set up before, so each step must be harmless when it has been done already.
public protocol DatabaseProvisioning {
    /// Whether a MariaDB server takes commands there now.
    func databaseAnswers(_ server: DatabaseServer) async -> Bool

    /// Whether a Redis server takes commands at this socket now (`PING`; `LOADING` is no).
    func redisAnswers(socket: String) async -> Bool

    /// Makes the database and the users with these very passwords.
    func prepareWriter(_ setUp: WriterSetUp) async throws(ProvisioningFailure)

    /// Lets the reader replicate from the writer, whose port may be another than last time, and refuse writes.
    func prepareReader(_ setUp: ReaderSetUp) async throws(ProvisioningFailure)
}

/// Where a private MariaDB server listens. Its administrator comes in through the socket without a password: the server
/// trusts the operating system's account of that name.
public struct DatabaseServer: Hashable, Sendable {
    /// The path of its socket.
    public let socket: String
    /// Its TCP port on 127.0.0.1.
    public let port: Int
    /// The user that may do everything.
    public let administrator: String

    /// A server that listens on a socket and a port.
    public init(socket: String, port: Int, administrator: String) {
        (self.socket, self.port, self.administrator) = (socket, port, administrator)
    }
}

/// A user of the database.
public struct DatabaseUser: Hashable, Sendable {
    /// The user's name.
    public let name: String
    /// The user's password: letters and digits only.
    public let password: String

    /// A user with a password.
    public init(name: String, password: String) { (self.name, self.password) = (name, password) }
}

/// What the writer is to have.
public struct WriterSetUp: Sendable {
    /// The writer.
    public let server: DatabaseServer
    /// The shop's database.
    public let database: String
    /// The shop's user: everything in the shop's database, neither SUPER nor READ ONLY ADMIN.
    public let application: DatabaseUser
    /// The user that the reader replicates as, from 127.0.0.1.
    public let replication: DatabaseUser
}

/// What the reader is to have. Its users and data come from the writer.
public struct ReaderSetUp: Sendable {
    /// The reader.
    public let server: DatabaseServer
    /// The writer's TCP port on 127.0.0.1.
    public let writerPort: Int
    /// The user to replicate as.
    public let replication: DatabaseUser
}

/// Why a database could not be set up.
public struct ProvisioningFailure: Error, Hashable, CustomStringConvertible {
    /// The fault as a sentence.
    public let description: String

    /// A fault as a sentence.
    public init(_ description: String) { self.description = description }
}
