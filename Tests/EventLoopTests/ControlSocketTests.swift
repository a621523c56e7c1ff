import Basics
import EventLoop
import Foundation
import Testing

@Suite("A control socket")
struct ControlSocketTests {
    private let path = "/tmp/vitrine-control-\(UInt32.random(in: .min ... .max)).sock"

    /// Asks from another thread while a loop answers.
    private func answers(
        to lines: [String], _ answer: @escaping @Sendable (String) -> [UInt8]
    ) throws -> [Result<[UInt8], SystemError>] {
        let path = path
        return try EventLoop.runToEnd { loop in
            let socket = try ControlSocket(path, on: loop) { answer($0) }
            let pool = try BlockingPool(named: "asking", threadCount: 1, queueDepthMax: 8)
            var results: [Result<[UInt8], SystemError>] = []
            for line in lines {
                results.append(
                    try await pool.run {
                        Result { () throws(SystemError) in
                            try ControlSocket.ask(line, at: path, secondsMax: 5)
                        }
                    })
            }
            pool.close()
            socket.close()
            return results
        }
    }

    @Test("gives a line's answer, of any length, and takes itself away")
    func lines() throws {
        let long = [UInt8](repeating: 7, count: 3_000_000)
        let results = try answers(to: ["one", "", "long"]) { $0 == "long" ? long : Array("<\($0)>".utf8) }
        #expect(try results.map { try $0.get() } == [Array("<one>".utf8), Array("<>".utf8), long])
        #expect(!Files.exists(path))
        #expect(throws: SystemError.self) { try ControlSocket.ask("one", at: path, secondsMax: 1) }
    }

    @Test("passes over what is too long, and goes on")
    func tooLong() throws {
        let line = String(repeating: "x", count: ControlSocket.lineBytesMax + 1)
        let results = try answers(to: [line, "one"]) { Array($0.utf8) }
        #expect((try? results[0].get()) ?? [] == [])
        #expect(try results[1].get() == Array("one".utf8))
    }

    @Test("replaces a socket that nobody listens on, and leaves one that somebody does")
    func taken() throws {
        let path = path
        try EventLoop.runToEnd { loop in
            let first = try ControlSocket(path, on: loop) { _ in [] }
            #expect(throws: SystemError.self) { try ControlSocket(path, on: loop) { _ in [] } }
            first.close()
        }
        let left = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(left, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        close(left)
        #expect(bound == 0 && Files.exists(path))
        #expect(try answers(to: ["one"]) { Array($0.utf8) }[0].get() == Array("one".utf8))
    }
}
