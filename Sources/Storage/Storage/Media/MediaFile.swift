public import Basics
import Crypto

/// What is told of a media file without reading it.
public struct MediaFacts: Hashable, Sendable {
    /// The opaque text of its entity tag: another one whenever the file is another, or was written to.
    public let tag: String
    /// Its length.
    public let byteCount: Int

    /// A digest, as a file's number in the file system is nobody's business. The same on all nodes that share a folder.
    init(_ state: FileState) {
        let text = "\(state.inode) \(state.byteCount) \(state.modifiedNanoseconds)"
        (tag, byteCount) = (String(SHA256.hex(text.utf8).prefix(16)), state.byteCount)
    }
}

/// A media file to be sent.
public struct MediaFile: Sendable {
    /// What is told of it.
    public let facts: MediaFacts
    /// Its bytes, which others may be sent as well.
    public let block: ByteBlock
}
