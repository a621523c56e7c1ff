public import Basics

/// Writes a catalogue into a folder that is whole or not there: all files go to a new folder beside it, which then
/// takes its name. A manifest marks the folder as generated; only such a folder is ever replaced.
public struct CatalogueFolder {
    /// Why nothing was written.
    public enum Failure: Error, Hashable {
        /// There is something in the folder that was not generated.
        case notOurs(path: String)
        case file(FileError)
    }

    /// What was written.
    public struct Written: Sendable, Hashable {
        /// A file, or all pictures together.
        public let name: String
        /// Rows of a table without its header, or pictures; and bytes.
        public let count: Int
        public let bytes: Int
    }

    private let path: String
    private let parent: String

    /// The file that marks a generated folder.
    public static let manifestName = "manifest.txt"
    private static let firstLine = "A generated sample catalogue: vitrine catalog generate replaces this folder."

    /// A folder by its absolute path, which is not the root.
    public init(_ path: String) {
        self.path = path
        parent = "/" + path.split(separator: "/").dropLast().joined(separator: "/")
    }

    /// Writes a catalogue, in place of the one that is there.
    public func write(_ catalogue: Catalogue) throws(Failure) -> [Written] {
        try checkPlace()
        let suffix = "\(ProcessID.current)-\(MonotonicInstant.now().nanoseconds)"
        let (new, old) = ("\(path).new-\(suffix)", "\(path).old-\(suffix)")
        do throws(FileError) {
            try Files.makeFolders(new)
            do throws(FileError) {
                let written = try CatalogueFolder.fill(new, with: catalogue)
                if Files.exists(path) { try Files.move(path, to: old) }
                try Files.move(new, to: path)
                try Files.removeTree(old, inside: parent)
                return written
            } catch {
                try? Files.removeTree(new, inside: parent)
                if !Files.exists(path) { try? Files.move(old, to: path) }
                throw error
            }
        } catch {
            throw .file(error)
        }
    }

    private func checkPlace() throws(Failure) {
        guard Files.exists(path) else { return }
        guard Files.isFolder(path) else { throw .notOurs(path: path) }
        do throws(FileError) {
            if try Files.names(in: path).isEmpty { return }
        } catch {
            throw .file(error)
        }
        let manifest = try? Files.read("\(path)/\(CatalogueFolder.manifestName)", bytesMax: 65_536)
        guard manifest?.starts(with: CatalogueFolder.firstLine.utf8) == true else { throw .notOurs(path: path) }
    }

    private static func fill(_ folder: String, with catalogue: Catalogue) throws(FileError) -> [Written] {
        var written: [Written] = []
        try written.append(table("attributes.csv", in: folder, catalogue.writeAttributes))
        try written.append(table("categories.csv", in: folder, catalogue.writeCategories))
        try written.append(table("products.csv", in: folder, catalogue.writeProducts))
        try written.append(table("price-history.csv", in: folder, catalogue.writePriceHistory))
        try written.append(pictures(of: catalogue, in: folder))
        try Files.write(manifest(catalogue.options, written), to: "\(folder)/\(manifestName)")
        return written
    }

    private typealias Sink = ([UInt8]) throws(FileError) -> Void

    private static func table(
        _ name: String, in folder: String, _ write: (@escaping Sink) throws(FileError) -> Void
    ) throws(FileError) -> Written {
        let file = try FileWriter("\(folder)/\(name)")
        var rows = -1
        try write { (row) throws(FileError) in
            rows += 1
            try file.write(row)
        }
        try file.syncAndClose()
        return Written(name: name, count: rows, bytes: file.byteCount)
    }

    /// Pictures are many and can be drawn again: nothing waits until the disk has each of them.
    private static func pictures(of catalogue: Catalogue, in folder: String) throws(FileError) -> Written {
        try Files.makeFolders("\(folder)/images")
        var (count, bytes) = (0, 0)
        try catalogue.drawPictures { (name, picture) throws(FileError) in
            let file = try FileWriter("\(folder)/images/\(name)")
            try file.write(picture)
            try file.close()
            count += 1
            bytes += picture.count
        }
        return Written(name: "images", count: count, bytes: bytes)
    }

    private static func manifest(_ options: CatalogueOptions, _ written: [Written]) -> [UInt8] {
        let variants = options.variants.map { "at most \($0) a model" } ?? "all"
        let (products, seed, date) = (options.products, options.seed, options.date.dateText)
        let lines =
            [firstLine, "products \(products), variants \(variants), seed \(seed), date \(date)"]
            + written.map { "\($0.name): \($0.count), \($0.bytes) bytes" }
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }
}
