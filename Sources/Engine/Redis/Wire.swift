import Basics
import CLinux
import EventLoop

/// The socket of one connection and the parser of what comes from it.
final class Wire: DescriptorHandler {
    let descriptor: Int32
    let parser: ReplyParser
    private let loop: EventLoop
    private unowned let client: RedisClient
    private var isClosed = false

    /// Starts to connect; the client is told when the descriptor becomes ready.
    init(to address: SocketAddress, for client: RedisClient) throws(SystemError) {
        let place = "connect \(client.endpoint.place)"
        guard let parser = ReplyParser(replyBytesMax: client.limits.replyBytesMax) else {
            throw SystemError(place, code: ENOMEM)
        }
        let flags = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        descriptor = socket(address.family, flags, 0)
        (self.parser, loop, self.client) = (parser, client.loop, client)
        guard descriptor >= 0 else {
            isClosed = true
            throw SystemError(place)
        }
        var one: Int32 = 1
        if address.family != AF_UNIX {
            setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
        }
        guard address.connect(descriptor) == 0 || clinux_errno() == EINPROGRESS else {
            let error = SystemError(place)
            close()
            throw error
        }
        // After connect: a socket that is not connecting yet would be reported as hung up.
        do throws(SystemError) {
            try loop.watch(descriptor, self)
        } catch {
            close()
            throw error
        }
    }

    deinit { close() }

    func becameReady(_ readiness: Readiness) { client.becameReady(readiness, on: self) }

    /// The error of a connection attempt; nil when it succeeded.
    func connectionFailure() -> SystemError? {
        var code: Int32 = 0
        var size = socklen_t(MemoryLayout<Int32>.size)
        getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &code, &size)
        return code == 0 ? nil : SystemError("connect \(client.endpoint.place)", code: code)
    }

    func close() {
        guard !isClosed else { return }
        isClosed = true
        loop.unwatch(descriptor)
        CLinux.close(descriptor)
    }
}
