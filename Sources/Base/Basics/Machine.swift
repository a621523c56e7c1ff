import CLinux

/// The machine that the process runs on.
public enum Machine {
    /// How many cores it has online; at least one.
    public static var coreCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

    /// The most memory that this process has had, in kilobytes (`VmHWM`).
    public static var peakResidentKilobytes: Int? {
        guard let bytes = try? Files.read("/proc/self/status", bytesMax: 65_536) else { return nil }
        for line in String(utf8: bytes).split(separator: "\n") where line.hasPrefix("VmHWM:") {
            return line.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }.first
        }
        return nil
    }

    /// How many files and sockets this process may have open at once.
    public static var descriptorsMax: Int {
        let limit = clinux_descriptors_max()
        return limit < 0 ? .max : Int(limit)
    }

    /// How many bytes this process may still write to a folder's file system; nil where it cannot be asked.
    public static func freeBytes(at folder: String) -> Int64? {
        let free = clinux_free_bytes(folder)
        return free < 0 ? nil : free
    }

    /// Its name in the network, or `localhost`.
    public static var hostName: String {
        var name = [CChar](repeating: 0, count: 256)
        guard gethostname(&name, name.count - 1) == 0 else { return "localhost" }
        return String(utf8: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) })
    }
}

/// Ends the process with an exit status.
public func endProcess(status: Int32) -> Never {
    exit(status)
}

/// Ends the process with an exit status at once, whatever its threads are doing.
public func endProcessAtOnce(status: Int32) -> Never {
    _exit(status)
}
