import Catalog
import Commerce
import Markup

/// Which measures a size stands for: of the system that the product's sizes are of.
struct SizeGuide: HTML {
    private let chart: SizeChart
    private let site: Site

    /// Nil for a product without sizes, or with sizes of no known system.
    init?(_ choice: ProductChoice, _ site: Site) {
        guard let axis = choice.axes.first(where: { $0.attribute.code == "size" }),
            let chart = SizeChart.known(for: axis.options.map { $0.option.label(in: .all) })
        else { return nil }
        (self.chart, self.site) = (chart, site)
    }

    var body: some HTML {
        Element("details", .class("more size-guide")) {
            Element("summary") { site.phrases.sizeGuide }
            Element("div") {
                Element("table") {
                    Element("caption", .class("visually-hidden")) { site.phrases.sizeGuide }
                    Element("thead") {
                        Element("tr") {
                            for column in chart.columns { Element("th", .named("scope", "col")) { name(of: column) } }
                        }
                    }
                    Element("tbody") {
                        for row in chart.rows { SizeRow(cells: row) }
                    }
                }
                Element("p") { site.phrases.measuresInCentimetres }
            }
        }
    }

    private func name(of column: SizeChart.Column) -> String {
        switch column {
        case .size: site.phrases.size
        case .uk: "UK"
        case .us: "US"
        case .bust: site.phrases.pick("Poitrine", "Bust")
        case .waist: site.phrases.pick("Taille", "Waist")
        case .hip: site.phrases.pick("Hanches", "Hips")
        case .foot: site.phrases.pick("Pied", "Foot")
        }
    }
}

private struct SizeRow: HTML {
    let cells: [String]

    var body: some HTML {
        Element("tr") {
            for (place, cell) in cells.enumerated() {
                if place == 0 { Element("th", .named("scope", "row")) { cell } } else { Element("td") { cell } }
            }
        }
    }
}

/// The measures of a system of sizes, in centimetres.
struct SizeChart {
    enum Column { case size, uk, us, bust, waist, hip, foot }

    let columns: [Column]
    let rows: [[String]]

    /// The chart whose sizes hold all of these labels (a label may say more after its size, as in `38 (UK 10)`).
    static func known(for labels: [String]) -> SizeChart? {
        let sizes = labels.map { label in
            let words = label.split(separator: " ")
            return String((words.first == "EU" ? words.dropFirst().first : words.first) ?? "")
        }
        guard !sizes.isEmpty else { return nil }
        return [clothes, letters, shoes, jeans].first { chart in
            sizes.allSatisfy { size in chart.rows.contains { $0[0] == size } }
        }
    }

    private static let clothes = SizeChart(
        columns: [.size, .uk, .bust, .waist, .hip],
        rows: [
            ["34", "6", "80", "62", "88"], ["36", "8", "84", "66", "92"], ["38", "10", "88", "70", "96"],
            ["40", "12", "92", "74", "100"], ["42", "14", "96", "78", "104"], ["44", "16", "101", "83", "109"],
            ["46", "18", "106", "88", "114"],
        ])
    private static let letters = SizeChart(
        columns: [.size, .bust, .waist, .hip],
        rows: [
            ["XS", "78–82", "60–64", "86–90"], ["S", "83–87", "65–69", "91–95"], ["M", "88–93", "70–75", "96–101"],
            ["L", "94–100", "76–82", "102–108"], ["XL", "101–107", "83–89", "109–115"],
        ])
    private static let shoes = SizeChart(
        columns: [.size, .uk, .us, .foot],
        rows: [
            ["36", "3½", "5½", "22,8"], ["37", "4", "6", "23,5"], ["38", "5", "7", "24,1"], ["39", "6", "8", "24,8"],
            ["40", "6½", "8½", "25,4"], ["41", "7½", "9½", "26,1"],
        ])
    private static let jeans = SizeChart(
        columns: [.size, .waist, .hip],
        rows: [
            ["24", "61", "87"], ["25", "63", "89"], ["26", "66", "92"], ["27", "69", "95"], ["28", "71", "97"],
            ["29", "74", "100"], ["30", "76", "102"], ["31", "79", "105"], ["32", "81", "107"],
        ])
}
