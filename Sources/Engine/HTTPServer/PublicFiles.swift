public import Basics
public import HTTP

/// The files of a folder, held in memory as whole answers. Read once at start; a request costs a look-up.
public struct PublicFiles: Sendable {
    private let files: PathTable
    /// A short text that changes when any file does: what pages put behind `?v=` so that browsers may keep files long.
    public let version: String

    /// A file is not larger than this, and there are not more than so many.
    public static let fileBytesMax = 4 << 20
    public static let filesMax = 10_000

    /// No files.
    public static let none = PublicFiles(files: [:], version: "0")

    private init(files: [[UInt8]: PreparedResponse], version: String) {
        (self.files, self.version) = (PathTable(files), version)
    }

    /// What packs a text: in gzip and in brotli, nil where that is no smaller.
    public typealias Packing = (ByteBlock) -> (gzip: [UInt8]?, brotli: [UInt8]?)

    /// Reads every file below `folder`. `digest` names a file's content in 64 hexadecimal digits; `pack` packs texts
    /// that do not lie there packed already: `styles.css.br` beside `styles.css` is its brotli, `.gz` its gzip.
    public static func load(
        _ folder: String, digest: ([UInt8]) -> String, pack: Packing = { _ in (nil, nil) }
    ) throws(FileError) -> PublicFiles {
        var files: [[UInt8]: PreparedResponse] = [:]
        var digests = ""
        var folders = [""]
        while let path = folders.popLast() {
            let names = try Files.names(in: folder + path).sorted().filter { !$0.hasPrefix(".") }
            let packed = Packed(among: names)
            for name in names where !packed.names.contains(name) {
                let file = "\(path)/\(name)"
                if Files.isFolder(folder + file) {
                    folders.append(file)
                    continue
                }
                guard files.count < filesMax else {
                    throw FileError(path: folder, sentence: "has more than \(filesMax) files")
                }
                let bytes = try Files.read(folder + file, bytesMax: fileBytesMax)
                let tag = String(digest(bytes).prefix(16))
                digests += "\(file) \(tag)\n"
                let bodies = try packed.bodies(of: name, in: folder + path)
                files[Array(file.utf8)] = response(bytes, named: name, tag: tag) { bodies ?? pack($0) }
            }
        }
        return PublicFiles(files: files, version: String(digest(Array(digests.utf8)).prefix(10)))
    }

    /// The answer for a path, if it is one of the files.
    public func response(for request: Request) -> PreparedResponse? {
        guard request.method == .get || request.method == .head else { return nil }
        return request.withPath { files[$0] }
    }

    /// The answer of the file at a path, as in `/placeholder.svg`.
    public func file(_ path: StaticString) -> PreparedResponse? {
        path.withUTF8Buffer { files[UnsafeRawBufferPointer($0)] }
    }

    private static func response(
        _ bytes: [UInt8], named name: String, tag: String, _ pack: Packing
    ) -> PreparedResponse {
        let block = ByteBlock(bytes)
        let packed = MediaType.isText(fileNamed: name) ? pack(block) : (gzip: nil, brotli: nil)
        return PreparedResponse(
            fields: MediaType.fields(ofFileNamed: name), entityTag: EntityTag(tag), identity: block,
            gzip: packed.gzip.map { ByteBlock($0) }, brotli: packed.brotli.map { ByteBlock($0) })
    }
}

/// The files of a folder that are another one of it, packed.
private struct Packed {
    let names: Set<String>

    init(among all: [String]) {
        let plain = Set(all)
        names = plain.filter { name in
            (name.hasSuffix(".br") || name.hasSuffix(".gz")) && plain.contains(String(name.dropLast(3)))
        }
    }

    /// The packed forms of a file; nil where there are none.
    func bodies(of name: String, in folder: String) throws(FileError) -> (gzip: [UInt8]?, brotli: [UInt8]?)? {
        let bodies = (gzip: try body("\(name).gz", in: folder), brotli: try body("\(name).br", in: folder))
        return bodies.gzip == nil && bodies.brotli == nil ? nil : bodies
    }

    private func body(_ name: String, in folder: String) throws(FileError) -> [UInt8]? {
        names.contains(name)
            ? try Files.read("\(folder)/\(name)", bytesMax: PublicFiles.fileBytesMax) : nil
    }
}

/// What the ending of a file's name says of the file.
public enum MediaType {
    /// The header fields of a file by its name: its type, how long it may be kept, and what it must not do.
    public static func fields(ofFileNamed name: String) -> [Response.Field] {
        var fields = [
            Response.Field("Content-Type", ofFile(named: name)),
            Response.Field("Cache-Control", "public, max-age=\(keepSeconds(ofFileNamed: name))"),
            Response.Field("X-Content-Type-Options", "nosniff"),
        ]
        if name.lowercased().hasSuffix(".svg") {
            // A picture from a merchant must not run as a page of the shop.
            fields.append(
                Response.Field("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox"))
        }
        return fields
    }

    /// How long clients may keep it: a year, for pages name files with their version and a picture's name stays for its
    /// life; an hour where others ask for it by a name of their own choice, such as `/robots.txt`.
    static func keepSeconds(ofFileNamed name: String) -> Int {
        switch name.split(separator: ".").last.map({ $0.lowercased() }) {
        case "css", "js", "svg", "woff2", "png", "jpg", "jpeg", "webp", "avif": 31_536_000
        default: 3_600
        }
    }

    /// Whether it is a text, which packing makes much smaller.
    static func isText(fileNamed name: String) -> Bool {
        let type = ofFile(named: name)
        return type.hasPrefix("text/") || type == "image/svg+xml" || type == "application/json"
    }

    /// Its media type.
    static func ofFile(named name: String) -> String {
        switch name.split(separator: ".").last.map({ $0.lowercased() }) {
        case "css": "text/css; charset=utf-8"
        case "js": "text/javascript; charset=utf-8"
        case "svg": "image/svg+xml"
        case "woff2": "font/woff2"
        case "png": "image/png"
        case "jpg", "jpeg": "image/jpeg"
        case "webp": "image/webp"
        case "avif": "image/avif"
        case "ico": "image/x-icon"
        case "txt": "text/plain; charset=utf-8"
        case "json", "webmanifest": "application/json"
        case "html": "text/html; charset=utf-8"
        default: "application/octet-stream"
        }
    }
}
