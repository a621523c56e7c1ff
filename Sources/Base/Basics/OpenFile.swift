import CLinux

/// What tells one state of a file from another without reading it.
public struct FileState: Hashable, Sendable {
    /// The file's number in its file system: one that takes another's name has a number of its own.
    public let inode: UInt64
    /// Its length.
    public let byteCount: Int
    /// When its bytes were last changed, in nanoseconds since 1970.
    public let modifiedNanoseconds: Int64

    /// The state of the plain file at `path`; nil where there is none.
    public static func of(_ path: String) -> FileState? {
        var facts = stat()
        return stat(path, &facts) == 0 ? FileState(facts) : nil
    }

    fileprivate static func of(_ descriptor: Int32) -> FileState? {
        var facts = stat()
        return fstat(descriptor, &facts) == 0 ? FileState(facts) : nil
    }

    private init?(_ facts: stat) {
        guard clinux_is_plain_file(facts.st_mode) != 0 else { return nil }
        (inode, byteCount) = (UInt64(facts.st_ino), Int(facts.st_size))
        modifiedNanoseconds = Int64(facts.st_mtim.tv_sec) * 1_000_000_000 + Int64(facts.st_mtim.tv_nsec)
    }
}

/// A plain file that is open for reading, until this value ends.
public struct OpenFile: ~Copyable {
    /// What the file was when it was opened.
    public let state: FileState
    private let descriptor: Int32
    private let path: String

    /// Opens a plain file. Does not wait for anybody, as opening a pipe would.
    public static func open(_ path: String) throws(FileError) -> OpenFile {
        let descriptor = clinux_open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0)
        guard descriptor >= 0 else { throw FileError(path, "cannot be opened") }
        guard let state = FileState.of(descriptor) else {
            close(descriptor)
            throw FileError(path: path, sentence: "is no plain file")
        }
        return OpenFile(state: state, descriptor: descriptor, path: path)
    }

    deinit { close(descriptor) }

    private init(state: FileState, descriptor: Int32, path: String) {
        (self.state, self.descriptor, self.path) = (state, descriptor, path)
    }

    /// Reads the whole file into a block, which says by `whenGone` that its memory is free again; so it does where the
    /// file cannot be read. One that is written to meanwhile is an error: what was read is of no state.
    public func block(whenGone: (@Sendable () -> Void)? = nil) throws(FileError) -> ByteBlock {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: state.byteCount, alignment: 16)
        let block = ByteBlock(owning: buffer, whenGone: whenGone)
        var got = 0
        while got < buffer.count {
            let count = read(descriptor, buffer.baseAddress?.advanced(by: got), buffer.count - got)
            if count < 0, clinux_errno() == EINTR { continue }
            guard count >= 0 else { throw FileError(path, "cannot be read") }
            guard count > 0 else { break }
            got += count
        }
        guard got == buffer.count, FileState.of(descriptor) == state else {
            throw FileError(path: path, sentence: "was changed while it was read")
        }
        return block
    }
}
