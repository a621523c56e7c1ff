import Basics
import CLinux
import EventLoop
import HTTP
import HTTPServer
import Testing

@Suite("The access log")
struct AccessLogTests {
    @Test("has a line for each answer, complete when the server has ended")
    func lines() throws {
        let pipe = try Pipe()
        let log = try AccessLog(to: pipe.writing)
        try TestServer.run(accessLog: log) { server in
            let (now, later) = (try server.get("/loop?a=1&b=%20"), try server.get("/later/1"))
            #expect(now?.status == 200)
            #expect(later?.status == 200)
        }
        log.close()
        let lines = pipe.text().split(separator: "\n").map(String.init).sorted { left, _ in left.contains("/later") }
        #expect(lines.count == 2)
        let words = lines.map { $0.split(separator: " ").map(String.init) }
        #expect(words.map { $0[2] } == ["path=/later/1", "path=/loop?a=1&b=%20"])
        for line in words {
            #expect(line.count == 6)
            #expect(line[0].count == "time=2026-11-24T10:06:40.123Z".count && line[0].hasSuffix("Z"))
            #expect(line[1] == "method=GET" && line[3] == "status=200")
            #expect(line[4].hasPrefix("bytes=") && Int(line[4].dropFirst(6)) ?? 0 > 50)
            #expect(line[5].hasPrefix("micros=") && Int(line[5].dropFirst(7)) != nil)
        }
    }

    @Test("that nobody reads holds up no answer")
    func unread() throws {
        let pipe = try Pipe()
        let log = try AccessLog(to: pipe.writing)
        try TestServer.run(loops: 1, accessLog: log) { server in
            let client = try server.client()
            for _ in 0..<3_000 {
                client.get("/loop")
                #expect(client.answer()?.status == 200)
            }
        }
        log.close()
    }
}

/// A pipe that is closed with its last use.
private final class Pipe {
    let writing: Int32
    private let reading: Int32

    init() throws {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw Failed() }
        (reading, writing) = (ends[0], ends[1])
    }

    deinit {
        close(reading)
        close(writing)
    }

    /// What has been written and fits one read.
    func text() -> String {
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = read(reading, &bytes, bytes.count)
        return String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self)
    }

    private struct Failed: Error {}
}
