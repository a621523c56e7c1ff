import Basics
import JSON
import Testing

@testable import LocalStack

@Suite("Where a stack keeps its things")
struct StackFolderTests {
    @Test("sockets lie in the folder as long as their addresses fit")
    func shortPaths() {
        let folder = StackFolder(path: "/home/a/shop/var", currentFolder: "/home/a/shop")
        #expect(folder.socket(.writer) == "/home/a/shop/var/run/writer.sock")
        #expect(folder.shown(folder.socket(.redis)) == "var/run/redis.sock")
        #expect(folder.shown("/home/a/shopping") == "/home/a/shopping")
    }

    @Test("sockets of a deep folder lie in a short one of their own, always the same", arguments: [90, 91, 400])
    func deepPaths(length: Int) {
        let path = "/" + String(repeating: "d", count: length - 1)
        let folder = StackFolder(path: path, currentFolder: "/")
        let addresses = StackServer.allCases.map { folder.socket($0) }
        #expect(addresses.allSatisfy { $0.utf8.count <= StackFolder.socketPathBytesMax })
        // "/run/writer.sock" has 16 bytes: 91 is the longest folder that leaves room for it.
        #expect(addresses.allSatisfy { $0.hasPrefix(length <= 91 ? "\(path)/run/" : "/tmp/vitrine-") })
        #expect(folder.socketFolder == StackFolder(path: path, currentFolder: "/x").socketFolder)
        if length > 91 {
            #expect(folder.socketFolder != StackFolder(path: path + "e", currentFolder: "/").socketFolder)
        }
    }

    @Test("a folder with a line end in its name is refused before anything is made")
    func controlCharacters() {
        #expect(throws: FileError.self) { try StackFolder.prepare("/tmp/vitrine\nuser=root", currentFolder: "/") }
        #expect(!Files.exists("/tmp/vitrine\nuser=root"))
    }

    @Test("passwords are made once and kept where only their owner reads")
    func secrets() throws {
        let path = "/tmp/vitrine-secrets-\(ProcessID.current)"
        let folder = try StackFolder.prepare(path, currentFolder: "/")
        defer { try? Files.removeTree(path, inside: "/tmp") }
        var random = SystemRandom()
        let made = try StackSecrets.of(folder, random: &random)
        #expect(try StackSecrets.of(folder, random: &random) == made)
        #expect(made.application != made.replication)
        #expect(made.application.utf8.count == 32)
        try Files.write(Array("{}".utf8), to: folder.secretsFile)
        #expect(try StackSecrets.of(folder, random: &random) != made)
    }
}
