import Basics
import CLinux
import EventLoop
import HTTP

/// One client's connection: the I/O around a `ConnectionMachine`. It reads when there is something, drains pipelined
/// requests in a loop, and writes what came of them at once.
final class Connection: DescriptorHandler {
    private let descriptor: Int32
    private unowned let host: ConnectionHost
    private var machine: ConnectionMachine
    private var request: Request?
    /// What has been read and not consumed.
    private var input: [UInt8] = []
    private var output: [UInt8] = []
    private var outputSent = 0
    /// A large body behind the output, written from where it is.
    private var block: ByteBlock?
    private var blockSent = 0
    private var deadline: MovingDeadline?
    private var lastDeadline: HTTP.Deadline?
    private var isReading = false
    private var mayHaveInput = false
    private var isClosing = false
    private var isLingering = false
    private var hasSaidLast = false
    private var isClosed = false

    /// A client that pipelines without reading is not answered further than this.
    private static let outputBytesMax = 262_144
    /// A refused client may go on sending for so long before the connection is cut.
    private static let lingerSeconds = 2

    init(_ descriptor: Int32, on host: ConnectionHost) {
        (self.descriptor, self.host) = (descriptor, host)
        machine = ConnectionMachine(limits: host.limits)
        machine.isDraining = host.isDraining
        deadline = MovingDeadline(on: host.loop) { [unowned self] in expire() }
        moveDeadline()
    }

    func becameReady(_ readiness: Readiness) {
        guard !isClosed else { return }
        if !readiness.isDisjoint(with: .writable), hasOutput { flush() }
        if !readiness.isDisjoint(with: [.readable, .failed]) {
            mayHaveInput = true
            work()
        }
    }

    /// Lets the connection end with its next answer, or now if it is idle.
    func drain() {
        machine.isDraining = true
        if machine.isIdle, !hasOutput { end() }
    }

    private var hasOutput: Bool { outputSent < output.count || block != nil }

    /// Whether the next request must wait: one is being handled, or the client does not read its answers.
    private var isBlocked: Bool {
        isClosed || isClosing || machine.deadline == .handling || block != nil
            || output.count - outputSent > Connection.outputBytesMax
    }
}

/// Reading.
extension Connection {
    /// Reads and answers until there is nothing left to read or a request has to wait.
    private func work() {
        guard !isReading else { return }
        isReading = true
        defer { isReading = false }
        if !input.isEmpty, !isBlocked { consumeInput() }
        while mayHaveInput, !isClosed, isLingering || !isBlocked {
            let count = read(descriptor, host.readBuffer.baseAddress, host.readBuffer.count)
            if count > 0 {
                // A short read has emptied the socket; what comes later announces itself.
                if count < host.readBuffer.count { mayHaveInput = false }
                take(UnsafeRawBufferPointer(rebasing: host.readBuffer[..<count]))
            } else if count < 0, clinux_errno() == EINTR {
                continue
            } else if count < 0, clinux_errno() == EAGAIN {
                mayHaveInput = false
            } else {
                mayHaveInput = false
                inputEnded(isReset: count < 0)
            }
        }
        flush()
        moveDeadline()
    }

    private func inputEnded(isReset: Bool) {
        if isReset || isLingering || machine.inputEnded() == .close { end() }
    }

    private func take(_ bytes: UnsafeRawBufferPointer) {
        guard !isLingering else { return }
        guard input.isEmpty else {
            input.append(contentsOf: bytes)
            return consumeInput()
        }
        let consumed = consume(bytes)
        if consumed < bytes.count, !isClosed { input.append(contentsOf: bytes[consumed...]) }
    }

    private func consumeInput() {
        var bytes: [UInt8] = []
        swap(&bytes, &input)
        let consumed = bytes.withUnsafeBytes { consume($0) }
        if consumed < bytes.count, !isClosed { input = consumed == 0 ? bytes : Array(bytes[consumed...]) }
    }

    /// Feeds bytes to the machine and does what it says; gives how many were used up.
    private func consume(_ bytes: UnsafeRawBufferPointer) -> Int {
        var consumed = 0
        while !isBlocked {
            let request = request ?? host.lendRequest()
            self.request = request
            let step = machine.receive(UnsafeRawBufferPointer(rebasing: bytes[consumed...]), into: request)
            consumed += step.consumed
            switch step.action {
            case .needMore:
                if machine.isIdle { giveRequestBack() }
                if machine.inputHasEnded { isClosing = true }
                return consumed
            case .sendContinue:
                output.append(ResponseSerializer.continueBytes)
            case .handle:
                answer(request)
            case .refuse(let refusal):
                host.serializer.append(refusal, output: &output)
                closeWhenSent(lingering: true)
            }
        }
        return consumed
    }
}

