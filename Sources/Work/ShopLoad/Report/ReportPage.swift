import Basics
import JSON
import Markup

/// The report for people: one page that needs no other file.
struct ReportPage: HTML {
    let outcome: LoadOutcome

    var body: some HTML {
        Document(language: "en") {
            Element("title") { "Load on \(outcome.plan.target.url)" }
            Element("style") { Raw(ReportPage.styles) }
        } body: {
            Element("main") {
                Element("h1") { "Load on \(outcome.plan.target.url)" }
                Element("p") { "\(CivilTime(utc: outcome.startedAt).sqlText) UTC" }
                Element("p", .class(outcome.faults.isEmpty ? "good" : "bad")) {
                    outcome.faults.isEmpty ? "No failures." : "Failed: \(outcome.faults.joined(separator: "; "))."
                }
                Element("ul") {
                    for line in outcome.summary.prefix(5) { Element("li") { line } }
                }
                Plots(seconds: outcome.tally.eventfulSeconds)
                StepTable(tally: outcome.tally)
                FailureTable(rows: outcome.tally.failureRows, count: outcome.tally.failureCount)
                Element("h2") { "Profile" }
                Element("pre") { profile }
            }
        }
    }

    private var profile: String {
        var json = JSONWriter(escaping: .plain)
        outcome.plan.profile.write(into: &json)
        return String(utf8: json.bytes)
    }

    private static let styles: StaticString = """
        body{margin:2rem auto;max-width:60rem;padding:0 1rem;font:16px/1.5 sans-serif;color:#1a1a1c;background:#fff}
        h1{font-size:1.5rem}h2{font-size:1.2rem;margin-top:2rem}
        .good{color:#1d6b35}.bad{color:#a01c1c;font-weight:bold}
        figure{margin:1.5rem 0}figcaption{font-weight:bold}svg{width:100%;height:auto}
        svg text{font-size:11px;fill:#555}.scale{stroke:#ddd}.line{fill:none;stroke-width:1.5}
        .key{margin-left:1.5rem;font-weight:normal;border-bottom:3px solid}
        .a{stroke:#0b5fa5;border-color:#0b5fa5}.b{stroke:#b3541e;border-color:#b3541e;stroke-dasharray:5 2}
        .c{stroke:#a01c1c;border-color:#a01c1c}
        .key.b{border-bottom-style:dashed}
        .wide{overflow-x:auto}table{border-collapse:collapse;width:100%}
        th,td{padding:.3rem .6rem;border-bottom:1px solid #ddd;text-align:right}
        th{white-space:nowrap}td.text,th.text{text-align:left}td.text{min-width:5rem;overflow-wrap:anywhere}
        pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#f4f4f2;padding:1rem}
        @media(max-width:40rem){svg text{font-size:20px}.key{margin-left:.75rem}}

        """
}

private struct Plots: HTML {
    let seconds: [Tally.Second]

    var body: some HTML {
        Plot("Answers", unit: "a second", [line("answers", "a", \.answers)])
        Plot(
            "Times from the intended start", unit: "ms", of: 1_000,
            [line("p50", "a", \.p50), line("p99", "b", \.p99)])
        if seconds.contains(where: { $0.failures + $0.refusals > 0 }) {
            Plot(
                "Failures and refused writes", unit: "a second",
                [line("failures", "c", \.failures), line("refused writes", "b", \.refusals)])
        }
        Plot(
            "Shoppers and connections", unit: "open",
            [line("shoppers", "a", \.active), line("connections", "b", \.connections)])
    }

    private func line(_ name: String, _ style: String, _ value: (Tally.Second) -> Int) -> Plot.Line {
        Plot.Line(name: name, style: style, values: seconds.map(value))
    }
}

/// Times by kind of step.
private struct StepTable: HTML {
    let tally: Tally

    var body: some HTML {
        Element("h2") { "Steps" }
        Element("div", .class("wide"), .named("tabindex", "0")) { table }
    }

    private var table: some HTML {
        Element("table") {
            Element("thead") {
                Element("tr") {
                    Element("th", .class("text"), .named("scope", "col")) { "step" }
                    for name in ["answers", "failures", "p50 ms", "p90 ms", "p99 ms", "p99.9 ms", "longest ms"] {
                        Element("th", .named("scope", "col")) { name }
                    }
                }
            }
            Element("tbody") {
                for step in Step.allCases where tally.ofStep[step.index].wasTaken {
                    StepRow(
                        name: step.rawValue, times: tally.ofStep[step.index].times,
                        failures: tally.ofStep[step.index].failures)
                }
                StepRow(name: "all but assets", times: tally.times, failures: tally.failureCount)
            }
        }
    }
}

private struct StepRow: HTML {
    let name: String
    let times: Histogram
    let failures: Int

    var body: some HTML {
        Element("tr") {
            Element("th", .class("text"), .named("scope", "row")) { name }
            Element("td") { times.count }
            Element("td") { failures }
            for thousandths in [500, 900, 990, 999] {
                Element("td") { milliseconds(times.percentile(thousandths: thousandths)) }
            }
            Element("td") { milliseconds(times.largest) }
        }
    }

    private func milliseconds(_ microseconds: Int) -> String {
        "\(microseconds / 1_000).\(microseconds % 1_000 / 100)"
    }
}

/// The first failures, one by one.
private struct FailureTable: HTML {
    let rows: [Tally.FailureRow]
    let count: Int

    var body: some HTML {
        if !rows.isEmpty {
            Element("h2") { "Failures" }
            Element("p") { "The first \(rows.count) of \(count)." }
            Element("div", .class("wide"), .named("tabindex", "0")) { table }
        }
    }

    private var table: some HTML {
        Element("table") {
            Element("thead") {
                Element("tr") {
                    Element("th", .named("scope", "col")) { "ms" }
                    for name in ["step", "failure", "what", "target"] {
                        Element("th", .class("text"), .named("scope", "col")) { name }
                    }
                }
            }
            Element("tbody") {
                for row in rows {
                    Element("tr") {
                        Element("td") { row.milliseconds }
                        Element("td", .class("text")) { row.step.rawValue }
                        Element("td", .class("text")) { row.failure.rawValue }
                        Element("td", .class("text")) { row.sentence }
                        Element("td", .class("text")) { row.target }
                    }
                }
            }
        }
    }
}

extension LoadOutcome {
    /// The report as a page.
    public func html() -> [UInt8] { ReportPage(outcome: self).rendered(bytesExpected: 65_536) }
}
