import Basics

/// The framing of a body whose length is not known when it begins (RFC 9112 §7.1).
public enum ChunkedEncoder {
    /// Appends what goes before a chunk of `count` bytes. An empty chunk would end the body, so there must be some.
    public static func appendChunkHead(count: Int, to output: inout [UInt8]) {
        precondition(count > 0, "an empty chunk is the end of a body")
        output.append(hexadecimal: UInt(count))
        output.append("\r\n")
    }

    /// Appends what goes behind a chunk.
    public static func appendChunkEnd(to output: inout [UInt8]) {
        output.append("\r\n")
    }

    /// Appends a whole chunk; nothing for no bytes.
    public static func append(_ bytes: UnsafeRawBufferPointer, to output: inout [UInt8]) {
        guard !bytes.isEmpty else { return }
        appendChunkHead(count: bytes.count, to: &output)
        output.append(contentsOf: bytes)
        appendChunkEnd(to: &output)
    }

    /// Appends the end of the body, without trailers.
    public static func appendLastChunk(to output: inout [UInt8]) {
        output.append("0\r\n\r\n")
    }
}
