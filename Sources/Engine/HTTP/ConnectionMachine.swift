/// The life of one connection as a pure state machine: bytes in, actions out, no I/O and no clock.
///
/// The shell keeps the bytes it has read and feeds them here; what was consumed it drops, the rest it feeds again with
/// what follows. The order of calls: `receive` until it says `.handle` or `.refuse`; then the shell reads
/// `connectionOption`, serializes the answer with it, may say `writing()`, and when the answer is sent or queued says
/// `answered(_:)`. While a request is being handled no byte of the next one is consumed (pipelining).
public struct ConnectionMachine {
    /// What the shell does next.
    public enum Action {
        /// Read more; what was not consumed stays in front of it.
        case needMore
        /// Send `HTTP/1.1 100 Continue` and feed the rest (RFC 9110 §10.1.1).
        case sendContinue
        /// The request is complete: answer it.
        case handle
        /// Send the refusal and close.
        case refuse(Refusal)
    }

    /// What the shell does after an answer.
    public enum Next: Equatable {
        /// The next request may come: feed what is left in the buffer.
        case next
        /// Close when the answer has been sent.
        case close
    }

    private enum Phase {
        case idle, head, body, handling, writing, closed
    }

    private let limits: ServerLimits
    private var phase = Phase.idle
    private var parser = RequestParser()
    private var decoder = BodyDecoder(chunkedUpTo: 0)
    private var requestIsHTTP11 = true
    private var requestKeepsAlive = true
    /// True when the client sends no more: when `receive` then says `.needMore`, close.
    public private(set) var inputHasEnded = false
    /// How many requests this connection has brought in full.
    public private(set) var requestCount = 0
    /// Set when the process wants to end: every answer from then on carries `Connection: close`.
    public var isDraining = false

    /// A connection that has just been accepted.
    public init(limits: ServerLimits) {
        self.limits = limits
    }

    /// True while nothing of a next request has come; such a connection can be closed without a word.
    public var isIdle: Bool { phase == .idle }

    /// Takes bytes off the front of `bytes`. From a request's first byte to its `.handle` the `request` is the same.
    public mutating func receive(
        _ bytes: UnsafeRawBufferPointer, into request: Request
    ) -> (consumed: Int, action: Action) {
        switch phase {
        case .idle:
            guard !bytes.isEmpty else { return (0, .needMore) }
            request.reset()
            parser = RequestParser()
            phase = .head
            return receiveHead(bytes, into: request)
        case .head: return receiveHead(bytes, into: request)
        case .body: return receiveBody(bytes, into: request)
        case .handling, .writing: return (0, .needMore)
        // After a refusal the rest is thrown away, so that the client can read the answer before the reset.
        case .closed: return (bytes.count, .needMore)
        }
    }

    private mutating func receiveHead(
        _ bytes: UnsafeRawBufferPointer, into request: Request
    ) -> (consumed: Int, action: Action) {
        switch parser.parse(bytes, limits: limits, into: request) {
        case .needMore:
            // A lone empty line behind a body is not the beginning of a request.
            if parser.start == bytes.count { phase = .idle }
            return (0, .needMore)
        case .refused(let refusal):
            return (0, refuse(refusal))
        case .head(let consumed):
            guard let action = begin(request) else {
                let (taken, action) = receiveBody(bytes.part(consumed, bytes.count), into: request)
                return (consumed + taken, action)
            }
            return (consumed, action)
        }
    }

    /// What follows a complete head; nil when its body does.
    private mutating func begin(_ request: Request) -> Action? {
        (requestIsHTTP11, requestKeepsAlive) = (request.isHTTP11, request.keepAlive)
        guard request.layout.expectation != .unknown else {
            return refuse(Refusal(.expectationFailed, "The only expectation that is known here is 100-continue."))
        }
        switch request.layout.framing {
        case .none:
            return complete()
        case .chunked:
            decoder = BodyDecoder(chunkedUpTo: limits.bodyBytesMax)
        case .length(let length):
            do throws(Refusal) {
                decoder = try BodyDecoder(length: length, bodyBytesMax: limits.bodyBytesMax)
            } catch {
                return refuse(error)
            }
            request.body.reserveCapacity(Swift.min(length, FixedLimits.bodyBytesReservedMax))
        }
        phase = .body
        return request.layout.expectation == .continue ? .sendContinue : nil
    }

