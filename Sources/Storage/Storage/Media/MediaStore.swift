public import Basics
import Catalog
public import Commerce

/// Media as files. Its functions wait for the file system, for ever if that hangs.
public protocol MediaFiles: Sendable {
    /// Keeps a picture under a name like the one given and gives its path below `catalog/product`.
    func keep(_ bytes: [UInt8], named name: String) throws(FileError) -> String
    /// The bytes of a picture by its path below `catalog/product`.
    func picture(_ path: String) -> [UInt8]?
    /// What is told of a file by its path; nil where there is none.
    func facts(_ path: String) -> MediaFacts?
    /// A file by its path, to be sent from `blocks`; nil where there is none.
    func file(_ path: String, from blocks: MediaBlocks) throws(StoreFailure) -> MediaFile?
}

/// The shared folder of media, as files: `catalog/product/r/o/robe-1.jpg`. Its functions wait for the file system,
/// which may be far away: a node calls them on a pool (`MediaFolder`), a command as it is.
public struct MediaStore: MediaFiles {
    /// The folder.
    public let folder: String

    /// A picture is not larger than this.
    public static let fileBytesMax = 8 << 20
    /// So many names are tried where others have a picture's own.
    private static let namesMax = 1_000
    private static let pictures = "/catalog/product"

    /// The media below a folder.
    public init(_ folder: String) { self.folder = folder }

    /// Keeps a picture under a name like the one given and gives its path below `catalog/product`. A file with the same
    /// bytes is taken for it; another's name gets a number behind it, as in Magento.
    public func keep(_ bytes: [UInt8], named name: String) throws(FileError) -> String {
        guard let path = MediaPath.of(name: name) else {
            throw FileError(path: name, sentence: "is no name of a picture")
        }
        let full = folder + MediaStore.pictures + path
        try Files.makeFolders(String(full[..<(full.lastIndex(of: "/") ?? full.startIndex)]))
        for number in 0..<MediaStore.namesMax {
            let file = number == 0 ? path : MediaStore.numbered(path, number)
            if try hold(bytes, at: folder + MediaStore.pictures + file) { return file }
        }
        throw FileError(path: path, sentence: "is a name that too many pictures have")
    }

    /// What is told of a file below the folder, as in `/catalog/product/r/o/robe-1.jpg`; nil where there is none, and
    /// for a path that leads out of the folder.
    public func facts(_ path: String) -> MediaFacts? {
        guard MediaStore.isPlain(path), let state = FileState.of(folder + path), MediaStore.isServed(state) else {
            return nil
        }
        return MediaFacts(state)
    }

    /// A file below the folder, to be sent from `blocks`; nil as for `facts`.
    public func file(_ path: String, from blocks: MediaBlocks) throws(StoreFailure) -> MediaFile? {
        guard MediaStore.isPlain(path), let file = try? OpenFile.open(folder + path), MediaStore.isServed(file.state)
        else { return nil }
        return MediaFile(facts: MediaFacts(file.state), block: try blocks.block(of: file, at: path))
    }

    /// The bytes of a picture by its path below `catalog/product`.
    public func picture(_ path: String) -> [UInt8]? {
        guard MediaStore.isPlain(path) else { return nil }
        return try? Files.read(folder + MediaStore.pictures + path, bytesMax: MediaStore.fileBytesMax)
    }

    private static func isServed(_ state: FileState) -> Bool { state.byteCount <= fileBytesMax }

    /// Whether the file at a path has these bytes, which it gets where it is not there. Another node may make one
    /// between the look and the writing: then it has the name, and is compared like one that was there before.
    private func hold(_ bytes: [UInt8], at path: String) throws(FileError) -> Bool {
        if !Files.exists(path), try Files.writeNew(bytes, to: path) { return true }
        guard Files.size(path) == Int64(bytes.count) else { return false }
        return try Files.read(path, bytesMax: bytes.count) == bytes
    }

    private static func isPlain(_ path: String) -> Bool {
        path.hasPrefix("/")
            && path.split(separator: "/").allSatisfy { part in
                !part.hasPrefix(".") && part.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }
            }
    }

    private static func numbered(_ path: String, _ number: Int) -> String {
        guard let dot = path.lastIndex(of: ".") else { return "\(path)_\(number)" }
        return "\(path[..<dot])_\(number)\(path[dot...])"
    }
}
