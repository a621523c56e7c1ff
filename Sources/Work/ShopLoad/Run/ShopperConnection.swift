import Basics
import EventLoop

/// Who is told what became of a request.
protocol ConnectionOwner: AnyObject {
    /// The whole answer is in the parser, which is somebody else's once this returns.
    func took(_ parser: AnswerParser)

    /// There is no answer.
    func lost(_ loss: Loss)

    /// Bytes came that answer nothing.
    func heardUnasked()
}

/// A shopper's connection: one request at a time, kept open between them, opened anew when it is needed and closed. The
/// owner may ask again from within what it is told.
final class ShopperConnection: DescriptorHandler {
    private enum State { case closed, connecting, idle, sending, waiting }

    private let wires: Wires
    private unowned let owner: any ConnectionOwner
    private let origin: SocketAddress?
    private var socket: ClientSocket?
    private var state = State.closed
    private var exchange: Exchange?
    private var request: [UInt8] = []
    private var sentCount = 0
    private var parser: AnswerParser?
    private var deadline: MovingDeadline?

    init(_ wires: Wires, number: Int, owner: any ConnectionOwner) {
        (self.wires, self.owner) = (wires, owner)
        origin = wires.origins.isEmpty ? nil : wires.origins[number % wires.origins.count]
        deadline = MovingDeadline(on: wires.loop) { [unowned self] in passDeadline() }
    }

    /// Sends a request, which `write` puts into the buffer. The owner is told of its end, perhaps at once.
    func ask(isSafe: Bool, _ write: (inout [UInt8]) -> Void) {
        precondition(exchange == nil, "one request at a time")
        write(&request)
        sentCount = 0
        exchange = Exchange(isSafe: isSafe, onReusedConnection: state == .idle)
        if state == .idle { beginToSend() } else { open() }
    }

    /// Ends the connection; a request that is on its way is forgotten.
    func close() {
        exchange = nil
        closeSocket()
    }

    /// What has come, or can be sent.
    func becameReady(_ readiness: Readiness) {
        switch state {
        case .closed: break
        case .connecting:
            guard socket?.connectionFailure == nil else { return lose(.notConnected) }
            beginToSend()
        case .sending:
            if !readiness.isDisjoint(with: .writable) { send() }
            read(readiness)
        case .idle, .waiting: read(readiness)
        }
    }

    private func open() {
        do throws(SystemError) {
            socket = try ClientSocket(to: wires.target, from: origin, on: wires.loop, telling: self)
        } catch {
            return lose(.notConnected)
        }
        wires.tally.connectionsMade += 1
        wires.tally.connections += 1
        state = .connecting
        deadline?.set(MonotonicInstant.now().advanced(by: wires.connectTime))
    }

    private func beginToSend() {
        state = .sending
        deadline?.set(MonotonicInstant.now().advanced(by: wires.answerTime))
        send()
    }

    private func send() {
        while sentCount < request.count, let socket {
            let writing = request.withUnsafeBytes { bytes in
                socket.write(UnsafeRawBufferPointer(rebasing: bytes[sentCount...]))
            }
            switch writing {
            case .bytes(0): return
            case .bytes(let count):
                exchange?.sent()
                sentCount += count
            case .failed: return lose(.closed)
            }
        }
        if state == .sending { state = .waiting }
    }

    private func read(_ readiness: Readiness) {
        while let socket, state != .connecting {
            switch socket.read(into: wires.buffer) {
            case .nothing: return
            case .bytes(let count):
                take(UnsafeRawBufferPointer(rebasing: wires.buffer[..<count]))
                // What comes later is told anew; an end that was told with these bytes is not.
                if count < wires.buffer.count, readiness.isDisjoint(with: [.peerEnded, .failed]) { return }
            case .ended: return end()
            case .failed: return exchange == nil ? closeSocket() : lose(.closed)
            }
        }
    }

    private func take(_ bytes: UnsafeRawBufferPointer) {
        guard exchange != nil else {
            closeSocket()
            return owner.heardUnasked()
        }
        wires.tally.bytesReceived += bytes.count
        exchange?.received()
        let parser = parser ?? wires.lendParser()
        self.parser = parser
        do throws(AnswerError) {
            let count = try parser.feed(bytes)
            if parser.isDone { finish(parser, hasMore: count < bytes.count) }
        } catch {
            lose(.malformed(error))
        }
    }

    /// The other side sends no more.
    private func end() {
        guard exchange != nil else { return closeSocket() }
        guard let parser, (try? parser.end()) != nil else { return lose(.closed) }
        finish(parser, hasMore: false)
    }

    private func finish(_ parser: AnswerParser, hasMore: Bool) {
        let mustClose = hasMore || parser.head.endsConnection || state != .waiting
        deadline?.clear()
        exchange = nil
        self.parser = nil
        state = .idle
        if mustClose { closeSocket() }
        if hasMore { owner.heardUnasked() }
        owner.took(parser)
        wires.giveBack(parser)
    }

    private func passDeadline() { lose(state == .connecting ? .connectTimeOut : .answerTimeOut) }

    private func lose(_ loss: Loss) {
        closeSocket()
        switch exchange?.lost(loss) {
        case nil: break
        case .again:
            wires.tally.repetitions += 1
            sentCount = 0
            open()
        case .failed(let loss):
            exchange = nil
            owner.lost(loss)
        }
    }

    private func closeSocket() {
        deadline?.clear()
        if let parser { wires.giveBack(parser) }
        parser = nil
        state = .closed
        guard let socket else { return }
        socket.close()
        self.socket = nil
        wires.tally.connections -= 1
    }
}
