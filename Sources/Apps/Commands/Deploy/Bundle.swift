import Basics
import Crypto

/// What `scripts/bundle` packed, unpacked: a release with the sum of each of its files.
struct Bundle {
    let folder: String

    /// The file of sums, as sha256sum(1) writes it.
    static let sumsFile = "SHA256SUMS"
    private static let sumsBytesMax = 4 << 20
    private static let fileBytesMax = 512 << 20

    /// What is wrong with a bundle, as a sentence.
    struct Flaw: Error, CustomStringConvertible {
        let description: String
    }

    /// The version that the bundle says it is.
    func version() throws -> String {
        let text = String(utf8: try Files.read("\(folder)/VERSION", bytesMax: 100)).trimmed
        let isName = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
                true
            default: false
            }
        }
        guard isName, !text.isEmpty, !text.hasPrefix(".") else {
            throw Flaw(description: "\(folder)/VERSION names no release: '\(text)'")
        }
        return text
    }

    /// Throws unless every file is there with its sum.
    func check() throws { try forEachFile { _, _, _ in } }

    /// Copies the files that have a sum, each checked on the way, into a folder that is not there yet.
    func copy(to target: String) throws {
        try Files.makeFolders(target)
        try forEachFile { name, bytes, isExecutable in
            if let slash = name.lastIndex(of: "/") { try Files.makeFolders("\(target)/\(name[..<slash])") }
            try Files.write(bytes, to: "\(target)/\(name)", mode: isExecutable ? 0o755 : 0o644)
        }
        try Files.write(sums(), to: "\(target)/\(Bundle.sumsFile)")
    }

    /// The file of sums: two bundles with the same one are the same.
    func sums() throws -> [UInt8] {
        try Files.read("\(folder)/\(Bundle.sumsFile)", bytesMax: Bundle.sumsBytesMax)
    }

    private func forEachFile(_ body: (_ name: String, _ bytes: [UInt8], _ isExecutable: Bool) throws -> Void) throws {
        let lines = String(utf8: try sums()).split(separator: "\n")
        guard !lines.isEmpty else { throw Flaw(description: "\(folder)/\(Bundle.sumsFile) names no file") }
        for line in lines {
            // 64 digits, two spaces, the name.
            let name = String(line.dropFirst(66))
            guard line.utf8.count > 66, !name.hasPrefix("/"), !name.split(separator: "/").contains("..") else {
                throw Flaw(description: "\(folder)/\(Bundle.sumsFile): '\(line)' is no line of sha256sum")
            }
            let path = "\(folder)/\(name)"
            let bytes = try Files.read(path, bytesMax: Bundle.fileBytesMax)
            guard SHA256.hex(bytes) == line.prefix(64) else {
                throw Flaw(description: "\(path) is not what was packed: deploy the bundle again")
            }
            try body(name, bytes, Files.isExecutable(path))
        }
    }
}
