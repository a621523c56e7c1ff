import Basics
import Catalog
import Importer
import Testing

@testable import SampleCatalogue

@Suite("The files")
struct FileTests {
    @Test("every row has a cell for each column, and every SKU one row a scope")
    func rectangular() {
        #expect(Sample.products.isRectangular)
        #expect(Set(Sample.products.columns).count == Sample.products.columns.count)
        let rows = Sample.products.rows
        #expect(Set(rows.map { ($0["sku"] ?? "") + "|" + ($0["store_view_code"] ?? "") }).count == rows.count)
        #expect(Sample.english.count == Sample.french.count)
    }

    @Test("attributes have unique codes, and options unique labels in both languages")
    func attributes() {
        let table = Table(Sample.bytes(of: Sample.whole.writeAttributes))
        #expect(table.isRectangular)
        let codes = CatalogueAttribute.all.map(\.code)
        #expect(
            Set(codes) == [
                "color", "size", "material", "composition", "pattern", "season", "care", "neckline", "sleeve", "length",
                "fit", "heel", "occasion", "is_new",
            ])
        #expect(codes.count == 14)
        for attribute in CatalogueAttribute.all {
            #expect(Set(attribute.options.map { $0.label.french.lowercased() }).count == attribute.options.count)
            #expect(Set(attribute.options.map { $0.label.english.lowercased() }).count == attribute.options.count)
            #expect(attribute.options.allSatisfy { !$0.label.french.contains("|") && !$0.label.french.contains("=") })
        }
        let filtered = table.rows.filter { $0["is_filterable"] == "1" }.compactMap { $0["attribute_code"] }
        #expect(filtered == ["color", "size", "material", "pattern", "length", "sleeve", "season"])
        #expect(table.rows.count { $0["attribute_code"] == "color" && $0["swatch"]?.first == "#" } == 30)
        let sizes = table.rows.filter { $0["attribute_code"] == "size" && $0["store_view_code"] == "en" }
        #expect(sizes.contains { $0["option"] == "38" && $0["option_label"] == "38 (UK 10)" })
    }

    @Test("every way of washing has a symbol of the shop's")
    func careSymbols() throws {
        let root = #filePath.split(separator: "/").dropLast(4).reduce("") { "\($0)/\($1)" }
        let symbols = String(utf8: try Files.read("\(root)/Public/symbols.svg", bytesMax: 100_000))
        for care in Care.allCases {
            #expect(symbols.contains("<symbol id=\"\(care.symbol)\" "))
            #expect(Swatch(care.symbol) == .symbol(care.symbol))
        }
        #expect(Set(Care.allCases.map(\.symbol)).count == Care.allCases.count)
    }

    @Test("a product has only attributes of its set, and only labels that are options")
    func options() {
        let byCode = Dictionary(uniqueKeysWithValues: CatalogueAttribute.all.map { ($0.code, $0) })
        for row in Sample.products.rows {
            for pair in AdditionalAttributes(plain: row["additional_attributes"] ?? "").pairs {
                guard let attribute = byCode[pair.code] else {
                    Issue.record("there is no attribute \(pair.code)")
                    continue
                }
                #expect(attribute.sets.contains { $0.attributeSet == row["attribute_set_code"] }, "\(pair.code)")
                guard !attribute.options.isEmpty else { continue }
                let labels = attribute.input == "multiselect" ? pair.labels : [pair.value]
                let known = Set(attribute.options.map(\.label.french))
                #expect(known.isSuperset(of: labels), "\(pair.code) \(labels)")
                #expect(Set(labels).count == labels.count)
            }
        }
    }

    @Test("a configurable product names all its variants and their own colours and sizes")
    func variations() {
        let soldBySKU = Dictionary(uniqueKeysWithValues: Sample.sold.map { ($0["sku"] ?? "", $0) })
        var linked = 0
        for row in Sample.french where row["product_type"] == "configurable" {
            let variations = ConfigurableVariations(row["configurable_variations"] ?? "").variations
            #expect(!variations.isEmpty)
            linked += variations.count
            for variation in variations {
                let variant = soldBySKU[variation.sku]
                #expect(variant?["visibility"] == "Not Visible Individually")
                for option in variation.options { #expect(variant?.labels(of: option.code) == [option.label]) }
            }
            #expect(Set(variations.map { "\($0.options)" }).count == variations.count)
        }
        let variants = Sample.sold.filter { $0["visibility"] == "Not Visible Individually" }
        #expect(linked == variants.count)
        #expect(Sample.sold.count - variants.count == Sample.french.count { $0["product_type"] == "simple" })
    }

    @Test("every picture that a row names is drawn, and every picture drawn is named")
    func pictures() {
        var drawn: Set<String> = []
        for design in Sample.whole.designs {
            for shade in design.shades {
                for picture in Picture.allCases { drawn.insert(picture.name(of: design, in: shade)) }
            }
        }
        let columns = ["base_image", "small_image", "thumbnail_image", "swatch_image", "additional_images"]
        let rows = Sample.products.rows.filter { $0["store_view_code"] == "" }
        let named = Set(rows.flatMap { row in columns.flatMap { row.values($0) } })
        #expect(named.isSubset(of: drawn))
        // Of a sale-day model only the first colour is sold.
        #expect(drawn.count - named.count <= 12 * 2 * 4)
        #expect(drawn.contains("rb-0001-\(Sample.whole.designs[0].shades[0].code.lowercased())-detail.svg"))
        for row in rows {
            #expect(row["base_image_label"]?.contains(" coloris ") == true)
            #expect(row.values("additional_images").count == row.values("additional_image_labels").count)
        }
    }

    @Test("categories have names, addresses, texts and titles in both languages, parents first")
    func categories() {
        let table = Table(Sample.bytes(of: Sample.whole.writeCategories))
        #expect(table.isRectangular)
        #expect(table.rows.count == 34)
        for row in table.rows {
            for column in ["name", "url_key", "description", "meta_title"] { #expect(row[column]?.isEmpty == false) }
        }
        let french = table.rows.filter { $0["store_view_code"] == "" }
        #expect(french.map { $0["position"] } == (1...17).map { "\($0)" })
        var seen: Set = ["Boutique"]
        for path in french.compactMap({ $0["path"] }) {
            let parent = path.split(separator: "/").dropLast().joined(separator: "/")
            #expect(seen.contains(parent))
            seen.insert(path)
        }
    }
}
