import Basics
import JSON

/// What the doctor found at one place.
struct Finding: Equatable {
    enum State: String {
        case ok
        /// The shop runs, but not as it should.
        case warning
        /// The shop does not run, or not for long.
        case failed
    }

    let state: State
    /// The dependency, in a word or two.
    let place: String
    /// What is there.
    let fact: String
    /// What to do; nil where all is well.
    let advice: String?

    static func ok(_ place: String, _ fact: String) -> Finding {
        Finding(state: .ok, place: place, fact: fact, advice: nil)
    }

    static func warning(_ place: String, _ fact: String, advice: String) -> Finding {
        Finding(state: .warning, place: place, fact: fact, advice: advice)
    }

    static func failed(_ place: String, _ fact: String, advice: String) -> Finding {
        Finding(state: .failed, place: place, fact: fact, advice: advice)
    }
}

/// Findings in words and for programs.
extension [Finding] {
    var hasFailures: Bool { contains { $0.state == .failed } }

    /// A line each, and what to do below it.
    var lines: [String] {
        let width = map(\.place.count).max() ?? 0
        let told = flatMap { finding -> [String] in
            let state = ConfigurationText.padded(finding.state.rawValue, 7)
            let line = "\(state)  \(ConfigurationText.padded(finding.place, width))  \(finding.fact)"
            return [line] + (finding.advice.map { ["         \(String(repeating: " ", count: width))  → \($0)"] } ?? [])
        }
        let (failures, warnings) = (count { $0.state == .failed }, count { $0.state == .warning })
        return told + ["\(count) checks, \(warnings) warnings, \(failures) failures"]
    }

    /// One JSON object.
    var json: String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("ok", !hasFailures)
            writer.key("checks")
            writer.array { writer in
                for finding in self {
                    writer.object { writer in
                        writer.member("state", finding.state.rawValue)
                        writer.member("place", finding.place)
                        writer.member("fact", finding.fact)
                        writer.member("advice", finding.advice)
                    }
                }
            }
        }
        return String(utf8: writer.takeBytes())
    }
}
