import Basics
import HTTP

/// The bytes of a connection, with whatever stands behind the first request.
///
/// - Where the bytes are cut makes no difference: the same requests, refusals and consumed bytes.
/// - What was understood, written anew without chunks, is understood the same way: nothing is read into a request that
///   another reader of the same bytes could see otherwise.
/// - No limit is overstepped.
/// - The answer is one that the request's fields allow: a coding that the client takes, 304 where it holds the page.
enum RequestCheck {
    /// The usual limits, and some that an input of a few hundred bytes meets.
    private static let limits: [ServerLimits] = {
        var tight = ServerLimits()
        (tight.headerBytesMax, tight.targetBytesMax, tight.fieldsMax) = (128, 24, 4)
        (tight.bodyBytesMax, tight.requestsPerConnectionMax) = (16, 2)
        return [ServerLimits(), tight]
    }()

    static func run(_ input: [UInt8]) throws(Finding) {
        for limits in limits {
            let whole = try Connection(limits).feed([input])
            for pieces in Pieces.cuts(of: input) {
                let cut = try Connection(limits).feed(pieces)
                try require(
                    cut == whole, "cut into \(pieces.map(\.count)) the input gives\n  \(cut)\n  instead of\n  \(whole)")
            }
            for case .request(let request, _, _) in whole { try checkRewritten(request) }
        }
    }

    private static func checkRewritten(_ request: Understood) throws(Finding) {
        var limits = ServerLimits()
        limits.fieldsMax += 1
        let text = request.rewritten
        guard case .request(let again, _, let consumed)? = try Connection(limits).feed([text]).first else {
            throw Finding("what was understood is refused when it is written anew: \(request)")
        }
        try require(consumed == text.count, "of a request written anew \(consumed) of \(text.count) bytes are taken")
        try require(again.isSame(as: request), "written anew, the request is\n  \(again)\n  instead of\n  \(request)")
    }
}

/// What a connection's bytes came to.
private enum Event: Equatable {
    /// A request, how its answer ends the connection, and the bytes consumed so far.
    case request(Understood, ConnectionOption, consumed: Int)
    case goOn(consumed: Int)
    case refused(Refusal)
}

/// One connection, answered at once.
private struct Connection {
    private var machine: ConnectionMachine
    private let limits: ServerLimits
    private let request = Request()
    private var events: [Event] = []
    private var consumed = 0

    init(_ limits: ServerLimits) {
        machine = ConnectionMachine(limits: limits)
        self.limits = limits
    }

    consuming func feed(_ pieces: [[UInt8]]) throws(Finding) -> [Event] {
        var buffer: [UInt8] = []
        for piece in pieces {
            buffer += piece
            while try step(&buffer) {}
        }
        return events
    }

    /// Whether there may be more in the buffer.
    private mutating func step(_ buffer: inout [UInt8]) throws(Finding) -> Bool {
        let isOver = if case .refused? = events.last { true } else { false }
        let (taken, action) = buffer.withExactCopy { machine.receive($0, into: request) }
        try require((0...buffer.count).contains(taken), "\(taken) of \(buffer.count) bytes are consumed")
        buffer.removeFirst(taken)
        consumed += taken
        switch action {
        case .needMore: return false
        case .sendContinue: events.append(.goOn(consumed: consumed))
        case .refuse(let refusal):
            try require(!isOver, "a connection is refused twice")
            events.append(.refused(refusal))
            return false
        case .handle:
            try require(!isOver, "a request is taken after a refusal")
            let understood = Understood(request)
            try understood.checkLimits(limits)
            try checkAnswer(understood)
            events.append(.request(understood, machine.connectionOption, consumed: consumed))
            return machine.answered(machine.connectionOption) == .next
        }
        return true
    }

    /// The serializer reads the request's fields too: what the client takes, what it holds.
    private func checkAnswer(_ understood: Understood) throws(Finding) {
        let serializer = ResponseSerializer(date: HTTPDate.bytes(Instant(seconds: 784_111_777)))
        var response = Response.text("page\n")
        response.set(.entityTag, "\"v1\"")
        var output: [UInt8] = []
        _ = serializer.append(response, to: request, connection: machine.connectionOption, output: &output)
        let text = String(utf8: output)
        try require(text.hasPrefix("HTTP/1.1 200 ") || text.hasPrefix("HTTP/1.1 304 "), "the answer is \(text)")
        let isBodySent = text.hasPrefix("HTTP/1.1 200 ") && understood.method != "HEAD"
        try require(text.hasSuffix("\r\n\r\n" + (isBodySent ? "page\n" : "")), "the answer ends otherwise: \(text)")
        try checkPrepared(understood, isHeld: text.hasPrefix("HTTP/1.1 304 "))
    }

    /// A ready answer comes in a coding that the client names, and is held by the client where a fresh one is.
    private func checkPrepared(_ understood: Understood, isHeld: Bool) throws(Finding) {
        let accepted = understood.fields.filter { $0.isNamed("accept-encoding") }
            .map { String(utf8: $0.value).lowercased() }.joined(separator: ",")
        for (answer, codings) in Connection.prepared {
            let selection = answer.select(for: request)
            switch selection {
            case .notModified: try require(isHeld, "a ready answer is held by the client, a fresh one is not")
            case .full(let coding):
                try require(!isHeld, "a fresh answer is held by the client, a ready one is not")
                try require(codings.contains(coding), "\(coding) is not at hand")
                let isNamed = accepted.contains(String(describing: coding.name)) || accepted.contains("*")
                try require(coding == .identity || isNamed, "\(coding) is sent to a client that takes \(accepted)")
            }
        }
    }

    private static let prepared: [(PreparedResponse, [ContentCoding])] = [
        [.identity], [.identity, .gzip], [.identity, .brotli], [.identity, .gzip, .brotli],
    ].map { (codings: [ContentCoding]) in
        let block = ByteBlock(Array("page\n".utf8))
        let answer = PreparedResponse(
            fields: [], entityTag: EntityTag("v1"), identity: block, gzip: codings.contains(.gzip) ? block : nil,
            brotli: codings.contains(.brotli) ? block : nil)
        return (answer, codings)
    }
}
