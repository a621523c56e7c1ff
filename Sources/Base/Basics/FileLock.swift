import CLinux

/// A file that one process at a time holds (flock(2)). The system lets go of it when the process ends, however it ends.
public struct FileLock: ~Copyable {
    /// Why a lock was not taken.
    public enum Failure: Error, Hashable {
        /// Another process holds it; its number is what the file says.
        case held(by: ProcessID?)
        case file(FileError)
    }

    private let descriptor: Int32

    /// Takes the lock on the file at `path`, which is made where it is missing, and writes this process's number into
    /// it. Does not wait.
    public static func take(_ path: String) throws(Failure) -> FileLock {
        let descriptor = clinux_open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw .file(FileError(path, "cannot be opened")) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let failure =
                clinux_errno() == EWOULDBLOCK
                ? Failure.held(by: holder(path)) : .file(FileError(path, "cannot be locked"))
            close(descriptor)
            throw failure
        }
        let line = Array("\(ProcessID.current)\n".utf8)
        _ = ftruncate(descriptor, 0)
        _ = pwrite(descriptor, line, line.count, 0)
        return FileLock(descriptor: descriptor)
    }

    deinit { close(descriptor) }

    private init(descriptor: Int32) { self.descriptor = descriptor }

    private static func holder(_ path: String) -> ProcessID? {
        guard let bytes = try? Files.read(path, bytesMax: 64) else { return nil }
        return Int32(String(utf8: bytes.prefix { $0 != UInt8(ascii: "\n") })).map { ProcessID($0) }
    }
}
