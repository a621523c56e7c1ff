import Basics
import CLinux
import EventLoop
import HTTP

/// Reading, and feeding the machine with what was read.
extension Connection {
    /// Pipelined requests between two looks at the clock.
    private static let requestsBetweenLooks = 16

    /// Reads once, if that is to be done now, and answers what came. True when the connection has something new to do.
    func readOnce() -> Bool {
        guard mayHaveInput, !isResting, !isClosed, isLingering || !isBlocked else { return false }
        let count = recv(descriptor, host.readBuffer.baseAddress, host.readBuffer.count, 0)
        if count > 0 {
            let isShort = count < host.readBuffer.count
            // A short read has emptied the socket (epoll(7)): what comes later announces itself. But the end may have
            // come with these bytes.
            if isShort { mayHaveInput = endIsNear }
            if !isLingering { take(UnsafeRawBufferPointer(rebasing: host.readBuffer[..<count])) }
            if !isShort, isTurnUsedUp { rest() }
            return true
        }
        if count < 0, clinux_errno() == EINTR { return true }
        mayHaveInput = false
        if count < 0, clinux_errno() == EAGAIN { return false }
        hasEnded = true
        if count < 0 || isLingering { end() }
        return true
    }

    private func take(_ bytes: UnsafeRawBufferPointer) {
        guard input.isEmpty else { return input.append(contentsOf: bytes) }
        let used = consume(bytes)
        if used < bytes.count, !isClosed { input.append(contentsOf: bytes[used...]) }
    }

    /// Feeds what was kept from earlier reads.
    func consumeInput() {
        guard !isBlocked else { return }
        // Taken out for the time being: answering may end the connection, which drops its input.
        var bytes: [UInt8] = []
        swap(&bytes, &input)
        let used = inputUsed + bytes.withUnsafeBytes { consume(UnsafeRawBufferPointer(rebasing: $0[inputUsed...])) }
        inputUsed = 0
        guard used < bytes.count, !isClosed else { return }
        // Moved together only when most is used up, so that many small requests do not move the rest each time.
        if used > bytes.count / 2 { bytes.removeFirst(used) } else { inputUsed = used }
        input = bytes
    }

    /// Feeds bytes to the machine and does what it says, as far as nothing has to be waited for; gives how many were
    /// used.
    private func consume(_ bytes: UnsafeRawBufferPointer) -> Int {
        var used = 0
        var answered = 0
        if awaitsProxyHeader {
            used = readProxyHeader(bytes)
            if awaitsProxyHeader { return used }
        }
        while !isBlocked, used < bytes.count {
            let request = request ?? lendRequest()
            let step = machine.receive(UnsafeRawBufferPointer(rebasing: bytes[used...]), into: request)
            used += step.consumed
            guard request.body.count == bodyBytesHeld || holdBody(of: request) else {
                refuse(machine.noRoom(), request)
                return used
            }
            switch step.action {
            case .needMore:
                if machine.isIdle { giveRequestBack() }
                return used
            case .sendContinue:
                prepareOutput()
                output.bytes.append(ResponseSerializer.continueBytes)
            case .handle:
                answer(request)
                answered += 1
                if answered % Connection.requestsBetweenLooks == 0, isTurnUsedUp { rest() }
            case .refuse(let refusal): refuse(refusal, request)
            }
        }
        return used
    }

    private func refuse(_ refusal: Refusal, _ request: Request) {
        prepareOutput()
        host.serializer.append(refusal, as: Refusal.Form(answering: request), output: &output.bytes)
        ending = .lingering
    }

    /// Counts what has come of a body, if the loop has room for it.
    private func holdBody(of request: Request) -> Bool {
        guard host.hold(request.body.count - bodyBytesHeld) else { return false }
        bodyBytesHeld = request.body.count
        return true
    }

    /// Reads who the client is; gives how many bytes that took. What is no PROXY header ends the connection: a request
    /// without one would pass for the balancer's own.
    private func readProxyHeader(_ bytes: UnsafeRawBufferPointer) -> Int {
        switch ProxyHeader.read(bytes) {
        case .needMore: return 0
        case .header(let consumed, let source):
            awaitsProxyHeader = false
            if let source { sender = Sender(source, isTold: true) }
            // The first request's time begins now.
            restartDeadline()
            return consumed
        case .refused:
            host.noteBadProxyHeader(from: sender)
            end()
            return bytes.count
        }
    }

    /// Whether this turn of the loop has lasted long enough for the others to be due.
    private var isTurnUsedUp: Bool {
        MonotonicInstant.now().since(host.loop.now) > .milliseconds(EventLoop.turnBudgetMilliseconds)
    }

    private func rest() {
        guard !isResting, !isClosed else { return }
        isResting = true
        host.resumeSoon(self)
    }

    private func lendRequest() -> Request {
        let lent = host.lendRequest()
        lent.sender = sender
        request = lent
        return lent
    }

    func giveRequestBack() {
        releaseBody()
        if let request = request.take() { host.takeBack(request) }
    }

    /// The request is over, and its body is in nobody's way.
    func releaseBody() {
        guard bodyBytesHeld > 0 else { return }
        _ = host.hold(-bodyBytesHeld)
        bodyBytesHeld = 0
    }
}
