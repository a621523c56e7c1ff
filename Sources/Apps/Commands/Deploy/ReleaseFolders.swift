import Basics

/// Where a node's releases lie: `releases/VERSION`, the link `current` to the one that is to serve, and `history`,
/// those that came to serve, the newest last. What is killed on the way leaves nothing half done under a release's
/// name.
struct ReleaseFolders {
    /// The folder of all this, such as `/opt/vitrine`.
    let root: String

    /// So many releases are kept: the one that serves and those before it.
    static let keptCount = 3
    private static let historyMax = 50
    private static let historyBytesMax = 65_536

    /// Where a release lies, or will.
    func folder(of version: String) -> String { "\(root)/releases/\(version)" }

    /// The release that the link names.
    var current: String? { Files.linkTarget(link).flatMap(ReleaseFolders.version(inPath:)) }

    /// The release that served last before the one that the link names, and is still there.
    var previous: String? { history.last { $0 != current && Files.isFolder(folder(of: $0)) } }

    /// The releases that are there, in the order of their names.
    func releases() throws(FileError) -> [String] {
        guard Files.isFolder("\(root)/releases") else { return [] }
        return try Files.names(in: "\(root)/releases").filter { !$0.hasPrefix(".") }
    }

    /// Copies a bundle to its place, file by file as its sums say, and gives its version. One that is there whole is
    /// left as it is.
    func install(_ bundle: Bundle) throws -> String {
        let version = try bundle.version()
        if try holds(bundle) { return version }
        let place = folder(of: version)
        let unfinished = "\(root)/releases/.\(version)"
        try Files.removeTree(unfinished, inside: root)
        try bundle.copy(to: unfinished)
        try Files.removeTree(place, inside: root)
        try Files.move(unfinished, to: place)
        return version
    }

    /// Whether a bundle lies in its place, whole. Throws where other files lie there under its name, whole too: they
    /// may be those that serve.
    func holds(_ bundle: Bundle) throws -> Bool {
        let place = folder(of: try bundle.version())
        guard Files.isFolder(place), (try? Bundle(folder: place).check()) != nil else { return false }
        guard try Bundle(folder: place).sums() == bundle.sums() else {
            throw Bundle.Flaw(description: "\(place) holds other files: give this bundle a version of its own")
        }
        return true
    }

    /// Makes the link name a release: at every moment it names the one or the other.
    func turn(to version: String) throws(FileError) {
        guard current != version else { return }
        try Files.remove(newLink)
        try Files.makeLink(newLink, to: "releases/\(version)")
        try Files.move(newLink, to: link)
    }

    /// Takes the link away: no release is to serve.
    func turnAway() throws(FileError) { try Files.remove(link) }

    /// Notes that a release has come to serve.
    func note(_ version: String) throws(FileError) {
        let lines = (history.filter { $0 != version } + [version]).suffix(ReleaseFolders.historyMax)
        try Files.write(Array(lines.map { $0 + "\n" }.joined().utf8), to: historyFile)
    }

    /// Removes releases that are too many and gives their names. One that serves, or served last before it, stays.
    /// What deployments left that were killed goes as well.
    func prune() throws(FileError) -> [String] {
        let kept = Set(history.suffix(ReleaseFolders.keptCount) + [current, previous].compactMap { $0 })
        let old = try releases().filter { !kept.contains($0) }
        for version in old { try Files.removeTree(folder(of: version), inside: root) }
        for name in try Files.names(in: "\(root)/releases") where name.hasPrefix(".") {
            try Files.removeTree("\(root)/releases/\(name)", inside: root)
        }
        try Files.removeUnfinished(beside: historyFile)
        try Files.remove(newLink)
        return old
    }

    /// The version of the release whose folder a path leads into.
    static func version(inPath path: String) -> String? {
        let names = path.split(separator: "/")
        guard let place = names.lastIndex(of: "releases"), place + 1 < names.count else { return nil }
        return String(names[place + 1])
    }

    private var link: String { "\(root)/current" }
    private var newLink: String { "\(link).new" }
    private var historyFile: String { "\(root)/history" }

    private var history: [String] {
        let bytes = try? Files.read(historyFile, bytesMax: ReleaseFolders.historyBytesMax)
        return String(utf8: bytes ?? []).split(separator: "\n").map(String.init)
    }
}
