import Basics
import CLinux
import EventLoop

/// Connecting, writing and reading.
extension RedisClient {
    /// Sends what is to be sent: at once when nothing else is under way, else with the others of this turn.
    func send(isFirst: Bool) {
        switch state {
        case .disconnected:
            connect()
        case .connecting:
            break
        case .connected:
            if isFirst {
                flush()
            } else if !isFlushScheduled {
                isFlushScheduled = true
                loop.schedule(at: loop.now) { [weak self] in
                    self?.isFlushScheduled = false
                    self?.flush()
                }
            }
        }
    }

    private func connect() {
        state = .connecting(nil)
        switch endpoint.address {
        case .unixSocket(let path):
            connect(to: SocketAddress.unix(path))
        case .tcp(let host, let port):
            if let address = SocketAddress.tcp(host, port: port, isNumeric: true) { return connect(to: address) }
            guard let names else { return connect(to: nil) }
            loop.start { [self] in
                let address = try? await names.run { SocketAddress.tcp(host, port: port, isNumeric: false) }
                // Deadlines may have ended this attempt meanwhile.
                if case .connecting(nil) = state { connect(to: address ?? nil) }
            }
        }
    }

    private func connect(to address: SocketAddress?) {
        guard let address else { return drop(reason: "the server's name has no address") }
        do throws(SystemError) {
            state = .connecting(try Wire(to: address, for: self))
        } catch {
            drop(reason: error.description)
        }
    }

    func becameReady(_ readiness: Readiness, on wire: Wire) {
        if case .connecting(let current?) = state, current === wire {
            if let failure = wire.connectionFailure() { return drop(reason: failure.description) }
            guard readiness.contains(.writable) else { return }
            state = .connected(wire)
            signIn()
            flush()
        }
        guard case .connected(let current) = state, current === wire else { return }
        if !readiness.isDisjoint(with: [.readable, .failed]) { read(from: wire, until: readiness) }
        if readiness.contains(.writable), sentCount > 0 { flush() }
    }

    private func signIn() {
        guard let password = endpoint.password else { return }
        var command: [UInt8] = []
        let user = endpoint.user.map { [RedisArgument($0)] } ?? []
        command.append(command: ["AUTH"] + user + [RedisArgument(password)])
        output.insert(contentsOf: command, at: 0)
        let deadline = MonotonicInstant.now().advanced(by: .milliseconds(limits.commandMilliseconds))
        pending.prepend(PendingCommands(count: 1, deadline: deadline, continuation: nil))
    }

    private func flush() {
        guard case .connected(let wire) = state else { return }
        while sentCount < output.count {
            let count = output.withUnsafeBytes { bytes in
                CLinux.send(
                    wire.descriptor, bytes.baseAddress?.advanced(by: sentCount), bytes.count - sentCount,
                    Int32(MSG_NOSIGNAL))
            }
            if count < 0 {
                let code = clinux_errno()
                if code == EINTR { continue }
                if code == EAGAIN || code == EWOULDBLOCK { return }
                return drop(reason: SystemError("send", code: code).description)
            }
            sentCount += count
        }
        output.removeAll(keepingCapacity: output.capacity <= RedisClient.keptOutputBytesMax)
        sentCount = 0
    }

    private static let readBytes = 16 * 1_024

    private func read(from wire: Wire, until readiness: Readiness) {
        // A full buffer, or an end that was reported with the bytes, means that there is more to read.
        let endIsNear = readiness.rawValue & EPOLLRDHUP.rawValue != 0 || !readiness.isDisjoint(with: .failed)
        withUnsafeTemporaryAllocation(byteCount: RedisClient.readBytes, alignment: 16) { room in
            while case .connected(let current) = state, current === wire {
                let count = recv(wire.descriptor, room.baseAddress, room.count, 0)
                if count < 0 {
                    let code = clinux_errno()
                    if code == EINTR { continue }
                    if code == EAGAIN || code == EWOULDBLOCK { return }
                    return drop(reason: SystemError("recv", code: code).description)
                }
                if count == 0 { return serverClosed() }
                take(UnsafeRawBufferPointer(rebasing: room[..<count]), from: wire)
                if count < room.count, !endIsNear { return }
            }
        }
    }

    private func take(_ bytes: UnsafeRawBufferPointer, from wire: Wire) {
        do throws(ReplyParser.Violation) {
            try wire.parser.feed(bytes)
            while let reply = try wire.parser.next() {
                guard deliver(reply) else { return }
            }
        } catch {
            drop(reason: "protocol error: \(error.message)")
        }
    }

    /// Hands a reply to its task. False when the connection was dropped for it.
    private func deliver(_ reply: RedisValue) -> Bool {
        guard let first = pending.first else {
            drop(reason: "a reply that nobody asked for")
            return false
        }
        if first.continuation == nil, case .error(let message) = reply {
            drop(reason: "signing in: \(message)")
            return false
        }
        noteReply()
        let isDemoted = if case .error(let message) = reply { message.hasPrefix("READONLY ") } else { false }
        if let done = pending.take(reply) { done.continuation?.resume(returning: .success(done.replies)) }
        // A replica that was the primary: the name leads elsewhere by now.
        if isDemoted { drop(reason: "the server became a replica") }
        return !isDemoted
    }

    /// The server closed the connection. While nothing is under way that is no failure: the next command connects
    /// again.
    private func serverClosed() {
        drop(reason: pending.isEmpty ? nil : "the server closed the connection")
    }
}
