import CLinux

/// Whole files and folders. These calls block: for start-up, commands and pools, not for requests.
public enum Files {
    /// Whether something is at `path`; a symbolic link counts as what it leads to.
    public static func exists(_ path: String) -> Bool {
        access(path, F_OK) == 0
    }

    /// A file's length in bytes; nil when there is none.
    public static func size(_ path: String) -> Int64? {
        var facts = stat()
        return stat(path, &facts) == 0 ? Int64(facts.st_size) : nil
    }

    /// Whether `path` is a file that this process may run.
    public static func isExecutable(_ path: String) -> Bool {
        var facts = stat()
        return access(path, X_OK) == 0 && stat(path, &facts) == 0 && clinux_is_plain_file(facts.st_mode) != 0
    }

    /// Reads a whole file; more than `bytesMax` bytes are an error. Files of `/proc`, which have no size, are read too.
    public static func read(_ path: String, bytesMax: Int) throws(FileError) -> [UInt8] {
        let descriptor = clinux_open(path, O_RDONLY | O_CLOEXEC, 0)
        guard descriptor >= 0 else { throw FileError(path, "cannot be opened") }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = CLinux.read(descriptor, &chunk, chunk.count)
            if count < 0, clinux_errno() == EINTR { continue }
            guard count >= 0 else { throw FileError(path, "cannot be read") }
            guard count > 0 else { return bytes }
            bytes.append(contentsOf: chunk[..<count])
            guard bytes.count <= bytesMax else {
                throw FileError(path: path, sentence: "is longer than the \(bytesMax) bytes allowed")
            }
        }
    }

    /// Writes a file so that at every moment, also after a loss of power, it is the old one or the new one: to a new
    /// file beside it, which then takes its name.
    public static func write(_ bytes: [UInt8], to path: String, mode: UInt32 = 0o644) throws(FileError) {
        let newPath = try filled(bytes, beside: path, mode: mode)
        guard rename(newPath, path) == 0 else {
            let failure = FileError(path, "cannot be written")
            unlink(newPath)
            throw failure
        }
    }

    /// Writes a file whole, as `write` does, under a name that nothing has; false when something has it by then, which
    /// stays as it is. The file system must know hard links: they alone give a name only if it is free, on NFS too.
    public static func writeNew(_ bytes: [UInt8], to path: String, mode: UInt32 = 0o644) throws(FileError) -> Bool {
        let newPath = try filled(bytes, beside: path, mode: mode)
        defer { unlink(newPath) }
        if link(newPath, path) == 0 { return true }
        guard clinux_errno() == EEXIST else { throw FileError(path, "cannot be written") }
        return false
    }

    /// Removes what processes that were killed have left of their `write` to `path`. Nobody may be writing it.
    public static func removeUnfinished(beside path: String) throws(FileError) {
        let (folder, name) = split(path)
        for found in try names(in: folder) where found.hasPrefix("\(name).") {
            let parts = found.dropFirst(name.count + 1).split(separator: "-", omittingEmptySubsequences: false)
            if parts.count == 2, parts.allSatisfy({ UInt64($0) != nil }) { try remove("\(folder)/\(found)") }
        }
    }

    private static func split(_ path: String) -> (folder: String, name: String) {
        guard let slash = path.lastIndex(of: "/") else { return (".", path) }
        return (slash == path.startIndex ? "/" : String(path[..<slash]), String(path[path.index(after: slash)...]))
    }

    /// Removes a file, if it is there.
    public static func remove(_ path: String) throws(FileError) {
        guard unlink(path) == 0 || clinux_errno() == ENOENT else { throw FileError(path, "cannot be removed") }
    }

    /// Gives a file or folder another name on the same file system; a file of that name is replaced.
    public static func move(_ path: String, to newPath: String) throws(FileError) {
        guard rename(path, newPath) == 0 else { throw FileError(path, "cannot be renamed to \(newPath)") }
    }

    /// Makes a symbolic link to `target`, which is written into it as it is.
    public static func makeLink(_ path: String, to target: String) throws(FileError) {
        guard symlink(target, path) == 0 else { throw FileError(path, "cannot be made a link") }
    }

    /// A file with these bytes, on the disk, under a name of its own in the folder of `path`.
    private static func filled(_ bytes: [UInt8], beside path: String, mode: UInt32) throws(FileError) -> String {
        let newPath = "\(path).\(ProcessID.current)-\(MonotonicInstant.now().nanoseconds)"
        let descriptor = clinux_open(newPath, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FileError(path, "cannot be written") }
        defer { close(descriptor) }
        guard fill(descriptor, with: bytes, mode: mode) else {
            let failure = FileError(path, "cannot be written")
            unlink(newPath)
            throw failure
        }
        return newPath
    }

    private static func fill(_ descriptor: Int32, with bytes: [UInt8], mode: UInt32) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                CLinux.write(descriptor, buffer.baseAddress?.advanced(by: sent), buffer.count - sent)
            }
            if count < 0, clinux_errno() == EINTR { continue }
            guard count > 0 else { return false }
            sent += count
        }
        return fchmod(descriptor, mode) == 0 && fsync(descriptor) == 0
    }
}
