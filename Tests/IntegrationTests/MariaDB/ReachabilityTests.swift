import Basics
import EventLoop
import Glibc
import MariaDB
import Testing

@Suite("MariaDB addresses that cannot be reached")
struct ReachabilityTests {
    /// The error of opening a connection to an address.
    private func failure(_ address: DatabaseEndpoint.Address, until end: MonotonicInstant) throws -> MariaDBError? {
        try EventLoop.runToEnd { loop in
            await #expect(throws: MariaDBError.self) {
                let endpoint = DatabaseEndpoint(address: address, user: "root", database: nil)
                _ = try await MariaDBConnection.open(endpoint, on: loop, until: end)
            }
        }
    }

    // The library's own sentences begin with "Can't connect": those of the next three tests were found without it.

    @Test("a socket that is not there is told before the library sees it")
    func noSocket() throws {
        let error = try failure(.unixSocket(path: "/no/such/socket"), until: muchLater)
        #expect(error?.kind == .writerMoved && error?.code == 2_002)
        #expect(error?.message == "connect /no/such/socket: No such file or directory")
    }

    @Test("the socket of a server that died is told before the library sees it")
    func deadSocket() throws {
        let path = "/tmp/vitrine-dead-\(getpid()).sock"
        defer { unlink(path) }
        try bindAndClose(path)
        let error = try failure(.unixSocket(path: path), until: muchLater)
        #expect(error?.kind == .writerMoved && error?.code == 2_002)
        #expect(error?.message == "connect \(path): Connection refused")
    }

    @Test("a network without a route is told before the library sees it")
    func noRoute() throws {
        // Everybody on this network: no connection leads there, so the kernel refuses at once.
        let error = try failure(.tcp(host: "255.255.255.255", port: 9), until: muchLater)
        #expect(error?.kind == .writerMoved && error?.code == 2_002)
        #expect(error?.message.hasPrefix("connect 255.255.255.255:9: ") == true)
    }

    @Test("a port that nobody listens on is told")
    func refused() throws {
        let port = try LoopbackPort.free()
        let error = try failure(.tcp(host: "127.0.0.1", port: port), until: muchLater)
        #expect(error?.kind == .writerMoved && error?.code == 2_002)
    }

    @Test("an address that does not answer costs the deadline and no more")
    func silent() throws {
        let listener = try SilentListener()
        let end = MonotonicInstant.now().advanced(by: .milliseconds(50))
        let error = try failure(.tcp(host: "127.0.0.1", port: listener.port), until: end)
        #expect(error?.kind == .deadlinePassed)
        #expect(MonotonicInstant.now() >= end)
    }
}

/// Leaves a socket file behind that nobody serves.
private func bindAndClose(_ path: String) throws {
    let listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    defer { close(listener) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    let outcome = withUnsafePointer(to: address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            bind(listener, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
        }
    }
    try #require(outcome == 0 && listen(listener, 1) == 0)
}

/// A port of this machine whose queue of new connections is full: the kernel drops who comes next.
private final class SilentListener {
    let port: Int
    private var descriptors: [Int32] = []

    init() throws {
        port = try LoopbackPort.free()
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        // A queue of length 0 holds one connection; the rest are to be sure.
        descriptors = (0..<4).map { _ in socket(AF_INET, kind, 0) }
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                #expect(bind(descriptors[0], address, size) == 0 && listen(descriptors[0], 0) == 0)
                for descriptor in descriptors.dropFirst() { _ = connect(descriptor, address, size) }
            }
        }
    }

    deinit { for descriptor in descriptors { close(descriptor) } }
}
