import Basics
import Catalog

/// The system's time-zone files: in the folder that the environment names by `TZDIR`, as for the C library, or in the
/// usual one.
public enum ZoneFiles {
    private static let folder = Environment.ofProcess()["TZDIR"] ?? "/usr/share/zoneinfo"
    private static let bytesMax = 1 << 20

    /// Whether the system has a file of that name.
    public static func has(_ zone: String) -> Bool { Files.exists("\(folder)/\(zone)") }

    /// The clock of an IANA zone; UTC, with a warning, where the system does not know it.
    static func clock(_ zone: String, _ log: Log) -> StoreClock {
        let isPlain = zone.utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || "/_+-".utf8.contains($0) }
        guard isPlain, let bytes = try? Files.read("\(folder)/\(zone)", bytesMax: bytesMax),
            let clock = StoreClock(zoneFile: bytes)
        else {
            log.warning("time zone '\(zone)' is unknown here (package tzdata): days begin in UTC")
            return StoreClock()
        }
        return clock
    }
}
