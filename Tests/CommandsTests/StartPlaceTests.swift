import Basics
import CLinux
import EventLoop
import Testing

@testable import Commands

@Suite("How a successor is started")
struct StartPlaceTests {
    private func place(
        _ name: String, setting: String = "", _ variables: [String: String] = [:], workingFolder: String = "/usr"
    ) -> StartPlace {
        StartPlace(
            [name, "serve"], setting: setting, Environment(variables: variables), workingFolder: workingFolder,
            own: "/opt/own")
    }

    @Test("by the path that this process was started by; links in it are for the successor to follow")
    func path() {
        #expect(place("/opt/vitrine/current/vitrine").executable == "/opt/vitrine/current/vitrine")
        #expect(place("bin/sh").executable == "/usr/bin/sh")
        #expect(place("./../x").executable == "/usr/./../x")
        #expect(place("sh", ["PATH": "/nowhere:/bin"]).executable == "/bin/sh")
        #expect(place("no-such-program", ["PATH": "/bin"]).executable == "/opt/own")
        #expect(place("/opt/a", setting: "/opt/b").executable == "/opt/b")
        #expect(place("/opt/a", setting: "/opt/b").arguments == ["/opt/a", "serve"])
    }

    @Test("in the folder by its name: a link that PWD has is followed anew, one that leads elsewhere is not")
    func folder() throws {
        let root = "/tmp/vitrine-place-\(ProcessID.current)"
        defer { try? Files.removeTree(root, inside: "/tmp") }
        for name in ["one", "two"] { try Files.makeFolders("\(root)/\(name)") }
        try #require(symlink("\(root)/one", "\(root)/current") == 0)
        let named = place("./vitrine", ["PWD": "\(root)/current"], workingFolder: "\(root)/one")
        #expect(named.folder == "\(root)/current")
        #expect(named.executable == "\(root)/current/./vitrine")
        #expect(place("x", ["PWD": "\(root)/current"], workingFolder: "\(root)/two").folder == "\(root)/two")
        #expect(place("x", ["PWD": "/no/such"], workingFolder: "\(root)/two").folder == "\(root)/two")
        #expect(place("x", workingFolder: "\(root)/two").folder == "\(root)/two")
    }

    @Test(
        "the shop's socket is the one of that name, or whichever is nothing else's",
        arguments: [
            ("shop:health", 3), ("health:shop:predecessor", 4), ("vitrine.socket", 3), ("health:vitrine.socket", 4),
            ("health:predecessor", nil), ("predecessor:unknown", 4),
        ] as [(String, Int32?)])
    func shopSocket(names: String, descriptor: Int32?) {
        let count = names.split(separator: ":").count
        let variables = ["LISTEN_PID": "42", "LISTEN_FDS": "\(count)", "LISTEN_FDNAMES": names]
        #expect(PassedDescriptors(Environment(variables: variables), of: ProcessID(42)).shopDescriptor == descriptor)
    }
}
