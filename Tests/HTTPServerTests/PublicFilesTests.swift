import Basics
import CLinux
import HTTP
import HTTPServer
import Testing

@Suite("The public folder is served from memory")
struct PublicFilesTests {
    /// Lends a folder with files, which is removed afterwards.
    private func withFolder(_ files: [String: String], _ body: (String) throws -> Void) throws {
        var template = Array("/tmp/vitrine-public-XXXXXX".utf8CString)
        let folder = String(cString: try #require(mkdtemp(&template)))
        defer { try? Files.removeTree(folder, inside: "/tmp") }
        for (name, text) in files {
            if let slash = name.lastIndex(of: "/") { try Files.makeFolders("\(folder)/\(name[..<slash])") }
            try Files.write(Array(text.utf8), to: "\(folder)/\(name)")
        }
        try body(folder)
    }

    /// A digest that is no digest, but differs when the content does.
    private func digest(_ bytes: [UInt8]) -> String {
        let sum = bytes.reduce(UInt64(bytes.count)) { (($0 ^ UInt64($1)) &* 0x9E37_79B9_7F4A_7C15) | 1 << 63 }
        return String(repeating: String(sum, radix: 16), count: 4)
    }

    private func request(_ line: String, _ fields: String = "") -> Request {
        var machine = ConnectionMachine(limits: ServerLimits())
        let request = Request()
        _ = Array("\(line) HTTP/1.1\r\nHost: a\r\n\(fields)\r\n".utf8).withUnsafeBytes {
            machine.receive($0, into: request)
        }
        return request
    }

    /// The answer's bytes on the wire.
    private func answer(_ files: PublicFiles, _ request: Request) -> String? {
        guard let prepared = files.response(for: request) else { return nil }
        let serializer = ResponseSerializer(date: HTTPDate.bytes(Instant(seconds: 0)))
        var output: [UInt8] = []
        let block = serializer.append(.prepared(prepared), to: request, connection: .persist, output: &output)
        if let block { output.append(contentsOf: block.bytes) }
        return String(utf8: output)
    }

    @Test("a file that lies packed beside another is its packed form, and is not served by a name of its own")
    func packedBefore() throws {
        let texts = ["styles.css": "a{}a{}", "styles.css.br": "b", "styles.css.gz": "gz", "alone.gz": "alone"]
        try withFolder(texts) {
            let files = try PublicFiles.load($0, digest: digest, pack: { _ in (nil, nil) })
            let brotli = try #require(answer(files, request("GET /styles.css", "Accept-Encoding: gzip, br\r\n")))
            #expect(brotli.contains("\r\nContent-Encoding: br\r\n") && brotli.hasSuffix("\r\n\r\nb"))
            let gzip = try #require(answer(files, request("GET /styles.css", "Accept-Encoding: gzip\r\n")))
            #expect(gzip.contains("\r\nContent-Encoding: gzip\r\n") && gzip.hasSuffix("\r\n\r\ngz"))
            #expect(answer(files, request("GET /styles.css"))?.hasSuffix("\r\n\r\na{}a{}") == true)
            #expect(answer(files, request("GET /styles.css.br")) == nil)
            #expect(answer(files, request("GET /alone.gz"))?.hasSuffix("alone") == true)
        }
    }

    @Test("texts are packed for whoever understands it, other files are not")
    func packed() throws {
        try withFolder(["styles.css": "a{}a{}", "fonts/a.woff2": "fontfont"]) {
            let files = try PublicFiles.load($0, digest: digest, pack: { _ in (Array("gz".utf8), Array("b".utf8)) })
            let styles = try #require(answer(files, request("GET /styles.css", "Accept-Encoding: gzip, br\r\n")))
            #expect(styles.contains("\r\nContent-Encoding: br\r\n") && styles.hasSuffix("\r\n\r\nb"))
            #expect(styles.contains("\r\nVary: Accept-Encoding\r\n"))
            let gzip = try #require(answer(files, request("GET /styles.css", "Accept-Encoding: gzip\r\n")))
            #expect(gzip.contains("\r\nContent-Encoding: gzip\r\n") && gzip.hasSuffix("\r\n\r\ngz"))
            #expect(answer(files, request("GET /styles.css"))?.hasSuffix("\r\n\r\na{}a{}") == true)
            let font = try #require(answer(files, request("GET /fonts/a.woff2", "Accept-Encoding: br\r\n")))
            #expect(!font.contains("Content-Encoding") && font.hasSuffix("\r\n\r\nfontfont"))
        }
    }

    @Test("a file has its type, its tag, its time and its bytes")
    func file() throws {
        try withFolder(["styles.css": "a{}", "fonts/a.woff2": "font", "robots.txt": "User-agent: *\n", ".hidden": "x"])
        {
            let files = try PublicFiles.load($0, digest: digest)
            let styles = try #require(answer(files, request("GET /styles.css?v=1")))
            #expect(styles.hasPrefix("HTTP/1.1 200 OK\r\n"))
            #expect(styles.contains("\r\nContent-Type: text/css; charset=utf-8\r\n"))
            #expect(styles.contains("\r\nCache-Control: public, max-age=31536000\r\n"))
            #expect(styles.hasSuffix("\r\nContent-Length: 3\r\n\r\na{}"))
            let tag = try #require(styles.split(separator: "\r\n").first { $0.hasPrefix("ETag: ") }).dropFirst(6)
            let held = try #require(answer(files, request("GET /styles.css", "If-None-Match: \(tag)\r\n")))
            #expect(held.hasPrefix("HTTP/1.1 304 "))
            #expect(answer(files, request("HEAD /fonts/a.woff2"))?.hasSuffix("Content-Length: 4\r\n\r\n") == true)
            #expect(answer(files, request("GET /robots.txt"))?.contains("max-age=3600\r\n") == true)
        }
    }

    @Test(
        "nothing else is there",
        arguments: [
            "POST /styles.css", "GET /", "GET /fonts", "GET /fonts/", "GET /.hidden", "GET /styles.cs",
            "GET //styles.css",
            "GET /../styles.css", "GET /fonts/../styles.css", "GET /styles%2Ecss",
        ])
    func nothingElse(_ line: String) throws {
        try withFolder(["styles.css": "a{}", "fonts/a.woff2": "font", ".hidden": "x"]) { folder in
            let files = try PublicFiles.load(folder, digest: digest)
            #expect(files.response(for: request(line)) == nil)
        }
    }

    @Test("many files are all found")
    func many() throws {
        let names = (0..<500).map { "file-\($0).txt" }
        try withFolder(Dictionary(uniqueKeysWithValues: names.map { ($0, $0) })) { folder in
            let files = try PublicFiles.load(folder, digest: digest)
            for name in names { #expect(answer(files, request("GET /\(name)"))?.hasSuffix("\r\n\(name)") == true) }
            #expect(answer(files, request("GET /file-500.txt")) == nil)
        }
    }

    @Test("a picture that is a document cannot act as a page of the shop")
    func svg() throws {
        try withFolder(["a.svg": "<svg/>", "a.png": "png"]) { folder in
            let files = try PublicFiles.load(folder, digest: digest)
            let policy = "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; sandbox\r\n"
            #expect(answer(files, request("GET /a.svg"))?.contains(policy) == true)
            #expect(answer(files, request("GET /a.svg"))?.contains("X-Content-Type-Options: nosniff\r\n") == true)
            #expect(answer(files, request("GET /a.png"))?.contains("Content-Security-Policy") == false)
        }
    }

    @Test("the version changes when a file does, and only then")
    func version() throws {
        try withFolder(["a.css": "a", "b.js": "b"]) { folder in
            let first = try PublicFiles.load(folder, digest: digest).version
            #expect(try PublicFiles.load(folder, digest: digest).version == first)
            try Files.write(Array("c".utf8), to: "\(folder)/b.js")
            #expect(try PublicFiles.load(folder, digest: digest).version != first)
        }
    }

    @Test("a folder that is not there is an error that names it")
    func missing() {
        #expect(throws: FileError.self) { try PublicFiles.load("/tmp/vitrine-no-such-folder", digest: digest) }
    }
}
