import CLinux

/// A file that is read from its start to its end, a piece at a time.
public final class FileReader {
    private let descriptor: Int32
    private let path: String

    /// Opens a file for reading.
    public init(_ path: String) throws(FileError) {
        descriptor = clinux_open(path, O_RDONLY | O_CLOEXEC, 0)
        self.path = path
        guard descriptor >= 0 else { throw FileError(path, "cannot be opened") }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// The next bytes, at most `count`; none at the end.
    public func next(_ count: Int) throws(FileError) -> [UInt8] {
        var got = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            got = read(descriptor, buffer.baseAddress, count)
            initialized = max(0, got)
        }
        guard got >= 0 else { throw FileError(path, "cannot be read") }
        return bytes
    }
}
