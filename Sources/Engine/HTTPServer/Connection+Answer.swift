import Basics
import EventLoop
import HTTP

/// Answering a request.
extension Connection {
    /// So many bytes of answers are collected before they are sent.
    private static let outputBytesMax = 262_144

    /// Answers, or starts a task that will.
    func answer(_ request: Request) {
        guard let responder = host.responder else { return send(.busy, to: request) }
        host.noteBegin(of: request)
        if host.accessLines != nil { answerBegan = MonotonicInstant.now() }
        switch responder.reply(to: request) {
        case .now(let response):
            send(response, to: request)
        case .later(let work):
            startTask(request) { [self] in finish(await work()) }
        case .stream(let work):
            startTask(request) { [self] in
                switch await work() {
                case .whole(let response): finish(response)
                case .streamed(let head, let body): await stream(head, body)
                }
            }
        }
    }

    /// Starts the work of a request, or lets it wait for its turn, or refuses it where too many wait already.
    private func startTask(_ request: Request, _ operation: @escaping () async -> Void) {
        isHandling = true
        guard host.work.admit(self, operation) else {
            isHandling = false
            return send(host.refusal(of: request), to: request)
        }
    }

    /// The request has waited for its turn for too long, or its connection has died before it came.
    func turnWasMissed() {
        handlingHasEnded()
        guard !isClosed, let request else { return }
        send(host.refusal(of: request), to: request)
        work()
    }

    /// The end of a request's task. On a connection that has died meanwhile the request goes to nobody else: the task's
    /// closures may still hold it.
    private func finish(_ response: Response) {
        taskHasEnded()
        guard !isClosed, let request else { return }
        send(response, to: request)
        // When the task has waited, nobody stands below to go on.
        work()
    }

    private func taskHasEnded() {
        host.work.ended(isStreaming ? .stream : .task)
        handlingHasEnded()
    }

    private func handlingHasEnded() {
        isHandling = false
        isStreaming = false
        guard isClosed else { return }
        releaseBody()
        request = nil
        host.release()
    }

    private func send(_ response: Response, to request: Request) {
        let option = machine.connectionOption
        prepareOutput()
        let start = output.bytes.count
        output.block = host.serializer.append(response, to: request, connection: option, output: &output.bytes)
        noteHead(from: start)
        answerBytes += output.block?.count ?? 0
        complete(option, clientKeepsOpen: request.keepAlive)
    }

    /// The answer is in the output.
    private func complete(_ option: ConnectionOption, clientKeepsOpen: Bool) {
        if let request { host.accessLines?.add(request, status: answerStatus, bytes: answerBytes, from: answerBegan) }
        giveRequestBack()
        restartDeadline()
        if machine.answered(option) == .close { ending = clientKeepsOpen || mayHaveInput ? .lingering : .plainly }
        if output.block != nil || output.bytes.count > Connection.outputBytesMax { flush() }
    }

    /// Remembers what the access log says of an answer whose head begins at `start`: `HTTP/1.1 200`.
    private func noteHead(from start: Int) {
        guard host.accessLines != nil else { return }
        answerBytes = output.bytes.count - start
        answerStatus = output.bytes[(start + 9)..<(start + 12)].reduce(0) { $0 * 10 + Int($1 & 15) }
    }
}

/// Streaming an answer.
extension Connection {
    private func stream(_ head: Response, _ body: (any BodyWriting) async throws -> Void) async {
        guard !isClosed, let request else { return taskHasEnded() }
        guard host.work.becameStream() else { return finish(host.refusal(of: request)) }
        isStreaming = true
        restartDeadline()
        moveDeadline()
        let option = machine.connectionOption
        prepareOutput()
        let start = output.bytes.count
        let framing = host.serializer.appendStreamingHead(head, to: request, connection: option, output: &output.bytes)
        noteHead(from: start)
        if framing != .noBody {
            let writer = SliceWriter(self, framing)
            defer { writer.isOpen = false }
            do {
                let end = host.loop.now.advanced(by: .seconds(ConnectionHost.streamSeconds))
                try await RequestDeadline.$current.withValue(end) { try await body(writer) }
            } catch  where !isClosed {
                host.log.warning("an answer was broken off: \(error)")
                abort()
            } catch {
                // The client had left before: nobody misses the rest.
            }
        }
        taskHasEnded()
        guard !isClosed else { return }
        if framing == .chunked {
            prepareOutput()
            ChunkedEncoder.appendLastChunk(to: &output.bytes)
        }
        complete(framing == .untilClose ? .close : option, clientKeepsOpen: request.keepAlive)
        work()
    }

    fileprivate func write(_ bytes: [UInt8], _ framing: ResponseSerializer.Framing) async -> Bool {
        guard !isClosed else { return false }
        prepareOutput()
        answerBytes += bytes.count
        if framing == .chunked {
            bytes.withUnsafeBytes { ChunkedEncoder.append($0, to: &output.bytes) }
        } else {
            output.bytes.append(contentsOf: bytes)
        }
        flush()
        restartDeadline()
        moveDeadline()
        while isFull, !isClosed { await withUnsafeContinuation { writer = $0 } }
        await host.loop.yieldIfDue()
        return !isClosed
    }

    /// Rests for as long as the last part of a body has taken, if others have asked meanwhile.
    fileprivate func rest(after slice: inout StreamedSlice) async {
        if !isClosed, host.requestsBegun != slice.requestsBegun {
            let taken = MonotonicInstant.now().since(slice.began)
            await host.loop.sleep(for: min(taken, Connection.restMax))
        }
        slice = StreamedSlice(host)
    }

    /// A body is not held up for longer by what its last part may have waited for: a client, a lock.
    private static let restMax = TimeSpan.milliseconds(10)
}

/// A part of a streamed body that is being made: since when, and after how many of the loop's requests.
private struct StreamedSlice {
    let began = MonotonicInstant.now()
    let requestsBegun: UInt64

    init(_ host: ConnectionHost) { requestsBegun = host.requestsBegun }
}

/// The writing end of one streamed body: closed with it, so that whoever keeps it writes into no other answer.
///
/// Beside other requests a body has half of its loop's time at most: a whole catalogue takes seconds of a core and of
/// the database, and who asks for it waits longer gladly than a shopper does.
private final class SliceWriter: BodyWriting {
    private let connection: Connection
    private let framing: ResponseSerializer.Framing
    private var slice: StreamedSlice
    var isOpen = true

    init(_ connection: Connection, _ framing: ResponseSerializer.Framing) {
        (self.connection, self.framing, slice) = (connection, framing, StreamedSlice(connection.host))
    }

    func write(_ bytes: [UInt8]) async -> Bool {
        guard isOpen, await connection.write(bytes, framing) else { return false }
        await connection.rest(after: &slice)
        return isOpen && !connection.isClosed
    }
}

/// Writing.
extension Connection {
    /// Borrows a buffer for the output, where it has none.
    func prepareOutput() {
        if output.bytes.capacity == 0 { host.lendOutput(&output.bytes) }
    }

    /// Lets others use the buffer while this connection has nothing to say.
    func giveOutputBack() {
        if output.bytes.isEmpty, output.bytes.capacity > 0 { host.takeBackOutput(&output.bytes) }
    }

    /// Writes what the socket takes; the rest goes when it becomes writable.
    func flush() {
        guard !isClosed, !isFull, !output.isEmpty else { return }
        switch output.send(to: descriptor) {
        case .sent:
            writer.take()?.resume()
        case .full:
            isFull = true
        case .failed:
            end()
        }
    }
}
