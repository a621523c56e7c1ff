import Basics
import Crypto
import Glibc
import Testing

@testable import Commands

@Suite("Releases on a node")
struct ReleaseFoldersTests {
    /// Lends the folder of a node and one for bundles, which are removed afterwards.
    private func withNode(_ body: (ReleaseFolders, String) throws -> Void) throws {
        var template = Array("/tmp/vitrine-releases-XXXXXX".utf8CString)
        let folder = String(cString: try #require(mkdtemp(&template)))
        defer { try? Files.removeTree(folder, inside: "/tmp") }
        try Files.makeFolders("\(folder)/node/releases")
        try body(ReleaseFolders(root: "\(folder)/node"), folder)
    }

    /// A bundle with a program, a page and its sums.
    private func bundle(_ version: String, in folder: String, program: String? = nil) throws -> Bundle {
        let place = "\(folder)/bundle-\(version)"
        try Files.makeFolders("\(place)/Public")
        let files = ["VERSION": "\(version)\n", "vitrine": program ?? "program \(version)", "Public/a.css": "a{}"]
        var sums = ""
        for (name, text) in files.sorted(by: { $0.key < $1.key }) {
            try Files.write(Array(text.utf8), to: "\(place)/\(name)", mode: name == "vitrine" ? 0o755 : 0o644)
            sums += "\(SHA256.hex(Array(text.utf8)))  \(name)\n"
        }
        try Files.write(Array(sums.utf8), to: "\(place)/SHA256SUMS")
        return Bundle(folder: place)
    }

    private func serve(_ version: String, _ folders: ReleaseFolders, _ folder: String) throws {
        _ = try folders.install(bundle(version, in: folder))
        try folders.turn(to: version)
        try folders.note(version)
    }

    @Test("a bundle is copied whole, programs stay programs, and a second time nothing is changed")
    func install() throws {
        try withNode { folders, folder in
            let bundle = try bundle("1.0", in: folder)
            #expect(try folders.install(bundle) == "1.0")
            let place = folders.folder(of: "1.0")
            #expect(Files.isExecutable("\(place)/vitrine") && !Files.isExecutable("\(place)/Public/a.css"))
            #expect(try folders.install(bundle) == "1.0")
            #expect(try Files.names(in: "\(folders.root)/releases") == ["1.0"])
        }
    }

    @Test("what was left half copied, or damaged since, is copied anew")
    func again() throws {
        try withNode { folders, folder in
            let bundle = try bundle("1.0", in: folder)
            try Files.makeFolders("\(folders.root)/releases/.1.0")
            try Files.write([1], to: "\(folders.root)/releases/.1.0/vitrine")
            _ = try folders.install(bundle)
            try Files.write([2], to: "\(folders.folder(of: "1.0"))/Public/a.css")
            _ = try folders.install(bundle)
            #expect(try Files.read("\(folders.folder(of: "1.0"))/Public/a.css", bytesMax: 10) == Array("a{}".utf8))
        }
    }

    @Test("a file that is not what was packed is refused, and no release bears the name")
    func flaw() throws {
        try withNode { folders, folder in
            let bundle = try bundle("1.0", in: folder)
            try Files.write(Array("other".utf8), to: "\(bundle.folder)/vitrine")
            #expect(throws: Bundle.Flaw.self) { try folders.install(bundle) }
            #expect(try folders.releases() == [])
        }
    }

    @Test("names that lead elsewhere are refused", arguments: ["../1", "a/b", "", ".hidden"])
    func names(version: String) throws {
        try withNode { _, folder in
            let place = "\(folder)/odd"
            try Files.makeFolders(place)
            try Files.write(Array(version.utf8), to: "\(place)/VERSION")
            #expect(throws: Bundle.Flaw.self) { try Bundle(folder: place).version() }
        }
    }

    @Test("the link names what is to serve; the one that served before is for a rollback")
    func turning() throws {
        try withNode { folders, folder in
            #expect(folders.current == nil && folders.previous == nil)
            try serve("1.0", folders, folder)
            #expect(folders.current == "1.0" && folders.previous == nil)
            try serve("1.1", folders, folder)
            #expect(folders.current == "1.1" && folders.previous == "1.0")
            try folders.turn(to: "1.0")
            #expect(folders.current == "1.0" && folders.previous == "1.1")
        }
    }

    @Test("other files of the same version are refused, whole as they are")
    func other() throws {
        try withNode { folders, folder in
            _ = try folders.install(bundle("1.0", in: folder))
            let other = try bundle("1.0", in: "\(folder)/other", program: "another program")
            #expect(throws: Bundle.Flaw.self) { try folders.holds(other) }
            #expect(throws: Bundle.Flaw.self) { try folders.install(other) }
            #expect(try folders.holds(bundle("1.0", in: folder)))
            #expect(try !folders.holds(bundle("1.1", in: folder)))
        }
    }

    @Test("what killed deployments left is removed, and nothing else")
    func leftovers() throws {
        try withNode { folders, folder in
            try serve("1.0", folders, folder)
            try Files.makeFolders("\(folders.root)/releases/.1.1/Public")
            try Files.makeLink("\(folders.root)/current.new", to: "releases/1.1")
            for name in ["history.12-345", "history.old", "history.12-", "history.1-2-3", "deploy.lock"] {
                try Files.write([], to: "\(folders.root)/\(name)")
            }
            #expect(try folders.prune() == [])
            #expect(try Files.names(in: "\(folders.root)/releases") == ["1.0"])
            let left = ["current", "deploy.lock", "history", "history.1-2-3", "history.12-", "history.old", "releases"]
            #expect(try Files.names(in: folders.root) == left)
        }
    }

    @Test("the last three that served are kept; one that was only installed goes")
    func pruning() throws {
        try withNode { folders, folder in
            for version in ["1.0", "1.1", "1.2"] { try serve(version, folders, folder) }
            _ = try folders.install(bundle("0.9", in: folder))
            try serve("1.3", folders, folder)
            #expect(try folders.prune() == ["0.9", "1.0"])
            #expect(try folders.releases() == ["1.1", "1.2", "1.3"])
            #expect(try folders.prune() == [])
        }
    }
}
