import Basics
import EventLoop
import JSON
import ShopLoad

/// What the command line asks for.
struct LoadOptions {
    let plan: LoadPlan
    let jsonPath: String?
    let htmlPath: String?
    let isQuiet: Bool

    /// Where nobody watches a screen, a line is written so often.
    static let secondsBetweenLines = 5

    private static let valued: Set = [
        "profile", "shoppers", "seconds", "think", "seed", "source-addresses", "host", "json", "html",
        "writes-may-be-refused",
    ]
    private static let plain: Set = ["i-own-this-shop", "print-profile", "quiet"]

    /// Reads the words behind the command; nil where they ask for nothing but the profile, which is printed.
    init?(_ words: [String]) throws {
        let arguments = try Arguments(words, valued: LoadOptions.valued, plain: LoadOptions.plain)
        let profile = try LoadOptions.profile(arguments)
        guard !arguments.has("print-profile") else {
            var json = JSONWriter(escaping: .plain)
            profile.write(into: &json)
            writeLine(String(utf8: json.bytes), to: 1)
            return nil
        }
        guard let url = arguments.words.first, arguments.words.count == 1 else {
            throw UsageError("one address of a shop is needed, as http://127.0.0.1:8080/")
        }
        let target = try ShopTarget(url, name: arguments["host"], isOwn: arguments.has("i-own-this-shop"))
        var plan = LoadPlan(profile, target)
        if let text = arguments["source-addresses"] {
            plan.originCount = try LoadOptions.integer(text, "source-addresses", 0...LoadPlan.originsMax)
            guard target.address.isLoopback || plan.originCount == 0 else {
                throw UsageError("--source-addresses are of this machine, and reach a shop on this machine only")
            }
        }
        if let text = arguments["writes-may-be-refused"] { plan.refusals = try LoadOptions.refusals(text) }
        self.plan = plan
        (jsonPath, htmlPath) = (arguments["json"], arguments["html"])
        isQuiet = arguments.has("quiet")
    }

    /// A process that runs out of descriptors would take its own want for the shop's.
    func checkDescriptors() throws {
        let shoppers = plan.profile.shoppersInAll
        let most = min(LoadPlan.descriptorsMax, Machine.descriptorsMax) - LoadPlan.descriptorsBeside
        guard shoppers <= most else {
            throw ProfileError(
                "arrivals",
                "bring \(shoppers) shoppers, and this process may have \(most) connections (`ulimit -n`, at most "
                    + "\(LoadPlan.descriptorsMax))")
        }
    }

    private static func profile(_ arguments: Arguments) throws -> LoadProfile {
        var profile = LoadProfile()
        if let path = arguments["profile"] {
            profile = try LoadProfile(json: try Files.read(path, bytesMax: LoadProfile.fileBytesMax))
        }
        if let text = arguments["shoppers"] {
            profile.shoppers = try integer(text, "shoppers", 1...LoadProfile.shoppersMax)
        }
        if let text = arguments["seconds"] {
            profile.stretch(to: try number(text, "seconds", 1...LoadProfile.secondsMax))
        }
        if let text = arguments["think"] {
            profile.thinkTime = ThinkTime(
                meanSeconds: try number(text, "think", 0.001...ThinkTime.secondsMax), sigma: profile.thinkTime.sigma)
        }
        if let text = arguments["seed"] { profile.seed = UInt64(try integer(text, "seed", 0...Int(Int32.max))) }
        try profile.check()
        return profile
    }

    /// `always`, or two moments: `30-45`.
    private static func refusals(_ text: String) throws(UsageError) -> LoadPlan.Refusals {
        if text == "always" { return .mayHappen }
        let moments = text.split(separator: "-", omittingEmptySubsequences: false).map { Double($0) }
        guard moments.count == 2, let first = moments[0], let last = moments[1], 0 <= first, first <= last,
            last <= LoadProfile.secondsMax
        else { throw UsageError("--writes-may-be-refused needs 'always', or seconds of the run, as 30-45") }
        return .mayHappenWithin(first...last)
    }

    private static func integer(
        _ text: String, _ flag: String, _ range: ClosedRange<Int>
    ) throws(UsageError) -> Int {
        guard let number = Int(text), range.contains(number) else {
            throw UsageError("--\(flag) needs a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    private static func number(
        _ text: String, _ flag: String, _ range: ClosedRange<Double>
    ) throws(UsageError) -> Double {
        guard let number = Double(text), range.contains(number) else {
            throw UsageError("--\(flag) needs a number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }
}
