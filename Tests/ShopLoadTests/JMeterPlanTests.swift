import Basics
import Testing
import XML

@testable import ShopLoad

/// The plan for JMeter: a file that no build looks at.
@Suite("The JMeter plan")
struct JMeterPlanTests {
    private static let file =
        #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" } + "/deploy/jmeter/vitrine.jmx"

    private func root() throws -> XMLElement {
        try XMLReader.parse(try Files.read(JMeterPlanTests.file, bytesMax: 1_000_000))
    }

    /// The variables of the plan: an element with three texts, of which the first is the name.
    private func variables(_ element: XMLElement) -> [String: String] {
        var found: [String: String] = [:]
        let texts = element.children.filter { $0.name == "stringProp" }.map(\.text)
        if element.name == "elementProp", texts.count == 3 { found[texts[0]] = texts[1] }
        for child in element.children { found.merge(variables(child)) { first, _ in first } }
        return found
    }

    @Test("is well-formed, and has the mix of the standard profile")
    func mix() throws {
        let root = try root()
        #expect(root.name == "jmeterTestPlan")
        let variables = variables(root)
        let profile = LoadProfile()
        for page in PageKind.allCases {
            let weights = page.steps.compactMap { step -> String? in
                guard let weight = profile.next[page]?.weights[step], weight > 0 else { return nil }
                return "\(step.rawValue):\(weight)"
            }
            #expect(variables["next.\(page.rawValue)"] == weights.joined(separator: " "))
        }
        #expect(variables["store_views"] == profile.storeViews.map { "\($0.path):\($0.share)" }.joined(separator: " "))
        #expect(variables["visit.pages_min"] == "\(profile.pagesPerVisit.lowerBound)")
        #expect(variables["visit.pages_max"] == "\(profile.pagesPerVisit.upperBound)")
        #expect(variables["think.mean_seconds"] == "${__P(think,\(profile.thinkTime.meanSeconds))}")
        #expect(variables["think.sigma"] == "${__P(sigma,\(profile.thinkTime.sigma))}")
    }
}
