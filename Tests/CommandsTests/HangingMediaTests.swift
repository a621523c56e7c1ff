import Basics
import CLinux
import Commerce
import EventLoop
import HTTP
import Storage
import Testing

@testable import Commands

@Suite("Media on a file system that hangs")
struct HangingMediaTests {
    /// A folder whose file system hangs while `isHanging`; `stuck.svg` hangs always then, other files only if `all` do.
    private final class HangingFiles: MediaFiles {
        private let store: MediaStore
        private let state = Guarded((isHanging: false, hangsWhole: false, reads: 0))

        init(_ folder: String) { store = MediaStore(folder) }

        func hang(whole: Bool) { state.withLock { ($0.isHanging, $0.hangsWhole) = (true, whole) } }
        func recover() { state.withLock { $0.isHanging = false } }
        /// How many times the folder was asked.
        var reads: Int { state.withLock { $0.reads } }

        private func wait(for path: String) {
            state.withLock { $0.reads += 1 }
            while state.withLock({ $0.isHanging && ($0.hangsWhole || path == "/stuck.svg") }) { usleep(1_000) }
        }

        func keep(_ bytes: [UInt8], named name: String) throws(FileError) -> String {
            try store.keep(bytes, named: name)
        }
        func picture(_ path: String) -> [UInt8]? { store.picture(path) }
        func facts(_ path: String) -> MediaFacts? {
            wait(for: path)
            return store.facts(path)
        }
        func file(_ path: String, from blocks: MediaBlocks) throws(StoreFailure) -> MediaFile? {
            wait(for: path)
            return try store.file(path, from: blocks)
        }
    }

    private static let placeholder = PreparedResponse(
        fields: [], entityTag: EntityTag("p"), identity: ByteBlock("<svg>placeholder</svg>".utf8))

    private func drill(
        _ body: @escaping (EventLoop, HangingFiles, MediaResponder) async throws -> Void
    ) throws {
        let folder = "/tmp/vitrine-hanging-\(ProcessID.current)-\(UInt32.random(in: .min ... .max))"
        try Files.makeFolders(folder)
        defer { try? Files.removeTree(folder, inside: "/tmp") }
        for name in ["stuck", "a"] { try Files.write(Array("<svg/>".utf8), to: "\(folder)/\(name).svg") }
        mkfifo("\(folder)/pipe.svg", 0o600)
        try EventLoop.runToEnd { loop in
            let pool = try BlockingPool(named: "media", threadCount: 2, queueDepthMax: 8)
            defer { pool.close() }
            let files = HangingFiles(folder)
            defer { files.recover() }
            let media = MediaFolder(files, MediaBlocks(), on: pool, for: loop)
            try await body(loop, files, MediaResponder(media, placeholder: HangingMediaTests.placeholder))
        }
    }

    private func get(_ name: String, _ responder: MediaResponder) async -> String {
        await MediaResponderTests.answer("GET /media/\(name) HTTP/1.1", from: responder)
    }

    private func isPlaceholder(_ answer: String) -> Bool {
        answer.hasPrefix("HTTP/1.1 503 ") && answer.contains("\r\nRetry-After: 1\r\n")
            && answer.contains("\r\nCache-Control: no-store\r\n") && answer.hasSuffix("<svg>placeholder</svg>")
    }

    @Test("a picture that hangs is its placeholder in the end, and others are read meanwhile")
    func oneFile() throws {
        try drill { [self] loop, files, responder in
            files.hang(whole: false)
            var stuck: String?
            loop.start { stuck = await self.get("stuck.svg", responder) }
            var others = 0
            while stuck == nil {
                #expect(await get("a.svg", responder).hasPrefix("HTTP/1.1 200 "))
                others += 1
                await loop.sleep(for: .milliseconds(20))
            }
            #expect(others > 1)
            #expect(isPlaceholder(stuck ?? ""))
            #expect(await get("a.svg", responder).hasPrefix("HTTP/1.1 200 "))
            files.recover()
            #expect(await get("stuck.svg", responder).hasPrefix("HTTP/1.1 200 "))
        }
    }

    @Test("when nothing answers, placeholders come at once and nothing more is asked, until the folder is back")
    func wholeFolder() throws {
        try drill { [self] loop, files, responder in
            files.hang(whole: true)
            var answers: [String] = []
            for _ in 0..<10 { loop.start { answers.append(await self.get("a.svg", responder)) } }
            // The queue holds eight: the rest are answered without a wait, and the loop goes on with other work.
            var turns = 0
            while answers.count < 10 {
                await loop.sleep(for: .milliseconds(20))
                turns += 1
            }
            #expect(turns > 1)
            for answer in answers { #expect(isPlaceholder(answer)) }
            let reads = files.reads
            #expect(reads == 2)
            for _ in 0..<50 { #expect(isPlaceholder(await get("a.svg", responder))) }
            #expect(files.reads == reads)
            files.recover()
            var answer = await get("a.svg", responder)
            for _ in 0..<500 where !answer.hasPrefix("HTTP/1.1 200 ") {
                await loop.sleep(for: .milliseconds(10))
                answer = await get("a.svg", responder)
            }
            #expect(answer.hasPrefix("HTTP/1.1 200 "))
            // What had been given up before its turn was never read.
            #expect(files.reads == reads + 1)
        }
    }

    @Test("a pipe in the folder is no picture, and nobody waits for its other end")
    func pipe() throws {
        try drill { [self] _, _, responder in
            #expect(await get("pipe.svg", responder).hasPrefix("HTTP/1.1 404 "))
        }
    }
}
