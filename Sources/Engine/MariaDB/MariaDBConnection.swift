public import Basics
import CLinux
import CMariaDB
public import EventLoop

/// One connection to a MariaDB or MySQL server, used by one task at a time on one loop's thread.
///
/// MariaDB Connector/C runs each call as a coroutine: `…_start` gives what it waits for, the loop waits, `…_cont`
/// goes on. What such a call was given must stay in place until it has ended, see `StableText` and `ParameterBuffer`.
/// When a deadline passes, the coroutine is told that it timed out; it then closes the socket, and the connection is
/// broken.
public final class MariaDBConnection {
    /// The loop on whose thread this connection is used.
    public let loop: EventLoop
    /// The server it is connected to.
    public let endpoint: DatabaseEndpoint
    /// Whether the connection can be used no more and is to be closed.
    public private(set) var isBroken = false

    let handle: UnsafeMutablePointer<MYSQL>
    let parameters = ParameterBuffer()
    var statements = StatementCache()
    /// What the pool that lends this connection notes about it.
    var lease = Lease(generation: 0, end: MonotonicInstant(nanoseconds: .max))
    private var socket: LoopSocket?
    private var isBusy = false
    private var isClosed = false
    /// Why the running call is being ended early.
    private var interruption: MariaDBError?

    /// So many prepared statements a connection keeps.
    public static let preparedStatementsMax = 64

    struct Lease {
        let generation: Int
        let end: MonotonicInstant
    }

    private init(_ handle: UnsafeMutablePointer<MYSQL>, endpoint: DatabaseEndpoint, loop: EventLoop) {
        (self.handle, self.endpoint, self.loop) = (handle, endpoint, loop)
    }

    deinit { close() }

    /// Connects and signs in. A host name is looked up on `names`; a socket path or a numeric address needs none.
    public static func open(
        _ endpoint: DatabaseEndpoint, on loop: EventLoop, names: BlockingPool? = nil, until deadline: MonotonicInstant
    ) async throws(MariaDBError) -> MariaDBConnection {
        guard case .tcp(let host, _) = endpoint.address else {
            return try await connect(to: endpoint, host: nil, on: loop, until: deadline)
        }
        var failure = MariaDBError(.writerMoved, "the name '\(host)' has no address")
        for address in try await addresses(of: host, names: names) {
            do throws(MariaDBError) {
                return try await connect(to: endpoint, host: address, on: loop, until: deadline)
            } catch {
                failure = error
            }
        }
        throw failure
    }

    /// The number by which the server's KILL knows this connection.
    public var serverThreadID: Int { Int(mysql_thread_id(handle)) }

    /// Whether a transaction is open, as the server said with its last answer.
    public var isInTransaction: Bool { handle.pointee.server_status & UInt32(SERVER_STATUS_IN_TRANS) != 0 }

    /// Whether an idle connection is still good: the server has neither closed it nor said anything unasked.
    public var isAlive: Bool {
        guard !isBroken, !isClosed else { return false }
        var byte: UInt8 = 0
        let count = recv(mysql_get_socket(handle), &byte, 1, Int32(MSG_PEEK | MSG_DONTWAIT))
        return count < 0 && (clinux_errno() == EAGAIN || clinux_errno() == EWOULDBLOCK)
    }

    /// Says good-bye and frees everything. May be called again. Never waits: five bytes find room in an idle socket.
    public func close() {
        guard !isClosed else { return }
        precondition(!isBusy, "a connection is closed when nobody uses it")
        isClosed = true
        abandon()
        mysql_close(handle)
        // With the connection gone these only free memory.
        for statement in statements.removeAll() { mysql_stmt_close(statement.handle) }
    }
}

/// Connecting.
extension MariaDBConnection {
    private static func addresses(of host: String, names: BlockingPool?) async throws(MariaDBError) -> [String] {
        if let literal = HostResolution.literal(host) { return [literal] }
        guard let names else { throw MariaDBError(.other, "the host name '\(host)' needs a pool for look-ups") }
        do {
            return try await names.run { HostResolution.lookUp(host) }
        } catch {
            throw MariaDBError(.overloaded, "too many names wait for a look-up")
        }
    }

    private static func connect(
        to endpoint: DatabaseEndpoint, host: String?, on loop: EventLoop, until deadline: MonotonicInstant
    ) async throws(MariaDBError) -> MariaDBConnection {
        try requireReachable(endpoint, host: host)
        guard let handle = mysql_init(nil) else { throw MariaDBError(.other, "no memory for a connection") }
        mysql_options(handle, MYSQL_OPT_NONBLOCK, nil)
        mysql_options(handle, MYSQL_SET_CHARSET_NAME, "utf8mb4")
        // A server must not be able to ask for the client's files.
        var no: UInt32 = 0
        mysql_options(handle, MYSQL_OPT_LOCAL_INFILE, &no)
        let connection = MariaDBConnection(handle, endpoint: endpoint, loop: loop)
        do throws(MariaDBError) {
            try await connection.signIn(host: host, until: deadline)
            return connection
        } catch {
            connection.close()
            throw error
        }
    }

