import Basics
import HTTP

/// What a client sees of one connection: every byte that came back, and how it ended.
struct Transcript: Equatable {
    var output = ""
    var ending = "stays open"
    /// Bytes that the machine did not consume.
    var left = 0
}

/// Feeds a connection machine as the server's shell does, with a small site behind it.
struct Exchange {
    var limits = ServerLimits()
    var isDraining = false

    /// Sends the pieces one after the other and collects what comes back.
    func run(_ pieces: [[UInt8]]) -> Transcript {
        var machine = ConnectionMachine(limits: limits)
        machine.isDraining = isDraining
        let request = Request()
        let serializer = ResponseSerializer(date: HTTPDate.bytes(Instant(seconds: 784_111_777)))
        var (buffer, output): ([UInt8], [UInt8]) = ([], [])
        var transcript = Transcript()
        for piece in pieces where transcript.ending == "stays open" {
            buffer += piece
            var waits = false
            while !waits {
                let (consumed, action) = buffer.withUnsafeBytes { machine.receive($0, into: request) }
                buffer.removeFirst(consumed)
                switch action {
                case .needMore:
                    waits = true
                case .sendContinue:
                    output.append(ResponseSerializer.continueBytes)
                case .refuse(let refusal):
                    serializer.append(refusal, as: Refusal.Form(answering: request), output: &output)
                    transcript.ending = "closes"
                    waits = true
                case .handle:
                    let option = machine.connectionOption
                    let block = serializer.append(
                        Site.answer(request), to: request, connection: option, output: &output)
                    if let block { output.append(contentsOf: block.bytes) }
                    if machine.answered(option) == .close {
                        transcript.ending = "closes"
                        waits = true
                    }
                }
            }
        }
        transcript.output = String(utf8: output)
        transcript.left = buffer.count
        return transcript
    }

    /// The status codes of the answers to `text`, sent whole.
    func codes(_ text: String) -> [Int] {
        let output = run([Array(text.utf8)]).output
        return output.split(separator: "\r\n").filter { $0.hasPrefix("HTTP/1.1 ") }
            .compactMap { Int($0.dropFirst(9).prefix(3)) }
    }
}

/// A request as a handler gets it, or a test failure's worth of nil when the text is refused or incomplete.
func parsed(_ text: String) -> Request? {
    var machine = ConnectionMachine(limits: ServerLimits())
    let request = Request()
    let (_, action) = Array(text.utf8).withUnsafeBytes { machine.receive($0, into: request) }
    guard case .handle = action else { return nil }
    return request
}

/// A few pages whose answers show what the server understood.
enum Site {
    static let page = PreparedResponse(
        fields: [.init(.contentType, "text/html; charset=utf-8"), .init(.cacheControl, "max-age=60")],
        entityTag: EntityTag("v1"), identity: ByteBlock("plain page\r\n".utf8), gzip: ByteBlock("gzip\r\n".utf8),
        brotli: ByteBlock("br\r\n".utf8))

    static func answer(_ request: Request) -> Response {
        switch request.pathText {
        case "/page": return .prepared(page)
        case "/tagged":
            var response = Response.text("tagged\r\n")
            response.set(.entityTag, "\"t1\"")
            return response
        case "/nothing": return Response(status: .noContent)
        case "/go": return .redirect(to: request.queryItems["to"] ?? "/")
        default:
            let query = request.query.isEmpty ? "" : "?" + String(utf8: request.query)
            let body = String(utf8: request.body)
            return .text(
                "\(request.methodText) \(request.pathText)\(query)" + (body.isEmpty ? "" : " \(body)") + "\r\n")
        }
    }
}
