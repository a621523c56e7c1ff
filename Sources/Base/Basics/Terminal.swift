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

    /// Writes lines over the whole screen. Cut at 79 signs each: a line that wraps would push the others down.
    public static func redrawScreen(_ lines: [String], on descriptor: Int32) {
        // To the upper left corner; each line and what is below the last one is cleared as it is reached.
        let text = "\u{1B}[H" + lines.map { "\($0.prefix(79))\u{1B}[K\r\n" }.joined() + "\u{1B}[J"
        let bytes = Array(text.utf8)
        _ = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    }
}
