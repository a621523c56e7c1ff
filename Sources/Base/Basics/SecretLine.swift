import CLinux

/// A line from standard input that nobody shall see, as of a password.
public enum SecretLine {
    /// Longer lines are cut.
    public static let bytesMax = 1_024

    /// Writes `prompt` to standard error where a person sits there, and reads a line without showing it; nil at the
    /// input's end.
    public static func read(prompt: String) -> String? {
        var shown = termios()
        guard tcgetattr(0, &shown) == 0 else { return line() }
        var hidden = shown
        hidden.c_lflag &= ~tcflag_t(ECHO)
        tcsetattr(0, TCSAFLUSH, &hidden)
        defer {
            tcsetattr(0, TCSAFLUSH, &shown)
            writeLine("", to: 2)
        }
        _ = prompt.withCString { write(2, $0, strlen($0)) }
        return line()
    }

    private static func line() -> String? {
        var bytes: [UInt8] = []
        var byte: UInt8 = 0
        while CLinux.read(0, &byte, 1) == 1 {
            if byte == UInt8(ascii: "\n") { return String(utf8: bytes) }
            if bytes.count < bytesMax { bytes.append(byte) }
        }
        return bytes.isEmpty ? nil : String(utf8: bytes)
    }
}
