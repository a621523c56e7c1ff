import Basics
import EventLoop
import HTTP
import Storage
import Testing

@testable import Commands

@Suite("Serving media")
struct MediaResponderTests {
    private static let picture = Array("<svg/>".utf8)

    /// What is answered to each request, with room for so many bytes of files.
    private func answers(bytesMax: Int = 100, _ requests: [String]) throws -> [String] {
        let folder = "/tmp/vitrine-media-\(ProcessID.current)-\(UInt32.random(in: .min ... .max))"
        try Files.makeFolders(folder)
        defer { try? Files.removeTree(folder, inside: "/tmp") }
        try Files.write(MediaResponderTests.picture, to: "\(folder)/a.svg")
        return try EventLoop.runToEnd { loop in
            let pool = try BlockingPool(named: "media", threadCount: 1, queueDepthMax: 8)
            defer { pool.close() }
            let media = MediaFolder(MediaStore(folder), MediaBlocks(bytesMax: bytesMax), on: pool, for: loop)
            let responder = MediaResponder(media, placeholder: nil)
            var answers: [String] = []
            for request in requests {
                // The tag of an earlier answer stands for itself.
                let tag = answers.last.map { MediaResponderTests.tag(in: $0) } ?? ""
                answers.append(await MediaResponderTests.answer(request.replacing("TAG", with: tag), from: responder))
            }
            return answers
        }
    }

    private static func tag(in answer: String) -> String {
        answer.split(separator: "\r\n").first { $0.hasPrefix("ETag: ") }.map { String($0.dropFirst(6)) } ?? ""
    }

    static func answer(_ text: String, from responder: MediaResponder) async -> String {
        var machine = ConnectionMachine(limits: ServerLimits())
        let request = Request()
        _ = Array("\(text)\r\nHost: a\r\n\r\n".utf8).withUnsafeBytes { machine.receive($0, into: request) }
        guard case .later(let work) = responder.reply(to: request) else { return "" }
        let serializer = ResponseSerializer(date: HTTPDate.bytes(Instant(seconds: 0)))
        var output: [UInt8] = []
        let block = serializer.append(await work(), to: request, connection: .persist, output: &output)
        if let block { output.append(contentsOf: block.bytes) }
        return String(utf8: output)
    }

    @Test("a picture comes with its tag, and a client that holds it is told so")
    func tags() throws {
        let answers = try answers([
            "GET /media/a.svg HTTP/1.1", "GET /media/a.svg HTTP/1.1\r\nIf-None-Match: TAG",
            "GET /media/a.svg HTTP/1.1\r\nIf-None-Match: \"other\"", "HEAD /media/a.svg HTTP/1.1",
        ])
        let tag = MediaResponderTests.tag(in: answers[0])
        #expect(tag.count == 18 && answers.allSatisfy { MediaResponderTests.tag(in: $0) == tag })
        for (answer, status) in zip(answers, [200, 304, 200, 200]) {
            #expect(answer.hasPrefix("HTTP/1.1 \(status) "))
            #expect(answer.contains("\r\nContent-Security-Policy: default-src 'none';"))
            #expect(answer.contains("\r\nX-Content-Type-Options: nosniff\r\n"))
            #expect(answer.contains("\r\nCache-Control: public, max-age=31536000\r\n"))
            #expect(answer.contains("\r\nContent-Type: image/svg+xml\r\n") == (status == 200))
        }
        #expect(answers[0].hasSuffix("\r\nContent-Length: 6\r\n\r\n<svg/>") && answers[2] == answers[0])
        #expect(!answers[1].contains("Content-Length") && answers[1].hasSuffix("\r\n\r\n"))
        #expect(answers[3].hasSuffix("\r\nContent-Length: 6\r\n\r\n"))
    }

    @Test("without room a GET is put off, while what needs no file to be read is answered")
    func noRoom() throws {
        let answers = try answers(
            bytesMax: MediaResponderTests.picture.count - 1,
            [
                "GET /media/a.svg HTTP/1.1", "HEAD /media/a.svg HTTP/1.1",
                "GET /media/a.svg HTTP/1.1\r\nIf-None-Match: TAG", "GET /media/none.svg HTTP/1.1",
                "HEAD /media/none.svg HTTP/1.1",
            ])
        #expect(answers.map { String($0.prefix(12).suffix(3)) } == ["503", "200", "304", "404", "404"])
        #expect(answers[0].contains("\r\nRetry-After: 1\r\n"))
    }
}
