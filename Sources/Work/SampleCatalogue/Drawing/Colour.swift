/// A colour of the sRGB screen, as in `#1A1A1C`.
public struct Colour: Equatable, Sendable {
    /// Its parts, 0 to 255.
    public var red, green, blue: UInt8

    /// The colour of these parts.
    public init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// Reads `#RRGGBB`; nil for anything else.
    public init?(hex: String) {
        let digits = hex.utf8.dropFirst()
        guard hex.utf8.first == UInt8(ascii: "#"), digits.count == 6, digits.allSatisfy({ $0 != UInt8(ascii: "+") }),
            let value = UInt32(hex.dropFirst(), radix: 16)
        else { return nil }
        self.init(value)
    }

    /// The colour written `0xRRGGBB`.
    init(_ value: UInt32) {
        self.init(
            red: UInt8(value >> 16 & 0xFF), green: UInt8(value >> 8 & 0xFF), blue: UInt8(value & 0xFF))
    }

    /// `#RRGGBB`.
    public var hex: String {
        "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined()
    }

    /// This colour on its way to black: `0.35` is 35 % darker.
    public func darker(by share: Double) -> Colour { mixed(with: Colour(0x000000), share) }

    /// This colour on its way to white.
    public func lighter(by share: Double) -> Colour { mixed(with: Colour(0xFFFFFF), share) }

    /// This colour with that share of another one in it.
    public func mixed(with other: Colour, _ share: Double) -> Colour {
        func mix(_ from: UInt8, _ to: UInt8) -> UInt8 {
            UInt8(Numbers.rounded(Double(from) + (Double(to) - Double(from)) * share))
        }
        return Colour(red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue))
    }

    /// Relative luminance by WCAG 2.1, 0 (black) to 1 (white).
    public var luminance: Double {
        0.2126 * Self.linear(red) + 0.7152 * Self.linear(green) + 0.0722 * Self.linear(blue)
    }

    /// Contrast by WCAG 2.1, 1 (none) to 21.
    public func contrast(with other: Colour) -> Double {
        let (light, dark) = (max(luminance, other.luminance), min(luminance, other.luminance))
        return (light + 0.05) / (dark + 0.05)
    }

    private static func linear(_ part: UInt8) -> Double {
        let share = Double(part) / 255
        guard share > 0.04045 else { return share / 12.92 }
        // x^2.4 is x² · x^0.4, and x^0.4 the fifth root of x²: Newton's steps give the same bits on every machine.
        let base = (share + 0.055) / 1.055
        let square = base * base
        var root = 1.0
        for _ in 0..<24 { root -= (root - square / (root * root * root * root)) / 5 }
        return square * root
    }
}
