import Glibc
import HTTP
import Testing

/// A golden file: whole exchanges as text. Its lines are
///
///     # a comment; `# limit NAME VALUE` sets a limit of the server
///     > a line that is sent, with CRLF behind it
///     < a line that must come back, without its CRLF; a line end that is not CRLF is written as `\n` or `\r`
///     = how the connection ends: `stays open` or `closes`, then `left N` when N bytes were not consumed
///
/// In a sent line `\r`, `\n`, `\t`, `\0` and `\xHH` stand for bytes, and a backslash at its end for no CRLF.
struct GoldenFile: CustomTestStringConvertible {
    let name: String
    var sent: [UInt8] = []
    var expected: [String] = []
    var ending = ""
    var limits = ServerLimits()

    var testDescription: String { name }

    /// Every file of the folder `Golden` beside this source.
    static let all: [GoldenFile] = {
        guard let listing = opendir(folder) else { return [] }
        defer { closedir(listing) }
        var names: [String] = []
        while let entry = readdir(listing) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasSuffix(".http") { names.append(name) }
        }
        return names.sorted().map { GoldenFile(name: $0) }
    }()

    private static let folder = String(#filePath.dropLast("GoldenFile.swift".count)) + "Golden"

    private static func text(of path: String) -> String {
        guard let file = fopen(path, "r") else { return "" }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = fread(&bytes, 1, bytes.count, file)
        return String(decoding: bytes[..<count], as: UTF8.self)
    }

    init(name: String) {
        self.name = name
        let text = Self.text(of: "\(Self.folder)/\(name)")
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let rest = line.dropFirst(line.dropFirst().first == " " ? 2 : 1)
            switch line.first {
            case ">": sent += Self.bytes(of: rest)
            case "<": expected.append(String(rest))
            case "=": ending = String(rest)
            case "#": set(rest.split(separator: " "))
            default: break
            }
        }
    }

    private mutating func set(_ words: [Substring]) {
        guard words.count == 3, words[0] == "limit", let value = Int(words[2]) else { return }
        switch words[1] {
        case "headerBytesMax": limits.headerBytesMax = value
        case "targetBytesMax": limits.targetBytesMax = value
        case "fieldsMax": limits.fieldsMax = value
        case "bodyBytesMax": limits.bodyBytesMax = value
        case "requestsPerConnectionMax": limits.requestsPerConnectionMax = value
        default: Issue.record("no limit \(words[1])")
        }
    }

    private static func bytes(of line: Substring) -> [UInt8] {
        var (bytes, rest) = ([UInt8](), Array(line.utf8)[...])
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\") else {
                bytes.append(byte)
                continue
            }
            switch rest.popFirst() {
            case nil: return bytes
            case UInt8(ascii: "r"): bytes.append(13)
            case UInt8(ascii: "n"): bytes.append(10)
            case UInt8(ascii: "t"): bytes.append(9)
            case UInt8(ascii: "0"): bytes.append(0)
            default:
                bytes.append(UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) ?? 0)
                rest = rest.dropFirst(2)
            }
        }
        return bytes + [13, 10]
    }

    /// What came back, as the lines of a golden file.
    static func lines(of output: String) -> [String] {
        let marked = output.utf8.reduce(into: [UInt8]()) { marked, byte in
            if byte == 10, marked.last == 13 {
                marked[marked.count - 1] = 10
            } else if byte == 10 {
                marked += Array("\\n".utf8)
            } else {
                marked.append(byte)
            }
        }
        return String(decoding: marked, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
            .map { String($0).replacing("\r", with: "\\r") }
    }
}
