package import Basics
package import HTTP

/// The files of a folder, held in memory as whole answers. Read once at start; a request costs a look-up.
package struct PublicFiles: Sendable {
    private let files: [[UInt8]: PreparedResponse]
    /// A short text that changes when any file does: what pages put behind `?v=` so that browsers may keep files long.
    package let version: String

    /// A file is not larger than this, and there are not more than so many.
    package static let fileBytesMax = 4 << 20
    package static let filesMax = 10_000

    /// No files.
    package static let none = PublicFiles(files: [:], version: "0")

    private init(files: [[UInt8]: PreparedResponse], version: String) {
        (self.files, self.version) = (files, version)
    }

    /// Reads every file below `folder`. `digest` names a file's content in 64 hexadecimal digits.
    package static func load(_ folder: String, digest: ([UInt8]) -> String) throws(FileError) -> PublicFiles {
        var files: [[UInt8]: PreparedResponse] = [:]
        var digests = ""
        var folders = [""]
        while let path = folders.popLast() {
            for name in try Files.names(in: folder + path).sorted() where !name.hasPrefix(".") {
                let file = "\(path)/\(name)"
                if Files.isFolder(folder + file) {
                    folders.append(file)
                    continue
                }
                guard files.count < filesMax else { throw FileError(path: folder, sentence: "has more than \(filesMax) files") }
                let bytes = try Files.read(folder + file, bytesMax: fileBytesMax)
                let tag = String(digest(bytes).prefix(16))
                digests += tag
                files[Array(file.utf8)] = response(bytes, named: name, tag: tag)
            }
        }
        return PublicFiles(files: files, version: String(digest(Array(digests.utf8)).prefix(10)))
    }

    /// The answer for a path, if it is one of the files.
    package func response(for request: Request) -> PreparedResponse? {
        guard request.method == .get || request.method == .head else { return nil }
        return files[Array(request.path)]
    }

    private static func response(_ bytes: [UInt8], named name: String, tag: String) -> PreparedResponse {
        var fields = [
            Response.Field("Content-Type", MediaType.ofFile(named: name)),
            // Pages name files with their version; a picture's name stays for its life.
            Response.Field("Cache-Control", "public, max-age=31536000"),
            Response.Field("X-Content-Type-Options", "nosniff"),
        ]
        if name.hasSuffix(".svg") {
            // A picture from a merchant must not run as a page of the shop.
            fields.append(Response.Field("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox"))
        }
        return PreparedResponse(fields: fields, entityTag: EntityTag(tag), identity: ByteBlock(bytes))
    }
}

/// Media types by the ending of a file's name.
enum MediaType {
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