    private mutating func receiveBody(
        _ bytes: UnsafeRawBufferPointer, into request: Request
    ) -> (consumed: Int, action: Action) {
        let (consumed, outcome) = decoder.decode(bytes, into: &request.body)
        switch outcome {
        case .needMore: return (consumed, .needMore)
        case .done: return (consumed, complete())
        case .refused(let refusal): return (consumed, refuse(refusal))
        }
    }

    private mutating func complete() -> Action {
        phase = .handling
        requestCount += 1
        return .handle
    }

    /// There is no room for more of the body that is coming: what to tell the client before closing.
    public mutating func noRoom() -> Refusal {
        phase = .closed
        return Refusal(.serviceUnavailable, "Too much is being sent. Try again in a few seconds.")
    }

    private mutating func refuse(_ refusal: Refusal) -> Action {
        phase = .closed
        return .refuse(refusal)
    }
}

/// Answering and ending.
extension ConnectionMachine {
    /// What the answer to the request at hand says about the connection (RFC 9112 §9.3, §9.6).
    public var connectionOption: ConnectionOption {
        guard requestKeepsAlive, !isDraining, requestCount < limits.requestsPerConnectionMax,
            phase != .closed
        else { return .close }
        return requestIsHTTP11 ? .persist : .keepAlive
    }

    /// The answer's bytes are on their way, and from now on the client's reading is what is waited for.
    public mutating func writing() {
        precondition(phase == .handling, "only a request that is being handled can be answered")
        phase = .writing
    }

    /// The answer is given; `option` is what it said about the connection.
    public mutating func answered(_ option: ConnectionOption) -> Next {
        precondition(phase == .handling || phase == .writing, "a request is answered once, after it was complete")
        guard option != .close else {
            phase = .closed
            return .close
        }
        phase = .idle
        return .next
    }

    /// The client sends no more. Close at once, or only after the request at hand and those behind it in the buffer are
    /// answered: a client may half-close behind its last request.
    public mutating func inputEnded() -> Next {
        inputHasEnded = true
        guard phase == .handling || phase == .writing else {
            phase = .closed
            return .close
        }
        return .next
    }

    /// Which time-out runs now. It starts when this value changes and when a request was answered, not with each byte.
    public var deadline: Deadline {
        switch phase {
        case .idle: .idle
        case .head: .header
        case .body: .body
        case .handling: .handling
        case .writing, .closed: .write
        }
    }

    /// The time-out has passed: what to tell the client before closing, or nil to close without a word.
    public mutating func expired() -> Refusal? {
        defer { phase = .closed }
        switch phase {
        case .head: return Refusal(.requestTimeout, "The request's head took too long to come.")
        case .body: return Refusal(.requestTimeout, "The request's body took too long to come.")
        case .handling: return Refusal(.serviceUnavailable, "The answer took too long to make.")
        case .idle, .writing, .closed: return nil
        }
    }
}

/// The time-outs of a connection.
public enum Deadline: Sendable, Equatable {
    case idle, header, body, handling, write

    /// The time-out's length; nil for handling, whose deadline is the request's own.
    public func seconds(_ limits: ServerLimits) -> Int? {
        switch self {
        case .idle: limits.idleTimeoutSeconds
        case .header: limits.headerTimeoutSeconds
        case .body: limits.bodyTimeoutSeconds
        case .handling: nil
        case .write: limits.writeTimeoutSeconds
        }
    }
}

/// What an answer says about its connection.
public enum ConnectionOption: Sendable, Equatable {
    /// HTTP/1.1: it stays open and nothing needs to be said.
    case persist
    /// HTTP/1.0: it stays open, which must be said.
    case keepAlive
    /// It is closed after this answer.
    case close
}
