/// Numbers as text, by our own digits.
enum Numbers {
    /// The nearest whole number, halves away from nought; without the C library, which not every program links.
    static func rounded(_ value: Double) -> Int { Int(value < 0 ? value - 0.5 : value + 0.5) }

    /// With at most two digits behind the point.
    static func text(_ value: Double) -> String {
        let hundredths = rounded(value * 100)
        let sign = hundredths < 0 ? "-" : ""
        let (whole, rest) = (hundredths.magnitude / 100, hundredths.magnitude % 100)
        if rest == 0 { return "\(sign)\(whole)" }
        let digits = rest % 10 == 0 ? "\(rest / 10)" : rest < 10 ? "0\(rest)" : "\(rest)"
        return "\(sign)\(whole == 0 ? "" : "\(whole)").\(digits)"
    }
}
