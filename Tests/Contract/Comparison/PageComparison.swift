import Foundation

/// Holds a page against what was kept of the recorded one. Markup, titles and headings are the shop's own; the language
/// and whether robots may index the page are the contract's.
enum PageComparison {
    static func discrepancies(_ kept: String, _ page: [UInt8]) -> [Discrepancy] {
        let text = String(decoding: page, as: UTF8.self)
        var found: [Discrepancy] = []
        if let language = value(of: "lang", in: kept), language != "None" {
            let ours = attribute("lang", ofFirst: "<html", in: text) ?? "none"
            if ours.prefix(2) != language.prefix(2) {
                found.append(Discrepancy(place: "html lang", recorded: language, ours: ours))
            }
        }
        if let robots = value(of: "robots", in: kept), robots != "None" {
            let ours = attribute("content", ofFirst: #"<meta name="robots""#, in: text) ?? "INDEX,FOLLOW"
            if robots.uppercased().contains("NOINDEX") != ours.uppercased().contains("NOINDEX") {
                found.append(Discrepancy(place: "robots", recorded: robots, ours: ours))
            }
        }
        return found
    }

    /// `lang: fr` in `<html trimmed, 29881 characters; title: Home page; lang: fr; …>`.
    private static func value(of name: String, in kept: String) -> String? {
        for part in kept.dropLast().split(separator: "; ") where part.hasPrefix("\(name): ") {
            return String(part.dropFirst(name.count + 2))
        }
        return nil
    }

    private static func attribute(_ name: String, ofFirst element: String, in page: String) -> String? {
        guard let start = page.range(of: element), let end = page[start.upperBound...].firstIndex(of: ">"),
            let place = page[start.upperBound..<end].range(of: "\(name)=\"")
        else { return nil }
        return String(page[place.upperBound..<end].prefix { $0 != "\"" })
    }
}
