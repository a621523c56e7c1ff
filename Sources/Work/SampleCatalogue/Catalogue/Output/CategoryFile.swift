extension Catalogue {
    /// Writes `categories.csv`: the three parents, each before its leaves, with their English texts.
    public func writeCategories<Failure: Error>(
        to sink: @escaping ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        let table = try CSVTable(
            [
                "path", "store_view_code", "name", "url_key", "description", "meta_title", "meta_keywords",
                "meta_description", "is_active", "include_in_menu", "is_anchor", "position", "display_mode", "image",
            ], to: sink)
        var position = 0
        for department in Department.allCases {
            position += 1
            try Catalogue.write(department.path, department.texts, position, to: table)
            for leaf in Leaf.allCases where leaf.department == department {
                position += 1
                try Catalogue.write(leaf.path, leaf.texts, position, to: table)
            }
        }
    }

    private static func write<Failure: Error>(
        _ path: String, _ texts: CategoryTexts, _ position: Int, to table: CSVTable<Failure>
    ) throws(Failure) {
        try table.write([
            "path": path, "name": texts.name.french, "url_key": texts.urlKey.french,
            "description": texts.description.french, "meta_title": texts.metaTitle.french,
            "meta_description": texts.description.french, "is_active": "1", "include_in_menu": "1", "is_anchor": "1",
            "position": "\(position)", "display_mode": "PRODUCTS",
        ])
        try table.write([
            "path": path, "store_view_code": "en", "name": texts.name.english, "url_key": texts.urlKey.english,
            "description": texts.description.english, "meta_title": texts.metaTitle.english,
            "meta_description": texts.description.english,
        ])
    }
}
