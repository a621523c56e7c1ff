import CLinux

/// What could not be done with a file, and why.
package struct FileError: Error, Hashable, CustomStringConvertible {
    /// The file or folder.
    package let path: String
    /// What went wrong, without the path and without a full stop: `cannot be read: Permission denied`.
    package let sentence: String

    /// A fault with the file at `path`.
    package init(path: String, sentence: String) { (self.path, self.sentence) = (path, sentence) }

    /// A fault that the system call just made reports in `errno`.
    init(_ path: String, _ what: String) {
        self.init(path: path, sentence: "\(what): \(String(cString: strerror(clinux_errno())))")
    }

    /// Path and sentence.
    package var description: String { "\(path) \(sentence)" }
}