    /// Throws when the kernel would refuse a connect at once. In that case Connector/C 3.3 closes its socket twice; in
    /// between another thread may be given the same number, and would lose a connection of its own. So the library
    /// does not see such an address.
    private static func requireReachable(_ endpoint: DatabaseEndpoint, host: String?) throws(MariaDBError) {
        let (address, place) =
            switch endpoint.address {
            case .unixSocket(let path): (SocketAddress.unix(path), path)
            case .tcp(let name, let port):
                (SocketAddress.tcp(host ?? name, port: port, isNumeric: true), "\(host ?? name):\(port)")
            }
        guard let address else { throw MariaDBError(.other, "\(place) is no address") }
        guard let refusal = address.refusalAtOnce(of: place) else { return }
        throw MariaDBError(code: Int(CR_CONNECTION_ERROR), sqlState: "HY000", message: refusal.description)
    }

    private func signIn(host: String?, until deadline: MonotonicInstant) async throws(MariaDBError) {
        try await begin(until: deadline)
        defer { end() }
        var path: StableText?
        var port: UInt32 = 0
        switch endpoint.address {
        case .unixSocket(let text): path = StableText(text)
        case .tcp(_, let number): port = UInt32(clamping: number)
        }
        let host = host.map(StableText.init)
        let user = StableText(endpoint.user)
        let password = StableText(endpoint.password)
        let database = endpoint.database.map(StableText.init)
        defer { withExtendedLifetime((path, host, user, password, database)) {} }

        var connected: UnsafeMutablePointer<MYSQL>?
        // With FOUND_ROWS an UPDATE counts the rows it matched, also those that had the new values already.
        var wait = mysql_real_connect_start(
            &connected, handle, host?.start, user.start, password.start, database?.start, port, path?.start,
            UInt(CLIENT_FOUND_ROWS))
        while wait != 0 { wait = mysql_real_connect_cont(&connected, handle, await ready(for: wait, until: deadline)) }
        guard connected != nil else { throw failure(during: "connecting to \(endpoint.placeAndUser)") }
    }
}

/// What every call has in common.
extension MariaDBConnection {
    /// Starts a call, if the connection is usable and there is time left. Gives way to other tasks when the loop's turn
    /// is long already: answers that are there at once would let one task hold the loop through many calls.
    func begin(until deadline: MonotonicInstant) async throws(MariaDBError) {
        precondition(!isBusy, "one task at a time uses a connection")
        guard !isBroken, !isClosed else { throw MariaDBError(.writerMoved, "the connection is lost") }
        isBusy = true
        await loop.yieldIfDue()
        guard MonotonicInstant.now() < deadline else {
            isBusy = false
            throw MariaDBError(.deadlinePassed, "no time left")
        }
    }

    /// Ends a call.
    func end() {
        isBusy = false
        parameters.shrink()
    }

    /// Waits for what the library's coroutine waits for and gives the events to continue it with.
    func ready(for wait: Int32, until deadline: MonotonicInstant) async -> Int32 {
        guard interruption == nil else { return Int32(MYSQL_WAIT_TIMEOUT) }
        guard let socket = watchedSocket() else { return Int32(MYSQL_WAIT_TIMEOUT) }
        var wanted: Readiness = []
        if wait & Int32(MYSQL_WAIT_READ) != 0 { wanted.formUnion(.readable) }
        if wait & Int32(MYSQL_WAIT_WRITE) != 0 { wanted.formUnion(.writable) }
        if await socket.wait(for: wanted, until: deadline).isEmpty {
            interruption = MariaDBError(.deadlinePassed, "the deadline passed")
            abandon()
            return Int32(MYSQL_WAIT_TIMEOUT)
        }
        return wait & Int32(MYSQL_WAIT_READ | MYSQL_WAIT_WRITE)
    }

    /// The error of a call that failed, from the statement or else from the connection.
    func failure(of statement: PreparedStatement? = nil, during operation: String? = nil) -> MariaDBError {
        var error: MariaDBError
        if let interruption {
            error = interruption
            error.endsConnection = true
        } else if let statement = statement?.handle {
            error = MariaDBError(
                code: Int(mysql_stmt_errno(statement)), sqlState: String(cString: mysql_stmt_sqlstate(statement)),
                message: String(cString: mysql_stmt_error(statement)))
        } else {
            error = MariaDBError(
                code: Int(mysql_errno(handle)), sqlState: String(cString: mysql_sqlstate(handle)),
                message: String(cString: mysql_error(handle)))
        }
        if let operation { error.message += " \(operation)" }
        // The library closes the socket itself when it is lost; its number may be another's within this turn.
        if error.endsConnection || mysql_get_socket(handle) < 0 {
            error.endsConnection = true
            abandon()
        }
        return error
    }

    private func abandon() {
        isBroken = true
        socket?.unwatch()
        socket = nil
    }

    private func watchedSocket() -> LoopSocket? {
        if let socket { return socket }
        do throws(SystemError) {
            socket = try LoopSocket(mysql_get_socket(handle), on: loop)
        } catch {
            interruption = MariaDBError(.other, error.description)
            abandon()
        }
        return socket
    }
}
