/// A date and time of day as people write them, without a time zone. Days from the civil calendar by the usual era
/// arithmetic (400-year cycles of 146,097 days), so that no C library state is touched.
public struct CivilTime: Hashable, Comparable, Sendable {
    public var year: Int
    public var month: Int
    public var day: Int
    public var hour: Int
    public var minute: Int
    public var second: Int

    /// A date, at midnight unless a time is given. The fields are taken as they are.
    public init(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0) {
        (self.year, self.month, self.day) = (year, month, day)
        (self.hour, self.minute, self.second) = (hour, minute, second)
    }

    /// What a clock in UTC shows at `instant`.
    public init(utc instant: Instant) {
        let seconds = instant.seconds
        let days = seconds.flooredQuotient(dividingBy: 86_400)
        let rest = Int(seconds - days * 86_400)
        let shifted = days + 719_468
        let era = shifted.flooredQuotient(dividingBy: 146_097)
        let dayOfEra = Int(shifted - era * 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        self.init(
            year: yearOfEra + Int(era) * 400 + (month <= 2 ? 1 : 0), month: month,
            day: dayOfYear - (153 * marchMonth + 2) / 5 + 1,
            hour: rest / 3_600, minute: rest / 60 % 60, second: rest % 60)
    }

    /// The moment at which a clock in UTC shows this.
    public var asUTC: Instant {
        Instant(seconds: dayNumber * 86_400 + Int64(hour * 3_600 + minute * 60 + second))
    }

    /// Days since 1970-01-01.
    public var dayNumber: Int64 {
        let year = Int64(month <= 2 ? year - 1 : year)
        let era = year.flooredQuotient(dividingBy: 400)
        let yearOfEra = year - era * 400
        let marchMonth = Int64(month > 2 ? month - 3 : month + 9)
        let dayOfYear = (153 * marchMonth + 2) / 5 + Int64(day) - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// 0 for Sunday to 6 for Saturday.
    public var weekday: Int {
        let day = (dayNumber + 4) % 7
        return Int(day < 0 ? day + 7 : day)
    }

    /// Orders by calendar and clock.
    public static func < (left: CivilTime, right: CivilTime) -> Bool {
        (left.year, left.month, left.day, left.hour, left.minute, left.second)
            < (right.year, right.month, right.day, right.hour, right.minute, right.second)
    }
}

extension CivilTime {
    /// Reads `2027-01-06` or `2027-01-06 08:00:00`; anything else, or a day that is not in the calendar, is nil.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10 || bytes.count == 19, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-")
        else {
            return nil
        }
        func number(_ range: Range<Int>) -> Int? {
            var value = 0
            for byte in bytes[range] {
                guard byte.isASCIIDigit else { return nil }
                value = value * 10 + Int(byte - 0x30)
            }
            return value
        }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
            (1...12).contains(month), (1...CivilTime.days(in: month, of: year)).contains(day)
        else { return nil }
        self.init(year: year, month: month, day: day)
        guard bytes.count == 19 else { return }
        guard bytes[10] == UInt8(ascii: " ") || bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
            bytes[16] == UInt8(ascii: ":"), let hour = number(11..<13), let minute = number(14..<16),
            let second = number(17..<19), hour < 24, minute < 60, second < 60
        else { return nil }
        (self.hour, self.minute, self.second) = (hour, minute, second)
    }

    /// `2027-01-06 08:00:00`, the form of SQL and of Magento's answers.
    public var sqlText: String {
        var bytes: [UInt8] = []
        bytes.append(decimal: year, width: 4)
        bytes.append("-")
        bytes.append(decimal: month, width: 2)
        bytes.append("-")
        bytes.append(decimal: day, width: 2)
        bytes.append(" ")
        bytes.append(decimal: hour, width: 2)
        bytes.append(":")
        bytes.append(decimal: minute, width: 2)
        bytes.append(":")
        bytes.append(decimal: second, width: 2)
        return String(utf8: bytes)
    }

    private static func days(in month: Int, of year: Int) -> Int {
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }
}
