import Basics

/// Product files of random content: every column that an import keeps, with the signs that formats trip over.
struct RandomCatalogue {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    static let attributes = #"""
        attribute_code,store_view_code,label,input,scope,attribute_sets,option,option_label,option_position,swatch
        shade,,Shade,select,global,Default,,,,
        shade,en,Colour,,,,,,,
        shade,,,,,,"Noir, mat",,1,#111111
        shade,en,,,,,"Noir, mat",Black,,
        shade,,,,,,Rouge|vif,,2,
        shade,,,,,,"dit ""bleu""",,3,
        uses,,Uses,multiselect,store,Default,,,,
        uses,,,,,,Ville,,1,
        uses,,,,,,"A=B, C",,2,
        care,,Care,text,store,Default,,,,
        deposit,,Deposit,price,global,Default,,,,
        organic,,Organic,boolean,global,Default,,,,
        launched,,Launched,date,store,Default,,,,

        """#

    private static let columns = [
        "sku", "store_view_code", "attribute_set_code", "product_type", "categories", "product_websites", "name",
        "description", "weight", "product_online", "tax_class_name", "visibility", "price", "special_price",
        "special_price_from_date", "special_price_to_date", "new_from_date", "url_key", "meta_title", "meta_keywords",
        "base_image", "base_image_label", "swatch_image", "additional_images", "additional_image_labels",
        "hide_from_product_page", "additional_attributes", "qty", "is_in_stock", "out_of_stock_qty",
        "allow_backorders", "min_cart_qty", "manage_stock", "related_skus", "related_position", "upsell_skus",
        "custom_options", "configurable_variations", "configurable_variation_labels",
    ]

    private static let words = [
        "Robe", "été", "d’hiver", "\"fine\"", "a,b", "x=y", "|", "\n", "œuf", "-5 %", "=1+1", "日本", "<p>texte</p>",
        "\\", "  ",
    ]

    /// A file of so many products.
    mutating func file(products: Int) -> String {
        var rows = [RandomCatalogue.columns.joined(separator: ",")]
        for number in 0..<products { rows += self.rows(of: number, among: products) }
        return rows.joined(separator: "\n") + "\n"
    }

    private mutating func rows(of number: Int, among products: Int) -> [String] {
        var cells: [String: String] = [:]
        let sku = number % 7 == 3 ? "K \(number),é" : "K-\(number)"
        cells["sku"] = sku
        cells["attribute_set_code"] = "Default"
        let isModel = number % 5 == 4
        cells["product_type"] = isModel ? "configurable" : chance(4) ? "virtual" : "simple"
        cells["name"] = text() + " \(number)"
        cells["url_key"] = "produit-\(number)"
        cells["product_websites"] = "base"
        cells["price"] = isModel ? "" : "\(next(200)).\(next(10))9"
        fillTexts(&cells, number)
        fillStock(&cells)
        fillPictures(&cells, number)
        let shade = ["Noir, mat", "Rouge|vif", "dit \"\"bleu\"\""][number % 5 % 3]
        cells["additional_attributes"] = isModel ? attributes(nil) : attributes(shade)
        if chance(2) { cells["related_skus"] = "K-\(next(products)),K-\(next(products))" }
        if chance(3) { cells["upsell_skus"] = "K-\((number + 1) % products)" }
        if isModel {
            cells["related_position"] = ""
            let children = [number - 4, number - 3].map { $0 % 7 == 3 ? "\"K \($0),é\"" : "K-\($0)" }
            cells["configurable_variations"] = children.map { "sku=\($0),shade=Rouge" }.joined(separator: "|")
                .replacing("shade=Rouge", with: "shade=\"Rouge|vif\"")
            cells["configurable_variation_labels"] = "shade=\"Teinte, nom\""
        } else if chance(4) {
            cells["custom_options"] =
                "name=\"Gravure, main\",type=field,required=1,price=5.5,price_type=fixed,max_characters=9"
                + "|name=Boîte,type=drop_down,required=0,price=10%,sku=B1,option_title=Bois|name=Boîte,type=drop_down,"
                + "required=0,price=2,option_title=\"Carton; fin\""
        }
        var rows = [line(cells)]
        if chance(2) { rows.append(storeRow(cells, number)) }
        return rows
    }

    private mutating func storeRow(_ base: [String: String], _ number: Int) -> String {
        var cells: [String: String] = [:]
        for column in ["sku", "attribute_set_code", "product_type"] { cells[column] = base[column] }
        cells["store_view_code"] = "en"
        cells["name"] = text() + " (en) \(number)"
        if chance(2) { cells["description"] = text() }
        if chance(2) { cells["url_key"] = "product-\(number)" }
        if chance(3) { cells["additional_attributes"] = "care=\"\(text().replacing("\"", with: "\"\""))x\"" }
        if chance(3), let image = base["base_image"], !image.isEmpty {
            cells["base_image"] = image
            cells["base_image_label"] = "Front"
        }
        return line(cells)
    }

    private mutating func fillTexts(_ cells: inout [String: String], _ number: Int) {
        if chance(2) { cells["categories"] = "Default Category/Robes\\/Jupes,\"Default Category/A, B/\(number % 3)\"" }
        if chance(2) { cells["description"] = text() + text() }
        if chance(2) { cells["weight"] = "\(next(9)).2" }
        cells["product_online"] = chance(5) ? "2" : "1"
        cells["tax_class_name"] = chance(3) ? "Livres" : chance(3) ? "None" : "Taxable Goods"
        cells["visibility"] = ["Not Visible Individually", "Catalog", "Search", "Catalog, Search"][next(4)]
        if chance(3) {
            cells["special_price"] = "\(next(50)).5"
            cells["special_price_from_date"] = "2026-1\(next(3))-0\(next(9) + 1)"
        }
        if chance(4) { cells["new_from_date"] = "2026-0\(next(9) + 1)-11" }
        if chance(3) { cells["meta_title"] = text() }
        if chance(3) { cells["meta_keywords"] = "x, " + text() + "y" }
    }

    private mutating func fillStock(_ cells: inout [String: String]) {
        cells["qty"] = "\(next(20)).25"
        cells["is_in_stock"] = "\(next(2))"
        if chance(3) { cells["out_of_stock_qty"] = "\(next(5))" }
        if chance(3) { cells["allow_backorders"] = "\(next(3))" }
        if chance(3) { cells["min_cart_qty"] = "\(next(5) + 1)" }
        if chance(5) { cells["manage_stock"] = "0" }
    }

    private mutating func fillPictures(_ cells: inout [String: String], _ number: Int) {
        guard chance(2) else { return }
        cells["base_image"] = "k\(number).jpg"
        cells["base_image_label"] = chance(2) ? "Face, de près" : ""
        if chance(2) { cells["swatch_image"] = "s\(number).png" }
        if chance(2) {
            cells["additional_images"] = "k\(number)-b.webp,k\(number)-c.svg"
            cells["additional_image_labels"] = ",\"dos, \"\"vu\"\"\""
        }
        if chance(3) { cells["hide_from_product_page"] = "k\(number).jpg" }
    }

    private mutating func attributes(_ shade: String?) -> String {
        var pairs: [String] = shade.map { ["shade=\"\($0)\""] } ?? []
        if chance(2) { pairs.append("uses=\"Ville\"|\"A=B, C\"") }
        if chance(2) { pairs.append("care=\"\(text().replacing("\"", with: "\"\""))x\"") }
        if chance(2) { pairs.append("deposit=\"\(next(90)).5\"") }
        if chance(2) { pairs.append("organic=\"\(chance(2) ? "Yes" : "No")\"") }
        if chance(2) { pairs.append("launched=\"2025-0\(next(9) + 1)-15\"") }
        return pairs.joined(separator: ",")
    }

    private mutating func text() -> String {
        (0...next(4)).map { _ in RandomCatalogue.words[next(RandomCatalogue.words.count)] }.joined(separator: " ")
            .replacing("  ", with: " ") + "."
    }

    private func line(_ cells: [String: String]) -> String {
        RandomCatalogue.columns.map { "\"" + (cells[$0] ?? "").replacing("\"", with: "\"\"") + "\"" }
            .joined(separator: ",")
    }

    private mutating func chance(_ times: Int) -> Bool { next(times) == 0 }

    private mutating func next(_ bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(bound))
    }
}
