/// A run as a person watches it.
public enum LiveScreen {
    /// One screen of text.
    public static func lines(_ now: LiveFigures, url: String) -> [String] {
        let progress = "second \(now.second) of \(Int(now.secondsInAll.rounded(.up)))"
        var lines = [
            "vitrine-load  \(url)",
            now.isClosing ? "\(progress): the shoppers have gone, their carts are looked at" : progress,
            "",
            row("shoppers", "\(now.active)", "connections", "\(now.connections)"),
            row("answers/s", "\(now.answersPerSecond)", "in all", "\(now.answers)"),
            row("p50", milliseconds(now.p50), "p99", milliseconds(now.p99)) + "   longest " + milliseconds(now.largest)
                + "   (of \(Tally.recentSeconds) s)",
            row("put in carts", "\(now.added)", "sent again", "\(now.repetitions)"),
            row("failures", "\(now.failures)", "refused writes", "\(now.refusals)"),
            "",
        ]
        lines += now.failuresByName.map { "  \($0.name): \($0.count)" }
        return lines
    }

    /// The same in one line, for a log.
    public static func line(_ now: LiveFigures) -> String {
        "\(now.second) s: shoppers \(now.active), answers/s \(now.answersPerSecond), p50 \(milliseconds(now.p50)), "
            + "p99 \(milliseconds(now.p99)), longest \(milliseconds(now.largest)), failures \(now.failures), "
            + "refused \(now.refusals)\(now.isClosing ? ", closing" : "")"
    }

    /// Microseconds as people read them: `12.3 ms`.
    static func milliseconds(_ microseconds: Int) -> String {
        "\(microseconds / 1_000).\(microseconds % 1_000 / 100) ms"
    }

    private static func row(_ names: String...) -> String {
        names.enumerated().map { place, text in padded(text, to: place % 2 == 0 ? 15 : 12) }.joined()
    }

    private static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.count))
    }
}
