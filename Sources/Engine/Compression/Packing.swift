public import Basics
import CBrotli
import CZlib

/// Packing a whole body once that is sent many times.
public enum Packing {
    /// Smaller bodies fit into a packet or two as they are.
    public static let bytesMin = 1_024

    /// zlib's usual level: higher ones take twice the time for one part in a hundred.
    private static let gzipLevel: Int32 = 6
    /// Between brotli's fast levels and those made for files that are packed once a release.
    private static let brotliQuality: Int32 = 5

    /// The bytes in gzip's format (RFC 1952), without name or time; nil where they would not be fewer.
    public static func gzip(_ block: ByteBlock) -> [UInt8]? {
        var stream = z_stream()
        // 15 bits of window, and 16 for gzip's frame instead of zlib's.
        let opened = deflateInit2_(
            &stream, gzipLevel, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        guard opened == Z_OK else { return nil }
        defer { deflateEnd(&stream) }
        return packed(block, room: Int(deflateBound(&stream, UInt(block.count)))) { output in
            // zlib does not write to what it packs.
            stream.next_in = UnsafeMutablePointer(
                mutating: block.bytes.baseAddress?.assumingMemoryBound(to: UInt8.self))
            stream.avail_in = UInt32(block.count)
            stream.next_out = output.baseAddress
            stream.avail_out = UInt32(output.count)
            return deflate(&stream, Z_FINISH) == Z_STREAM_END ? Int(stream.total_out) : nil
        }
    }

    /// The bytes in brotli's format (RFC 7932); nil where they would not be fewer.
    public static func brotli(_ block: ByteBlock) -> [UInt8]? {
        packed(block, room: BrotliEncoderMaxCompressedSize(block.count)) { output in
            var count = output.count
            let isPacked = BrotliEncoderCompress(
                brotliQuality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, block.count,
                block.bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), &count, output.baseAddress)
            return isPacked == BROTLI_TRUE ? count : nil
        }
    }

    private static func packed(
        _ block: ByteBlock, room: Int, _ pack: (UnsafeMutableBufferPointer<UInt8>) -> Int?
    ) -> [UInt8]? {
        guard block.count > 0, block.count <= Int(UInt32.max) else { return nil }
        let bytes = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
            count = pack(buffer) ?? 0
        }
        return bytes.isEmpty || bytes.count >= block.count ? nil : bytes
    }
}
