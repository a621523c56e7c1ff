import Basics

/// Which release this is, and what else of it lies beside the program.
public enum Release {
    /// What the source calls itself.
    public static let version = "0.4.0"

    /// The folder of the bundle that the running program lies in; nil for a program that was just built.
    static let folder: String? = {
        guard let program = Files.linkTarget("/proc/self/exe"), let slash = program.lastIndex(of: "/") else {
            return nil
        }
        let folder = String(program[..<slash])
        return Files.exists("\(folder)/\(versionFile)") ? folder : nil
    }()

    /// The bundle's own name, which `scripts/bundle` gave it; otherwise that of the source.
    static let name: String = {
        let bytes = folder.flatMap { try? Files.read("\($0)/\(versionFile)", bytesMax: nameBytesMax) }
        return bytes.map { String(utf8: $0).trimmed } ?? version
    }()

    /// A folder of the release: the bundle's, or the one that the command line stands in.
    static func folder(_ name: String) -> String { folder.map { "\($0)/\(name)" } ?? name }

    private static let versionFile = "VERSION"
    private static let nameBytesMax = 100
}