/// Answering.
extension Connection {
    private func answer(_ request: Request) {
        guard let responder = host.responder else { return send(Connection.unavailable, to: request) }
        switch responder.reply(to: request) {
        case .now(let response):
            send(response, to: request)
        case .later(let work):
            let isStarted = host.start(work, for: request) { [self] response in
                send(response, to: request)
                // When the task has waited, nobody stands below to go on.
                if !isReading, !isClosed { self.work() }
            }
            if !isStarted { send(Connection.unavailable, to: request) }
        }
    }

    private func send(_ response: Response, to request: Request) {
        guard !isClosed else { return }
        if output.isEmpty { output = host.lendOutput() }
        let option = machine.connectionOption
        block = host.serializer.append(response, to: request, connection: option, output: &output)
        giveRequestBack()
        if machine.answered(option) == .close { closeWhenSent(lingering: false) }
    }

    private func closeWhenSent(lingering: Bool) {
        isClosing = true
        isLingering = lingering
    }

    private func giveRequestBack() {
        if let request = request.take() { host.takeBack(request) }
    }

    private static let unavailable: Response = {
        var response = Response.text("Too many requests are waiting. Try again in a few seconds.\n", status: .serviceUnavailable)
        response.set("Retry-After", "5")
        return response
    }()
}

/// Writing and ending.
extension Connection {
    /// Writes what the socket takes; the rest goes when it becomes writable.
    private func flush() {
        guard !isClosed else { return }
        while hasOutput {
            let count = writeOnce()
            if count >= 0 {
                note(sent: count)
            } else if clinux_errno() == EAGAIN {
                return moveDeadline()
            } else if clinux_errno() != EINTR {
                return end()
            }
        }
        if !output.isEmpty || output.capacity > 0 { giveOutputBack() }
        if isClosing { return isLingering ? linger() : end() }
        // What was read while the client was not reading.
        if !isReading, !input.isEmpty || mayHaveInput { work() }
    }

    private func writeOnce() -> Int {
        output.withUnsafeBytes { head in
            let rest = UnsafeMutableRawPointer(mutating: head.baseAddress.map { $0 + outputSent })
            guard let block else { return write(descriptor, rest, head.count - outputSent) }
            let body = UnsafeMutableRawPointer(mutating: block.bytes.baseAddress.map { $0 + blockSent })
            var parts = (
                iovec(iov_base: rest, iov_len: head.count - outputSent),
                iovec(iov_base: body, iov_len: block.count - blockSent)
            )
            return withUnsafePointer(to: &parts) { pointer in
                pointer.withMemoryRebound(to: iovec.self, capacity: 2) { writev(descriptor, $0, 2) }
            }
        }
    }

    private func note(sent count: Int) {
        let ofHead = min(count, output.count - outputSent)
        outputSent += ofHead
        blockSent += count - ofHead
        if let block, blockSent == block.count { (self.block, blockSent) = (nil, 0) }
    }

    private func giveOutputBack() {
        var sent: [UInt8] = []
        swap(&sent, &output)
        outputSent = 0
        host.takeBack(sent)
    }

    /// After a refusal: lets the client read it before the connection goes, and throws away what it still sends.
    private func linger() {
        guard !hasSaidLast else { return }
        hasSaidLast = true
        shutdown(descriptor, Int32(SHUT_WR))
        mayHaveInput = true
        deadline?.set(host.loop.now.advanced(by: .seconds(Connection.lingerSeconds)))
        if !isReading { work() }
    }

    private func expire() {
        if let refusal = machine.expired() {
            host.serializer.append(refusal, output: &output)
            closeWhenSent(lingering: false)
            flush()
        }
        end()
    }

    private func moveDeadline() {
        guard !isClosed, !isLingering else { return }
        let current = hasOutput ? HTTP.Deadline.write : machine.deadline
        // A head's or body's time counts from its first byte: it is not moved by each further one.
        guard current != lastDeadline || current == .idle || current == .write else { return }
        lastDeadline = current
        guard let seconds = current.seconds(host.limits) else { return deadline?.clear() ?? () }
        deadline?.set(host.loop.now.advanced(by: .seconds(seconds)))
    }

    private func end() {
        guard !isClosed else { return }
        isClosed = true
        deadline?.clear()
        deadline = nil
        host.loop.unwatch(descriptor)
        close(descriptor)
        // A task that still answers the request holds on to it; nobody else may get it then.
        if machine.deadline == .handling { request = nil } else { giveRequestBack() }
        host.forget(descriptor)
    }
}
