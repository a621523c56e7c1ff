import Basics
import Glibc
import Testing

/// Lends a new folder, which is removed afterwards.
private func withFolder(_ body: (String) throws -> Void) throws {
    var template = Array("/tmp/vitrine-files-XXXXXX".utf8CString)
    let folder = String(cString: try #require(mkdtemp(&template)))
    defer { try? Files.removeTree(folder, inside: "/tmp") }
    try body(folder)
}

private func mode(_ path: String) -> UInt32 {
    var facts = stat()
    return lstat(path, &facts) == 0 ? facts.st_mode & 0o7777 : 0
}

@Suite("Files are read, written and removed whole")
struct FilesTests {
    @Test("what is written is read, replaced, and leaves nothing beside it")
    func writeAndRead() throws {
        try withFolder { folder in
            let path = "\(folder)/a"
            try Files.write(Array("one".utf8), to: path, mode: 0o600)
            try Files.write(Array(repeating: 7, count: 200_000), to: path, mode: 0o640)
            #expect(try Files.read(path, bytesMax: 200_000) == Array(repeating: 7, count: 200_000))
            #expect(mode(path) == 0o640)
            #expect(try Files.names(in: folder) == ["a"])
            try Files.remove(path)
            try Files.remove(path)
            #expect(!Files.exists(path))
        }
    }

    @Test("a new file is written under a free name only, and leaves nothing beside it")
    func writeNew() throws {
        try withFolder { folder in
            let path = "\(folder)/a"
            let isWritten = [try Files.writeNew([1], to: path, mode: 0o640), try Files.writeNew([2], to: path)]
            #expect(isWritten == [true, false])
            #expect(try Files.read(path, bytesMax: 1) == [1])
            #expect(mode(path) == 0o640)
            #expect(try Files.names(in: folder) == ["a"])
            #expect(throws: FileError.self) { try Files.writeNew([], to: "\(folder)/no/a") }
        }
    }

    @Test("a file that is longer than allowed, missing or a folder is an error with its path")
    func refusals() throws {
        try withFolder { folder in
            try Files.write([1, 2, 3], to: "\(folder)/a")
            #expect(throws: FileError(path: "\(folder)/a", sentence: "is longer than the 2 bytes allowed")) {
                try Files.read("\(folder)/a", bytesMax: 2)
            }
            #expect(throws: FileError(path: "\(folder)/b", sentence: "cannot be opened: No such file or directory")) {
                try Files.read("\(folder)/b", bytesMax: 2)
            }
            #expect(throws: FileError(path: folder, sentence: "cannot be read: Is a directory")) {
                try Files.read(folder, bytesMax: 2)
            }
            #expect(throws: FileError.self) { try Files.write([], to: "\(folder)/no/a") }
            #expect(throws: FileError(path: "\(folder)/a/b", sentence: "cannot be made: Not a directory")) {
                try Files.makeFolders("\(folder)/a/b")
            }
            #expect(throws: FileError(path: "\(folder)/a", sentence: "is not this user's own folder")) {
                try Files.makePrivateFolder("\(folder)/a")
            }
        }
    }

    @Test("an open file is read whole, and one that is another has another state")
    func openFile() throws {
        try withFolder { folder in
            let path = "\(folder)/a"
            let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0) }
            try Files.write(bytes, to: path)
            let file = try OpenFile.open(path)
            let (state, block) = (file.state, try file.block())
            #expect(Array(block.bytes) == bytes)
            #expect(state.byteCount == 200_000 && state == FileState.of(path))
            try Files.write(bytes, to: path)
            #expect(FileState.of(path) != state)
            #expect(FileState.of(folder) == nil && FileState.of("\(folder)/none") == nil)
        }
    }

    @Test("a file that is written to while it is open is not taken for what it was; a pipe is no file, and no wait")
    func changedFile() throws {
        try withFolder { folder in
            let path = "\(folder)/a"
            try Files.write([1, 2, 3], to: path)
            let file = try OpenFile.open(path)
            #expect(truncate(path, 2) == 0)
            var sentence = ""
            do throws(FileError) { _ = try file.block() } catch { sentence = error.sentence }
            #expect(sentence == "was changed while it was read")
            #expect(mkfifo("\(folder)/pipe", 0o600) == 0)
            for (name, sentence) in [
                ("pipe", "is no plain file"), ("none", "cannot be opened: No such file or directory"),
            ] {
                #expect(throws: FileError(path: "\(folder)/\(name)", sentence: sentence)) {
                    _ = try OpenFile.open("\(folder)/\(name)")
                }
            }
        }
    }

    @Test("files of /proc, which have no size, are read")
    func proc() throws {
        #expect(try !Files.read("/proc/self/stat", bytesMax: 65_536).isEmpty)
    }

    @Test("a tree is removed with all in it, links are not followed, and nothing outside the root is touched")
    func removeTree() throws {
        try withFolder { folder in
            try Files.makeFolders("\(folder)/srv/tree/deep/deeper")
            try Files.makeFolders("\(folder)/kept")
            try Files.write([1], to: "\(folder)/kept/file")
            try Files.write([1], to: "\(folder)/srv/tree/deep/file")
            #expect(symlink("\(folder)/kept", "\(folder)/srv/tree/deep/link") == 0)
            try Files.removeTree("\(folder)/srv/tree", inside: "\(folder)/srv")
            #expect(try Files.names(in: "\(folder)/srv").isEmpty)
            try Files.removeTree("\(folder)/srv/none", inside: "\(folder)/srv")
            for outside in ["\(folder)/kept", "\(folder)/srv", "\(folder)/srv/../kept", "/", ""] {
                #expect(throws: FileError.self) { try Files.removeTree(outside, inside: "\(folder)/srv") }
            }
            #expect(Files.exists("\(folder)/kept/file"))
        }
    }

    @Test("a private folder is closed to others, and taken again when it is one's own")
    func privateFolder() throws {
        try withFolder { folder in
            try Files.makePrivateFolder("\(folder)/p")
            chmod("\(folder)/p", 0o755)
            try Files.makePrivateFolder("\(folder)/p")
            #expect(mode("\(folder)/p") == 0o700)
            #expect(symlink("\(folder)/p", "\(folder)/link") == 0)
            #expect(throws: FileError.self) { try Files.makePrivateFolder("\(folder)/link") }
        }
    }

    @Test(
        "a path is made absolute by its letters alone",
        arguments: [
            ("var", "/home/a", "/home/a/var"), ("/var", "/home/a", "/var"), ("../b//c/./d/", "/home/a", "/home/b/c/d"),
            ("../../../..", "/home", "/"), (".", "/home/a/", "/home/a"), ("", "/", "/"),
        ])
    func absolute(path: String, folder: String, expected: String) {
        #expect(Files.absolutePath(path, from: folder) == expected)
    }

    @Test("a lock is held by one, names its holder, and is free again when let go of")
    func lock() throws {
        try withFolder { folder in
            let path = "\(folder)/lock"
            do {
                let held = try FileLock.take(path)
                #expect(throws: FileLock.Failure.held(by: ProcessID.current)) { _ = try FileLock.take(path) }
                _ = consume held
            }
            _ = try FileLock.take(path)
            #expect(throws: FileLock.Failure.self) { _ = try FileLock.take("\(folder)/no/lock") }
        }
    }
}

@Suite("What the process was given")
struct EnvironmentTests {
    @Test("variables are read from the system's form, of a repeated one the first")
    func block() {
        let environment = Environment(block: Array("A=1\0B=x=y\0A=2\0=z\0C\0D=\0".utf8))
        #expect(environment.variables == ["A": "1", "B": "x=y", "D": ""])
    }

    @Test("this process's own variables are there")
    func own() {
        #expect(Environment.ofProcess()["PATH"] == getenv("PATH").map { String(cString: $0) })
        #expect(Account.current().isRoot == (geteuid() == 0))
    }

    @Test("a program is found on the path, and a folder or plain file of the name is none")
    func program() {
        #expect(Environment(variables: ["PATH": "/nowhere:/bin"]).program("sh") == "/bin/sh")
        #expect(Environment(variables: ["PATH": "/etc:/"]).program("passwd") == nil)
        #expect(Environment(variables: ["PATH": "/"]).program("etc") == nil)
    }
}
