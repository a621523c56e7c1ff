import Basics
import Testing

@Suite("Civil time")
struct CivilTimeTests {
    @Test("every day from 1600 to 2400 goes to an instant and back, and the weekday moves by one")
    func days() {
        var day = CivilTime(year: 1_600, month: 1, day: 1).dayNumber
        let last = CivilTime(year: 2_400, month: 12, day: 31).dayNumber
        var weekday = CivilTime(year: 1_600, month: 1, day: 1).weekday
        while day <= last {
            let civil = CivilTime(utc: Instant(seconds: day * 86_400 + 86_399))
            guard civil.dayNumber == day, civil.hour == 23, civil.second == 59, civil.weekday == weekday else {
                Issue.record("day \(day) is not itself: \(civil.sqlText)")
                return
            }
            day += 1
            weekday = (weekday + 1) % 7
        }
    }

    @Test(
        "known days",
        arguments: [
            ("1970-01-01", 0, 4), ("2000-02-29", 951_782_400, 2), ("2026-11-24", 1_795_478_400, 2),
            ("1969-12-31", -86_400, 3),
        ] as [(String, Int64, Int)])
    func known(text: String, seconds: Int64, weekday: Int) throws {
        let civil = try #require(CivilTime(text))
        #expect(civil.asUTC.seconds == seconds)
        #expect(civil.weekday == weekday)
        #expect(civil.sqlText == "\(text) 00:00:00")
    }

    @Test(
        "what is no date is nil",
        arguments: [
            "", "2026-11-31", "2026-02-29", "2026-13-01", "2026-1-01", "2026-11-24 24:00:00", "2026-11-24 1:00:00",
            "2026/11/24", "2026-11-24 10:60:00", "2026-11-24T10:00", "éé26-11-24",
        ])
    func bad(text: String) { #expect(CivilTime(text) == nil) }

    @Test("a time is read with a blank or a T")
    func times() {
        #expect(
            CivilTime("2027-01-06 08:30:59")
                == CivilTime(year: 2_027, month: 1, day: 6, hour: 8, minute: 30, second: 59))
        #expect(CivilTime("2027-01-06T08:30:59") == CivilTime("2027-01-06 08:30:59"))
    }
}
