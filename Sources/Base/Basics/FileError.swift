import CLinux

/// What could not be done with a file, and why.
public struct FileError: Error, Hashable, CustomStringConvertible {
    /// The file or folder.
    public let path: String
    /// What went wrong, without the path and without a full stop: `cannot be read: Permission denied`.
    public let sentence: String

    /// A fault with the file at `path`.
    public init(path: String, sentence: String) { (self.path, self.sentence) = (path, sentence) }

    /// A fault that the system call just made reports in `errno`.
    init(_ path: String, _ what: String) {
        self.init(path: path, sentence: "\(what): \(String(cString: strerror(clinux_errno())))")
    }

    /// Path and sentence.
    public var description: String { "\(path) \(sentence)" }
}
