public import JSON

/// To a file, or into a report.
extension LoadProfile {
    /// Writes the whole profile as an object that reads as this very profile.
    public func write(into json: inout JSONWriter) {
        json.object { json in
            json.member("shoppers", shoppers)
            json.member("seconds", digits: "\(seconds)")
            json.member("seed", seed)
            json.array("arrivals") { json in
                for arrival in arrivals { LoadProfile.write(arrival, into: &json) }
            }
            json.object("think_time") { json in
                json.member("mean_seconds", digits: "\(thinkTime.meanSeconds)")
                json.member("sigma", digits: "\(thinkTime.sigma)")
            }
            json.object("visit") { json in
                json.member("pages_min", pagesPerVisit.lowerBound)
                json.member("pages_max", pagesPerVisit.upperBound)
            }
            json.array("store_views") { json in
                for view in storeViews {
                    json.object { json in
                        json.member("path", view.path)
                        json.member("share", view.share)
                    }
                }
            }
            writeSteps(into: &json)
            json.member("assets", fetchesAssets)
            json.object("time_outs") { json in
                json.member("connect_seconds", digits: "\(connectSeconds)")
                json.member("answer_seconds", digits: "\(answerSeconds)")
                json.member("closing_seconds", digits: "\(closingSeconds)")
            }
        }
    }

    private static func write(_ arrival: Arrival, into json: inout JSONWriter) {
        json.object { json in
            switch arrival {
            case .ramp(let start, let seconds, let share):
                json.member("kind", "ramp")
                json.member("at_seconds", digits: "\(start)")
                json.member("seconds", digits: "\(seconds)")
                json.member("share", digits: "\(share)")
            case .flash(let start, let share):
                json.member("kind", "flash")
                json.member("at_seconds", digits: "\(start)")
                json.member("share", digits: "\(share)")
            }
        }
    }

    private func writeSteps(into json: inout JSONWriter) {
        json.object("next") { json in
            for page in PageKind.allCases {
                json.key(named: page.rawValue)
                json.object { json in
                    for step in page.steps {
                        guard let weight = next[page]?.weights[step], weight > 0 else { continue }
                        json.key(named: step.rawValue)
                        json.value(weight)
                    }
                }
            }
        }
    }
}
