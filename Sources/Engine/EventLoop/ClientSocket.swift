import CLinux

/// A TCP connection that this process opens, watched by a loop. Nothing here waits: who has it is told when it becomes
/// ready, and reads and writes what there is.
public final class ClientSocket {
    /// What a read found.
    public enum Reading {
        /// So many bytes, one at least.
        case bytes(Int)
        /// Nothing for now.
        case nothing
        /// The peer sends no more.
        case ended
        case failed(SystemError)
    }

    /// What a write came to.
    public enum Writing {
        /// So many bytes, none at all where there was no room.
        case bytes(Int)
        case failed(SystemError)
    }

    private let descriptor: Int32
    private let loop: EventLoop
    private var isOpen = true

    /// Starts to connect; `handler`, which is not kept alive, is told when the connection becomes ready. An `origin` is
    /// an address of this machine that the connection comes from; its port is the kernel's choice.
    public init(
        to target: SocketAddress, from origin: SocketAddress? = nil, on loop: EventLoop,
        telling handler: any DescriptorHandler
    ) throws(SystemError) {
        let flags = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        descriptor = socket(target.family, flags, 0)
        self.loop = loop
        guard descriptor >= 0 else {
            isOpen = false
            throw SystemError("socket")
        }
        set(Int32(IPPROTO_TCP), TCP_NODELAY)
        if let origin {
            // The port is chosen by connect, which needs only the four numbers together to be free.
            set(Int32(IPPROTO_IP), IP_BIND_ADDRESS_NO_PORT)
            guard origin.bind(descriptor) == 0 else { throw failure("bind") }
        }
        guard target.connect(descriptor) == 0 || clinux_errno() == EINPROGRESS else { throw failure("connect") }
        // After connect: a socket that is not connecting yet would be reported as hung up.
        do throws(SystemError) {
            try loop.watch(descriptor, handler)
        } catch {
            close()
            throw error
        }
    }

    deinit { close() }

    /// Why the connection attempt that has ended failed; nil when it did not.
    public var connectionFailure: SystemError? {
        var code: Int32 = 0
        var size = socklen_t(MemoryLayout<Int32>.size)
        getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &code, &size)
        return code == 0 ? nil : SystemError("connect", code: code)
    }

    /// Writes what there is room for.
    public func write(_ bytes: UnsafeRawBufferPointer) -> Writing {
        while true {
            let count = send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
            if count >= 0 { return .bytes(count) }
            switch clinux_errno() {
            case EINTR: continue
            case EAGAIN: return .bytes(0)
            default: return .failed(SystemError("send"))
            }
        }
    }

    /// Reads what has come, as much as there is room for.
    public func read(into buffer: UnsafeMutableRawBufferPointer) -> Reading {
        while true {
            let count = recv(descriptor, buffer.baseAddress, buffer.count, 0)
            if count > 0 { return .bytes(count) }
            if count == 0 { return .ended }
            switch clinux_errno() {
            case EINTR: continue
            case EAGAIN: return .nothing
            default: return .failed(SystemError("recv"))
            }
        }
    }

    /// Ends the connection; afterwards nobody is told of it any more.
    public func close() {
        guard isOpen else { return }
        isOpen = false
        loop.unwatch(descriptor)
        CLinux.close(descriptor)
    }

    private func set(_ level: Int32, _ option: Int32) {
        var one: Int32 = 1
        setsockopt(descriptor, level, option, &one, socklen_t(MemoryLayout<Int32>.size))
    }

    private func failure(_ operation: String) -> SystemError {
        let error = SystemError(operation)
        close()
        return error
    }
}
