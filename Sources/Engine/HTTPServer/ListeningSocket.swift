import CLinux
public import EventLoop

/// A listening TCP socket on an IPv4 address: opened here, or inherited from the process that ran before.
public struct ListeningSocket: Sendable {
    /// The descriptor.
    public let descriptor: Int32
    /// The port that it has, also when any free one was asked for.
    public let port: Int

    /// Connections that the kernel holds until they are accepted.
    private static let backlog: Int32 = 4_096

    /// Opens a socket on `address` (four numbers) and `port`; 0 takes any free one.
    public init(address: String, port: Int) throws(SystemError) {
        let place = "listen on \(address):\(port)"
        guard (0...65_535).contains(port) else { throw SystemError(place, code: EINVAL) }
        let descriptor = socket(
            AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw SystemError(place) }
        do throws(SystemError) {
            try ListeningSocket.bind(descriptor, address, port, place)
        } catch {
            close(descriptor)
            throw error
        }
        self.descriptor = descriptor
        self.port = Int(clinux_bound_port(descriptor))
    }

    /// Takes over a socket that listens already, from the process before or from whoever started this one.
    public init(inherited descriptor: Int32) throws(SystemError) {
        let place = "take over descriptor \(descriptor) as a listening socket"
        guard clinux_is_listening(descriptor) != 0 else { throw SystemError(place, code: ENOTSOCK) }
        let port = Int(clinux_bound_port(descriptor))
        guard port >= 0 else { throw SystemError(place, code: EAFNOSUPPORT) }
        guard clinux_make_own(descriptor) == 0 else { throw SystemError(place) }
        var one: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, 4)
        (self.descriptor, self.port) = (descriptor, port)
    }

    private static func bind(
        _ descriptor: Int32, _ address: String, _ port: Int, _ place: String
    ) throws(SystemError) {
        var one: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &one, 4)
        // Connections inherit it from their listener: an answer goes out whole, so there is nothing to wait for.
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, 4)
        var name = sockaddr_in()
        name.sin_family = sa_family_t(AF_INET)
        name.sin_port = UInt16(port).bigEndian
        guard inet_pton(AF_INET, address, &name.sin_addr) == 1 else { throw SystemError(place, code: EINVAL) }
        let isBound = withUnsafePointer(to: &name) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                clinux_bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        guard isBound, listen(descriptor, backlog) == 0 else { throw SystemError(place) }
    }
}
