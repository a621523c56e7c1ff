public import Basics

/// Which reductions a day knows.
public enum SalePeriod: Hashable, Sendable {
    case ordinary, blackFriday
    /// The soldes, in their week 1 to 4.
    case soldes(week: Int)

    /// What share of all products is reduced, and by how many per cent, with the weight of each.
    var reductions: (percentOfProducts: Int, steps: [(Int, Int)]) {
        switch self {
        case .ordinary: (8, [(15, 1), (20, 1), (30, 1)])
        case .blackFriday: (30, [(20, 1), (30, 1)])
        case .soldes(week: 1): (55, [(30, 4), (20, 2), (40, 1), (50, 1)])
        case .soldes(week: 4): (45, [(50, 1), (60, 1), (70, 1)])
        case .soldes: (65, [(40, 1), (50, 1)])
        }
    }
}

/// The days of the French soldes and of Black Friday.
public enum SaleCalendar {
    /// A period with its first and its last day.
    public struct Span: Hashable, Sendable {
        /// What it is.
        public let period: SalePeriod
        /// As numbers of days since 1970-01-01.
        public let firstDay: Int64
        public let lastDay: Int64
    }

    /// The period that a day is in. An ordinary day's promotion began some days before and lasts four weeks.
    public static func span(on date: CivilTime) -> Span {
        let day = date.dayNumber
        for first in [winterSoldes(date.year), summerSoldes(date.year)] where (first..<first + soldesDays).contains(day)
        {
            return Span(
                period: .soldes(week: Int(day - first) / 7 + 1), firstDay: first, lastDay: first + soldesDays - 1)
        }
        let friday = blackFriday(date.year)
        if (friday - 7...friday + 3).contains(day) {
            return Span(period: .blackFriday, firstDay: friday - 7, lastDay: friday + 3)
        }
        return Span(period: .ordinary, firstDay: day - 4, lastDay: day + 24)
    }

    /// Four weeks (Code de commerce, L. 310-3).
    private static let soldesDays: Int64 = 28
    private static let (thursday, wednesday) = (4, 3)

    /// The second Wednesday of January; the first where the second falls after the 12th.
    private static func winterSoldes(_ year: Int) -> Int64 {
        let first = dayNumber(year, 1, 1)
        let wednesdays = first + days(from: first, to: wednesday)
        return wednesdays + 7 > dayNumber(year, 1, 12) ? wednesdays : wednesdays + 7
    }

    /// The last Wednesday of June; the one before where it falls after the 28th.
    private static func summerSoldes(_ year: Int) -> Int64 {
        let last = dayNumber(year, 6, 30)
        let wednesdays = last - (7 - days(from: last, to: wednesday)) % 7
        return wednesdays > dayNumber(year, 6, 28) ? wednesdays - 7 : wednesdays
    }

    /// The day after the fourth Thursday of November.
    private static func blackFriday(_ year: Int) -> Int64 {
        let first = dayNumber(year, 11, 1)
        return first + days(from: first, to: thursday) + 21 + 1
    }

    private static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int64 {
        CivilTime(year: year, month: month, day: day).dayNumber
    }

    /// How many days after `day` the next such weekday comes; none when it is one.
    private static func days(from day: Int64, to weekday: Int) -> Int64 {
        let own = CivilTime(utc: Instant(seconds: day * 86_400)).weekday
        return Int64((weekday - own + 7) % 7)
    }
}

extension CivilTime {
    /// The date of a number of days since 1970-01-01.
    init(dayNumber: Int64) { self.init(utc: Instant(seconds: dayNumber * 86_400)) }

    /// `2026-11-20`.
    public var dateText: String { String(sqlText.prefix(10)) }
}
