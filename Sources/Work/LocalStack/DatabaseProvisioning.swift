/// What the private stack asks of those who speak to databases. Every start of the stack asks it anew, also of data
/// folders that were set up before, so each step must be harmless when it has been done already.
package protocol DatabaseProvisioning {
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
package struct DatabaseServer: Hashable, Sendable {
    /// The path of its socket.
    package let socket: String
    /// Its TCP port on 127.0.0.1.
    package let port: Int
    /// The user that may do everything.
    package let administrator: String

    /// A server that listens on a socket and a port.
    package init(socket: String, port: Int, administrator: String) {
        (self.socket, self.port, self.administrator) = (socket, port, administrator)
    }
}

/// A user of the database.
package struct DatabaseUser: Hashable, Sendable {
    /// The user's name.
    package let name: String
    /// The user's password: letters and digits only.
    package let password: String

    /// A user with a password.
    package init(name: String, password: String) { (self.name, self.password) = (name, password) }
}

/// What the writer is to have.
package struct WriterSetUp: Sendable {
    /// The writer.
    package let server: DatabaseServer
    /// The shop's database.
    package let database: String
    /// The shop's user: everything in the shop's database, neither SUPER nor READ ONLY ADMIN.
    package let application: DatabaseUser
    /// The user that the reader replicates as, from 127.0.0.1.
    package let replication: DatabaseUser
}

/// What the reader is to have. Its users and data come from the writer.
package struct ReaderSetUp: Sendable {
    /// The reader.
    package let server: DatabaseServer
    /// The writer's TCP port on 127.0.0.1.
    package let writerPort: Int
    /// The user to replicate as.
    package let replication: DatabaseUser
}

/// Why a database could not be set up.
package struct ProvisioningFailure: Error, Hashable, CustomStringConvertible {
    /// The fault as a sentence.
    package let description: String

    /// A fault as a sentence.
    package init(_ description: String) { self.description = description }
}
