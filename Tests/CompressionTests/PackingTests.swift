import Basics
import CBrotli
import Compression
import Foundation
import Testing

@Suite("Packing")
struct PackingTests {
    private let page = String(
        repeating: "<li class=\"card\"><a href=\"/robe-plissée.html\">Robe plissée</a></li>", count: 300)

    /// What a program of the system's makes of packed bytes.
    private func unpacked(_ bytes: [UInt8], by program: String, _ arguments: [String]) throws -> [UInt8] {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [program] + arguments
        let (input, output) = (Pipe(), Pipe())
        (process.standardInput, process.standardOutput) = (input, output)
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: Data(bytes))
        try input.fileHandleForWriting.close()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return Array(data)
    }

    @Test("gzip gives fewer bytes that gunzip makes whole again")
    func gzip() throws {
        let packed = try #require(Packing.gzip(ByteBlock(page.utf8)))
        #expect(packed.count < page.utf8.count / 10)
        #expect(try unpacked(packed, by: "gzip", ["-dc"]) == Array(page.utf8))
    }

    @Test("brotli gives fewer bytes still, and its own other half makes them whole again")
    func brotli() throws {
        let packed = try #require(Packing.brotli(ByteBlock(page.utf8)))
        #expect(packed.count <= (Packing.gzip(ByteBlock(page.utf8)) ?? []).count)
        var count = page.utf8.count
        let whole = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            let result = BrotliDecoderDecompress(packed.count, packed, &count, buffer.baseAddress)
            filled = result == BROTLI_DECODER_RESULT_SUCCESS ? count : 0
        }
        #expect(whole == Array(page.utf8))
    }

    @Test("what does not get smaller stays as it is")
    func incompressible() {
        var random = SystemRandom()
        let noise = ByteBlock((0..<4_096).map { _ in UInt8.random(in: .min ... .max, using: &random) })
        #expect(Packing.gzip(noise) == nil && Packing.brotli(noise) == nil)
        #expect(Packing.gzip(ByteBlock([])) == nil && Packing.brotli(ByteBlock([])) == nil)
    }
}
