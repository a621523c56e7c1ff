import Basics
import JSON

/// Which of the two databases takes writes. The servers keep the names they were made with: after a promotion the
/// server called reader is the writer, also for later starts.
enum StackPrimary {
    /// What `scripts/promote-reader` left in the folder; the writer where it was never used.
    static func of(_ folder: StackFolder) throws(FileError) -> StackServer {
        guard Files.exists(folder.primaryFile) else { return .writer }
        let json = try? JSONReader.parse(try Files.read(folder.primaryFile, bytesMax: 4_096))
        guard let server = json?["server"]?.string.flatMap(StackServer.init), server != .redis else {
            // Guessing would let the two databases drift apart.
            throw FileError(path: folder.primaryFile, sentence: "does not say which database takes writes")
        }
        return server
    }
}
