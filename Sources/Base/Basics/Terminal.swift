import CLinux

/// What a person sits in front of.
public enum Terminal {
    /// Whether a descriptor is a terminal.
    public static func isOne(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    /// Writes a line over the one that the cursor is in, and stays in it. Cut at 79 signs: a line that wraps cannot be
    /// written over.
    public static func rewriteLine(_ line: String, on descriptor: Int32) {
        let bytes = Array("\r\u{1B}[K\(line.prefix(79))".utf8)
        _ = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    }
}
