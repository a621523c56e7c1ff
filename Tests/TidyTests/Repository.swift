import Foundation

/// The tree that the tests stand in.
struct Repository {
    let root: URL

    /// The repository of this very file: three levels up.
    static let own = Repository(
        root: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent())

    /// The root as commands print it.
    var path: String { root.path(percentEncoded: false) }

    /// Made by builds and runs, so nobody's prose: what `.gitignore` names, and git's own folder.
    private static let skipped: Set = [".git", "var", "dist", "__pycache__", ".build"]

    /// Every text file, by path. A file that is not UTF-8, or holds a zero byte, is no text.
    func textFiles() throws -> [SourceFile] {
        try paths().compactMap { path in
            guard let data = FileManager.default.contents(atPath: root.appending(path: path).path), !data.contains(0),
                let text = String(data: data, encoding: .utf8)
            else { return nil }
            return SourceFile(path, text)
        }
    }

    /// The path of every file, from the root, sorted.
    func paths() throws -> [String] { try paths(under: "").sorted() }

    private func paths(under folder: String) throws -> [String] {
        var found: [String] = []
        for name in try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path) {
            if Repository.skipped.contains(name) || name.hasPrefix(".build-") { continue }
            let path = folder.isEmpty ? name : folder + "/" + name
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: root.appending(path: path).path, isDirectory: &isFolder) else {
                continue  // gone since it was listed, or a link to nothing
            }
            found += isFolder.boolValue ? try paths(under: path) : [path]
        }
        return found
    }

    /// What a command printed, and its exit status.
    struct Outcome {
        var output: String
        var errors: String
        var status: Int32
    }

    /// Runs a command of the search path in the root and waits for its end.
    func run(_ command: [String]) throws -> Outcome {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = command
        process.currentDirectoryURL = root
        // Files rather than pipes: a full pipe that nobody reads stops the command.
        let folder = FileManager.default.temporaryDirectory.appending(path: "tidy-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (output, errors) = (folder.appending(path: "output"), folder.appending(path: "errors"))
        for file in [output, errors] { try Data().write(to: file) }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        process.waitUntilExit()
        return Outcome(
            output: try String(contentsOf: output, encoding: .utf8),
            errors: try String(contentsOf: errors, encoding: .utf8), status: process.terminationStatus)
    }
}

extension Repository {
    /// Writes a file, and its folder where there is none.
    func write(_ text: String, to path: String) throws {
        let file = root.appending(path: path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }
}
