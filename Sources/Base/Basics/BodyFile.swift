import CLinux
import Synchronization

/// A file in memory for large bodies that are sent many times: the kernel sends their pages as they lie (`sendfile`),
/// where a body in plain memory is copied for every client.
///
/// Bodies are put behind each other and never over each other: when one is gone its pages are given back, and those on
/// their way to a client stay until they are sent. The file's length grows, its memory does not.
public final class BodyFile: Sendable {
    private let descriptor: Int32
    private let end = Atomic<Int>(0)

    /// The file of this process; nil where the kernel gives none.
    public static let shared = BodyFile()

    private static let pageBytes = 4_096

    private init?() {
        descriptor = clinux_memory_file("bodies")
        if descriptor < 0 { return nil }
    }

    /// A copy of the bytes in the file; nil where there is no memory for it.
    public func block(_ body: [UInt8]) -> ByteBlock? {
        let length = (body.count + BodyFile.pageBytes - 1) / BodyFile.pageBytes * BodyFile.pageBytes
        guard !body.isEmpty else { return nil }
        let offset = end.wrappingAdd(length, ordering: .relaxed).oldValue
        let failed = UnsafeMutableRawPointer(bitPattern: -1)
        guard write(body, at: offset),
            let start = mmap(nil, length, PROT_READ, MAP_SHARED, descriptor, off_t(offset)), start != failed
        else {
            clinux_punch_hole(descriptor, off_t(offset), off_t(length))
            return nil
        }
        let bytes = UnsafeRawBufferPointer(start: start, count: body.count)
        let address = Int(bitPattern: start)
        return ByteBlock(mapped: bytes, at: (descriptor, offset)) { [descriptor] in
            munmap(UnsafeMutableRawPointer(bitPattern: address), length)
            clinux_punch_hole(descriptor, off_t(offset), off_t(length))
        }
    }

    private func write(_ body: [UInt8], at offset: Int) -> Bool {
        body.withUnsafeBytes { bytes in
            var written = 0
            while written < bytes.count {
                let rest = UnsafeRawBufferPointer(rebasing: bytes[written...])
                let count = pwrite(descriptor, rest.baseAddress, rest.count, off_t(offset + written))
                if count < 0, clinux_errno() == EINTR { continue }
                guard count > 0 else { return false }
                written += count
            }
            return true
        }
    }
}
