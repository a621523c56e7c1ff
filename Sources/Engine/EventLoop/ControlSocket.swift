import Basics
import CLinux

/// A Unix socket on which commands of the same user and machine ask a process. One line is asked on a connection, an
/// answer comes, and the connection is closed.
public final class ControlSocket: DescriptorHandler {
    private let path: String
    private let descriptor: Int32
    private let loop: EventLoop
    private let answer: (String) async -> [UInt8]
    private var open = 0

    /// A longer line is not read to its end.
    public static let lineBytesMax = 1_024
    /// So many connections at once; others wait in the kernel.
    private static let connectionsMax = 8
    /// Who asks has so long for the line, and for taking the answer.
    private static let secondsMax = 10

    /// Listens at `path`; lines are answered on `loop`. A socket that nobody listens on any more is replaced; one that
    /// somebody does is an error.
    public init(_ path: String, on loop: EventLoop, _ answer: @escaping (String) async -> [UInt8]) throws(SystemError) {
        (self.path, self.loop, self.answer) = (path, loop, answer)
        descriptor = try ControlSocket.listen(at: path)
        do throws(SystemError) {
            try loop.watch(descriptor, self)
        } catch {
            CLinux.close(descriptor)
            throw error
        }
    }

    /// Listens no longer and takes the socket away.
    public func close() {
        loop.unwatch(descriptor)
        // In this order: once nobody listens another process may take the place, and its file would be the one removed.
        unlink(path)
        CLinux.close(descriptor)
    }

    /// Takes the connections that are there.
    public func becameReady(_ readiness: Readiness) { accept() }

    private func accept() {
        while open < ControlSocket.connectionsMax {
            let connection = clinux_accept(descriptor)
            if connection < 0 { return }
            open += 1
            loop.start { [self] in
                await serve(connection)
                CLinux.close(connection)
                open -= 1
                accept()
            }
        }
    }

    private func serve(_ connection: Int32) async {
        guard let socket = try? LoopSocket(connection, on: loop) else { return }
        defer { socket.unwatch() }
        let end = MonotonicInstant.now().advanced(by: .seconds(ControlSocket.secondsMax))
        guard let line = await ControlSocket.line(from: socket, until: end) else { return }
        let bytes = await answer(line)
        let written = MonotonicInstant.now().advanced(by: .seconds(ControlSocket.secondsMax))
        await ControlSocket.write(bytes, to: socket, until: written)
    }
}

/// The system's calls.
extension ControlSocket {
    private static func listen(at path: String) throws(SystemError) -> Int32 {
        let place = "listen on \(path)"
        guard let address = SocketAddress.unix(path) else { throw SystemError(place, code: ENAMETOOLONG) }
        let descriptor = socket(
            AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw SystemError(place) }
        if address.refusalAtOnce(of: path) != nil { unlink(path) }
        // Nobody else may ask: the file is made without rights for others.
        let mask = umask(0o177)
        let isBound = address.bind(descriptor) == 0
        umask(mask)
        guard isBound, CLinux.listen(descriptor, Int32(connectionsMax)) == 0 else {
            let error = SystemError(place)
            CLinux.close(descriptor)
            throw error
        }
        return descriptor
    }

    private static func line(from socket: LoopSocket, until end: MonotonicInstant) async -> String? {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: lineBytesMax)
        while bytes.count < lineBytesMax {
            let count = recv(socket.descriptor, &buffer, buffer.count, 0)
            if count == 0 { return nil }
            if count > 0 {
                bytes += buffer[..<count]
                if let newline = bytes.firstIndex(of: UInt8(ascii: "\n")) { return String(utf8: bytes[..<newline]) }
            } else if clinux_errno() == EAGAIN {
                if await socket.wait(for: .readable, until: end).isEmpty { return nil }
            } else if clinux_errno() != EINTR {
                return nil
            }
        }
        return nil
    }

    private static func write(_ bytes: [UInt8], to socket: LoopSocket, until end: MonotonicInstant) async {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { send(socket.descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if clinux_errno() == EAGAIN {
                if await socket.wait(for: .writable, until: end).isEmpty { return }
            } else if clinux_errno() != EINTR {
                return
            }
        }
    }
}

/// The asking side.
extension ControlSocket {
    /// Asks the process that listens at `path` and gives its answer. Waits on the calling thread, as a command may.
    public static func ask(_ line: String, at path: String, secondsMax: Int) throws(SystemError) -> [UInt8] {
        guard let address = SocketAddress.unix(path) else { throw SystemError("ask at \(path)", code: ENAMETOOLONG) }
        return try BlockingExchange.ask(Array("\(line)\n".utf8), at: address, named: path, secondsMax: secondsMax)
    }
}
