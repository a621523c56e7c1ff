import JSON

/// From a file.
extension LoadProfile {
    /// A profile's file is longer than this by mistake only.
    public static let fileBytesMax = 1_048_576

    /// Reads a profile's JSON. What is not said is as in the standard profile; a key that is not known, or a value that
    /// cannot be, is an error.
    public init(json bytes: [UInt8]) throws(ProfileError) {
        let value: JSONValue
        do throws(JSONError) {
            value = try JSONReader.parse(bytes)
        } catch {
            throw ProfileError("", "\(error)")
        }
        let object = try ProfileObject(
            value, at: "",
            keys: [
                "shoppers", "seconds", "seed", "arrivals", "think_time", "visit", "store_views", "next", "assets",
                "time_outs",
            ])
        self.init()
        shoppers = try object.integer("shoppers", 1...LoadProfile.shoppersMax, standard: shoppers)
        seconds = try object.number("seconds", 1...LoadProfile.secondsMax, standard: seconds)
        seed = UInt64(try object.integer("seed", 0...Int(Int32.max), standard: Int(seed)))
        fetchesAssets = try object.fact("assets", standard: fetchesAssets)
        try readArrivals(object)
        try readTimes(object)
        try readVisit(object)
        try readSteps(object)
        try check()
    }

    /// What concerns more than one value; asked again once flags have changed some.
    public func check() throws(ProfileError) {
        guard (1...LoadProfile.shoppersMax).contains(shoppersInAll) else {
            throw ProfileError(
                "arrivals", "bring \(shoppersInAll) shoppers; from 1 to \(LoadProfile.shoppersMax) can come")
        }
        guard let first = arrivalMoments().first, first < seconds else {
            throw ProfileError("arrivals", "begin after the run's end")
        }
    }

    private mutating func readArrivals(_ object: ProfileObject) throws(ProfileError) {
        let keys = ["kind", "at_seconds", "seconds", "share"]
        guard let list = try object.objects("arrivals", keys: keys, countMax: 100) else { return }
        var read: [Arrival] = []
        for entry in list {
            let start = try entry.number("at_seconds", 0...LoadProfile.secondsMax, standard: 0)
            let share = try entry.number("share", 0...1_000, standard: 1)
            let kind = try entry.text("kind")
            switch kind {
            case "ramp":
                let seconds = try entry.number("seconds", 0...LoadProfile.secondsMax, standard: 10)
                read.append(.ramp(at: start, seconds: seconds, share: share))
            case "flash":
                // All come at one moment.
                _ = try entry.number("seconds", 0...0, standard: 0)
                read.append(.flash(at: start, share: share))
            default: throw ProfileError(entry.path("kind"), "must be \"ramp\" or \"flash\"")
            }
        }
        arrivals = read
    }

    private mutating func readTimes(_ object: ProfileObject) throws(ProfileError) {
        if let think = try object.object("think_time", keys: ["mean_seconds", "sigma"]) {
            thinkTime = ThinkTime(
                meanSeconds: try think.number(
                    "mean_seconds", 0.001...ThinkTime.secondsMax, standard: thinkTime.meanSeconds),
                sigma: try think.number("sigma", 0...3, standard: thinkTime.sigma))
        }
        let keys = ["connect_seconds", "answer_seconds", "closing_seconds"]
        guard let times = try object.object("time_outs", keys: keys) else { return }
        connectSeconds = try times.number("connect_seconds", 0.01...600, standard: connectSeconds)
        answerSeconds = try times.number("answer_seconds", 0.01...600, standard: answerSeconds)
        closingSeconds = try times.number("closing_seconds", 0...3_600, standard: closingSeconds)
    }

    private mutating func readVisit(_ object: ProfileObject) throws(ProfileError) {
        if let visit = try object.object("visit", keys: ["pages_min", "pages_max"]) {
            let least = try visit.integer("pages_min", 1...10_000, standard: pagesPerVisit.lowerBound)
            let most = try visit.integer(
                "pages_max", 1...10_000, standard: max(least, pagesPerVisit.upperBound))
            guard least <= most else { throw ProfileError(visit.path("pages_max"), "must not be below pages_min") }
            pagesPerVisit = least...most
        }
        guard let views = try object.objects("store_views", keys: ["path", "share"], countMax: 100) else { return }
        var read: [StoreView] = []
        for view in views {
            guard let path = try view.text("path"), path.isHomePath else {
                throw ProfileError(view.path("path"), "must be a path that begins and ends with a slash, as /en/")
            }
            read.append(StoreView(path: path, share: try view.integer("share", 0...1_000_000, standard: 1)))
        }
        guard read.contains(where: { $0.share > 0 }) else {
            throw ProfileError(object.path("store_views"), "must have one with a share above 0")
        }
        storeViews = read
    }

    private mutating func readSteps(_ object: ProfileObject) throws(ProfileError) {
        guard let pages = try object.object("next", keys: PageKind.allCases.map(\.rawValue)) else { return }
        for page in PageKind.allCases {
            guard let weights = try pages.object(page.rawValue, keys: page.steps.map(\.rawValue)) else { continue }
            var read: [Step: Int] = [:]
            for step in page.steps {
                read[step] = try weights.integer(step.rawValue, 0...1_000_000, standard: 0)
            }
            guard let weights = StepWeights(read) else {
                throw ProfileError(pages.path(page.rawValue), "must have a step with a weight above 0")
            }
            next[page] = weights
        }
    }
}

extension String {
    /// Whether this can be the path of a store view's home page.
    fileprivate var isHomePath: Bool {
        hasPrefix("/") && hasSuffix("/") && !hasPrefix("//")
            && utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    }
}
