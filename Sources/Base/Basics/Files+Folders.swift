import CLinux

/// Folders and paths.
extension Files {
    /// The folder that relative paths start from.
    public static func currentFolder() throws(FileError) -> String {
        guard let path = getcwd(nil, 0) else { throw FileError(".", "has no path") }
        defer { free(path) }
        return String(cString: path)
    }

    /// `path` from the root, without `.`, `..` and doubled slashes; where it is relative, it starts from `folder`.
    /// Links are not looked at.
    public static func absolutePath(_ path: String, from folder: String) -> String {
        var names: [Substring] = []
        for name in (path.hasPrefix("/") ? path : "\(folder)/\(path)").split(separator: "/") where name != "." {
            if name == ".." { _ = names.popLast() } else { names.append(name) }
        }
        return "/" + names.joined(separator: "/")
    }

    /// The path from the root that leads to the same place without symbolic links; nil when there is nothing.
    public static func realPath(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }

    /// The place that a symbolic link names; nil when `path` is none or may not be read.
    public static func linkTarget(_ path: String) -> String? {
        var target = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink(path, &target, target.count)
        return count > 0 ? String(utf8: target[..<count].map(UInt8.init(bitPattern:))) : nil
    }

    /// Makes a folder and those above it, where they are missing; `mode` is for those that are made.
    public static func makeFolders(_ path: String, mode: UInt32 = 0o755) throws(FileError) {
        var made = path.hasPrefix("/") ? "/" : ""
        for name in path.split(separator: "/") {
            made += made.isEmpty || made == "/" ? name : "/\(name)"
            guard mkdir(made, mode) == 0 || clinux_errno() == EEXIST else { throw FileError(made, "cannot be made") }
        }
        guard isFolder(path) else { throw FileError(path: path, sentence: "is not a folder") }
    }

    /// Makes a folder that nobody else may enter. One that is there is taken only when it is this user's own, no link
    /// and as closed: in a folder such as `/tmp` others can make anything.
    public static func makePrivateFolder(_ path: String) throws(FileError) {
        guard mkdir(path, 0o700) == 0 || clinux_errno() == EEXIST else { throw FileError(path, "cannot be made") }
        var facts = stat()
        guard lstat(path, &facts) == 0 else { throw FileError(path, "cannot be made") }
        guard clinux_is_folder(facts.st_mode) != 0, facts.st_uid == geteuid() else {
            throw FileError(path: path, sentence: "is not this user's own folder")
        }
        guard chmod(path, 0o700) == 0 else { throw FileError(path, "cannot be closed to others") }
    }

    /// Whether a folder is at `path`.
    public static func isFolder(_ path: String) -> Bool {
        var facts = stat()
        return stat(path, &facts) == 0 && clinux_is_folder(facts.st_mode) != 0
    }

    /// The names in a folder in the order of their bytes, without `.` and `..`.
    public static func names(in folder: String) throws(FileError) -> [String] {
        guard let stream = opendir(folder) else { throw FileError(folder, "cannot be listed") }
        defer { closedir(stream) }
        return names(in: stream).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Removes whatever is at `path`, which must lie inside `root`, with all that is in it. Links are removed, never
    /// followed. Nothing there is no error.
    public static func removeTree(_ path: String, inside root: String) throws(FileError) {
        guard path.hasPrefix(root + "/"), !path.split(separator: "/").contains(where: { $0 == ".." || $0 == "." })
        else {
            throw FileError(path: path, sentence: "is not removed: it is not inside \(root)")
        }
        guard removeTree(path, from: AT_FDCWD, depth: 0) else { throw FileError(path, "cannot be removed") }
    }

    private static let depthMax = 64

    private static func removeTree(_ path: String, from parent: Int32, depth: Int) -> Bool {
        if unlinkat(parent, path, 0) == 0 || clinux_errno() == ENOENT { return true }
        guard clinux_errno() == EISDIR || clinux_errno() == EPERM, depth < depthMax else { return false }
        let descriptor = clinux_openat(parent, path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC, 0)
        guard descriptor >= 0 else { return false }
        guard let stream = fdopendir(descriptor) else {
            close(descriptor)
            return false
        }
        let isEmptied = names(in: stream).allSatisfy { removeTree($0, from: descriptor, depth: depth + 1) }
        closedir(stream)
        return isEmptied && unlinkat(parent, path, AT_REMOVEDIR) == 0
    }

    private static func names(in stream: OpaquePointer) -> [String] {
        // The name is read where it lies: an entry may be shorter than the C type says.
        guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { return [] }
        var names: [String] = []
        while let entry = readdir(stream) {
            let bytes = UnsafeRawPointer(entry).advanced(by: offset).assumingMemoryBound(to: CChar.self)
            let name = String(cString: bytes)
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }
}
