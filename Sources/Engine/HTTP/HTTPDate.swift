public import Basics

/// The form of dates in header fields: `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110 §5.6.7).
public enum HTTPDate {
    /// Every date has this length.
    public static let byteCount = 29

    /// The date of a moment.
    public static func bytes(_ instant: Instant) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(byteCount)
        append(instant, to: &output)
        return output
    }

    /// Appends the date of a moment.
    public static func append(_ instant: Instant, to output: inout [UInt8]) {
        let time = CivilTime(utc: instant)
        output.append(contentsOf: name(time.weekday, in: "SunMonTueWedThuFriSat"))
        output.append(", ")
        output.append(decimal: time.day, width: 2)
        output.append(" ")
        output.append(contentsOf: name(time.month - 1, in: "JanFebMarAprMayJunJulAugSepOctNovDec"))
        output.append(" ")
        output.append(decimal: time.year, width: 4)
        for (mark, part) in [(" ", time.hour), (":", time.minute), (":", time.second)] as [(StaticString, Int)] {
            output.append(mark)
            output.append(decimal: part, width: 2)
        }
        output.append(" GMT")
    }

    private static func name(_ index: Int, in names: StaticString) -> UnsafeRawBufferPointer {
        names.rawBytes.part(index * 3, index * 3 + 3)
    }
}
