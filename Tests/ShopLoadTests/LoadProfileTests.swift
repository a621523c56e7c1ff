import JSON
import Testing

@testable import ShopLoad

@Suite("Load profiles")
struct LoadProfileTests {
    private func read(_ text: String) throws(ProfileError) -> LoadProfile { try LoadProfile(json: Array(text.utf8)) }

    @Test("an empty profile is the standard one, and what is written reads as it was")
    func standard() throws {
        #expect(try read("{}") == LoadProfile())
        var profile = LoadProfile()
        profile.arrivals = [.ramp(at: 1.5, seconds: 30, share: 1), .flash(at: 40, share: 0.5)]
        profile.fetchesAssets = true
        profile.thinkTime = ThinkTime(meanSeconds: 0.125, sigma: 0)
        profile.pagesPerVisit = 3...3
        profile.storeViews = [.init(path: "/de/", share: 2)]
        var json = JSONWriter(escaping: .plain)
        profile.write(into: &json)
        #expect(try LoadProfile(json: json.bytes) == profile)
    }

    @Test("a profile that says everything")
    func whole() throws {
        let profile = try read(
            """
            {"shoppers": 200, "seconds": 90, "seed": 7, "assets": true,
             "arrivals": [{"kind": "ramp", "seconds": 30}, {"kind": "flash", "at_seconds": 60, "share": 0.5}],
             "think_time": {"mean_seconds": 2.5, "sigma": 0.5},
             "visit": {"pages_min": 2, "pages_max": 5},
             "store_views": [{"path": "/", "share": 1}],
             "next": {"home": {"product": 1}},
             "time_outs": {"connect_seconds": 1, "answer_seconds": 2, "closing_seconds": 3}}
            """)
        #expect(profile.shoppersInAll == 300)
        #expect(profile.arrivals == [.ramp(at: 0, seconds: 30, share: 1), .flash(at: 60, share: 0.5)])
        #expect(profile.thinkTime == ThinkTime(meanSeconds: 2.5, sigma: 0.5))
        #expect(profile.pagesPerVisit == 2...5)
        #expect(profile.next[.home]?.weights == [.category: 0, .product: 1, .cart: 0])
        #expect(profile.next[.cart] == LoadProfile().next[.cart])
        #expect([profile.connectSeconds, profile.answerSeconds, profile.closingSeconds] == [1, 2, 3])
    }

    @Test("shoppers of a ramp come evenly, those of a flash at once")
    func arrivals() {
        var profile = LoadProfile()
        profile.shoppers = 4
        profile.arrivals = [.flash(at: 3, share: 0.5), .ramp(at: 2, seconds: 4, share: 1)]
        #expect(profile.arrivalMoments() == [2.5, 3, 3, 3.5, 4.5, 5.5])
    }

    @Test("a profile that is stretched keeps its arrivals where they were in it")
    func stretched() {
        var profile = LoadProfile()
        profile.seconds = 600
        profile.arrivals = [.ramp(at: 30, seconds: 60, share: 0.5), .flash(at: 120, share: 1)]
        profile.stretch(to: 60)
        #expect(profile.seconds == 60)
        #expect(profile.arrivals == [.ramp(at: 3, seconds: 6, share: 0.5), .flash(at: 12, share: 1)])
    }

    @Test(
        "what is wrong is told with its place",
        arguments: [
            ("{", "not JSON"), ("[]", "must be an object"), (#"{"shopers": 3}"#, "did you mean 'shoppers'?"),
            (#"{"shoppers": 0}"#, "shoppers must be a whole number from 1 to 100000"),
            (#"{"shoppers": 1.5}"#, "shoppers must be a whole number"),
            (#"{"shoppers": 3, "shoppers": 4}"#, "'shoppers' twice"),
            (#"{"seconds": "60"}"#, "seconds must be a number"), (#"{"assets": 1}"#, "assets must be true or false"),
            (#"{"think_time": {"sigma": 9}}"#, "think_time.sigma must be a number from 0.0 to 3.0"),
            (#"{"think_time": {"mean": 9}}"#, "think_time has no key 'mean'"),
            (#"{"think_time": 9}"#, "think_time must be an object"),
            (#"{"arrivals": []}"#, "arrivals must be a list of 1 to 100 objects"),
            (#"{"arrivals": [{"kind": "wave"}]}"#, #"arrivals[0].kind must be "ramp" or "flash""#),
            (#"{"arrivals": [{"kind": "flash", "seconds": 3}]}"#, "arrivals[0].seconds must be"),
            (#"{"arrivals": [{"kind": "flash", "share": 0}]}"#, "bring 0 shoppers"),
            (#"{"arrivals": [{"kind": "flash", "at_seconds": 60}]}"#, "arrivals begin after the run's end"),
            (#"{"visit": {"pages_min": 5, "pages_max": 4}}"#, "visit.pages_max must not be below"),
            (#"{"store_views": [{"path": "en"}]}"#, "store_views[0].path must be a path"),
            (#"{"store_views": [{"path": "/", "share": 0}]}"#, "must have one with a share above 0"),
            (#"{"next": {"home": {"add": 1}}}"#, "next.home has no key 'add'; there are category, product, cart"),
            (#"{"next": {"home": {"cart": 0}}}"#, "next.home must have a step with a weight above 0"),
            (#"{"next": {"checkout": {}}}"#, "next has no key 'checkout'"),
            (#"{"time_outs": {"answer_seconds": 0}}"#, "time_outs.answer_seconds must be a number from 0.01"),
        ])
    func refused(text: String, sentence: String) {
        let error = #expect(throws: ProfileError.self) { try read(text) }
        #expect(error?.description.contains(sentence) == true, "\(String(describing: error))")
    }

    @Test("steps are chosen as often as their weights say")
    func weights() throws {
        let weights = try #require(StepWeights([.home: 1, .category: 3, .cart: 0]))
        var random = SeededRandom(seed: 2)
        var counts: [Step: Int] = [:]
        for _ in 0..<40_000 { counts[weights.choose(&random), default: 0] += 1 }
        #expect(counts[.cart] == nil)
        #expect((9_500...10_500).contains(counts[.home] ?? 0), "\(counts)")
        #expect(StepWeights([.home: 0]) == nil)
        #expect(StepWeights([.home: -1, .cart: 2]) == nil)
    }
}
