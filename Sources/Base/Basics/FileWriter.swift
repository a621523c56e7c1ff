import CLinux

/// A new file that is written from its start to its end, a piece at a time.
public final class FileWriter {
    private var descriptor: Int32
    private let path: String
    private var buffer: [UInt8] = []
    /// How many bytes were given so far.
    public private(set) var byteCount = 0

    private static let bufferBytes = 65_536

    /// Makes a file, which must not be there yet.
    public init(_ path: String, mode: UInt32 = 0o644) throws(FileError) {
        self.path = path
        descriptor = clinux_open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw FileError(path, "cannot be made") }
    }

    /// Writes to the process's standard output, which `name` stands for in errors.
    public init(standardOutputNamed name: String) throws(FileError) {
        path = name
        descriptor = dup(1)
        guard descriptor >= 0 else { throw FileError(name, "cannot be written") }
    }

    deinit {
        if descriptor >= 0 { CLinux.close(descriptor) }
    }

    /// Appends bytes; they may wait in memory for more.
    public func write(_ bytes: [UInt8]) throws(FileError) {
        byteCount += bytes.count
        buffer.append(contentsOf: bytes)
        if buffer.count >= FileWriter.bufferBytes { try flush() }
    }

    /// Hands all bytes to the system, waits until the disk has them, and ends.
    public func syncAndClose() throws(FileError) {
        try flush()
        guard fsync(descriptor) == 0 else { throw FileError(path, "cannot be written") }
        try close()
    }

    /// Hands all bytes to the system, and ends.
    public func close() throws(FileError) {
        try flush()
        let closed = CLinux.close(descriptor)
        descriptor = -1
        guard closed == 0 else { throw FileError(path, "cannot be written") }
    }

    private func flush() throws(FileError) {
        var sent = 0
        while sent < buffer.count {
            let count = buffer.withUnsafeBytes { bytes in
                CLinux.write(descriptor, bytes.baseAddress?.advanced(by: sent), bytes.count - sent)
            }
            if count < 0, clinux_errno() == EINTR { continue }
            guard count > 0 else { throw FileError(path, "cannot be written") }
            sent += count
        }
        buffer.removeAll(keepingCapacity: true)
    }
}
