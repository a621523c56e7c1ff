import Catalog
import Commerce
import MariaDB

/// Custom options of a batch, which are given whole: those that are not named go.
extension ProductBatch {
    func writeCustomOptions(_ placed: [Placed]) async throws {
        for place in placed {
            guard let options = place.draft.customOptions else { continue }
            let kept = options.map(\.id).filter { $0 > 0 }
            var gone: SQL = "DELETE FROM product_option WHERE product_id = \(place.id)"
            if !kept.isEmpty { gone += " AND id NOT IN \(list: kept)" }
            try await transaction.run(gone)
            for option in options { try await CustomOptionRows.save(option, of: place.id, in: transaction) }
            try await transaction.run(
                "UPDATE product SET has_options = \(!options.isEmpty) WHERE id = \(place.id)")
        }
    }
}

/// Custom options of an import, which go by their titles.
extension ProductBatch {
    /// Those that are there keep their numbers, others come, none goes.
    func writeNamedOptions(_ placed: [Placed]) async throws {
        for place in placed where !place.draft.namedOptions.isEmpty {
            let present = try await CustomOptionRows.numbers(of: place.id, in: transaction)
            for (order, option) in place.draft.namedOptions.enumerated() {
                if place.draft.store == .all {
                    let known = present.first { $0.title == option.title(in: .all) && $0.kind == option.kind }
                    let merged = option.numbered(known)
                    try await CustomOptionRows.save(merged, of: place.id, in: transaction)
                } else if order < present.count {
                    try await CustomOptionRows.translate(option, as: present[order], in: transaction)
                }
            }
            try await transaction.run("UPDATE product SET has_options = 1 WHERE id = \(place.id)")
        }
    }
}

/// An option that is there, as far as an import must know it.
struct NumberedOption {
    let id: Int64
    let kind: String
    let title: String?
    var values: [(id: Int64, title: String?)] = []
}

extension CustomOption {
    /// The option with the numbers of the one that is there; values of another title are new.
    fileprivate func numbered(_ known: NumberedOption?) -> CustomOption {
        CustomOption(
            id: known?.id ?? 0, kind: kind, isRequired: isRequired, sku: sku, position: position,
            charactersMax: charactersMax, fileExtensions: fileExtensions, imageWidth: imageWidth,
            imageHeight: imageHeight, texts: texts,
            values: values.map { value in
                let id = known?.values.first { $0.title == value.title(in: .all) }?.id ?? 0
                return Value(id: id, sku: value.sku, position: value.position, texts: value.texts)
            })
    }
}

/// A custom option as rows of its three tables.
enum CustomOptionRows {
    /// Keeps an option and its values and gives its number; values that are not named go.
    @discardableResult
    static func save(
        _ option: CustomOption, of product: ProductID, in transaction: WriterTransaction
    ) async throws -> Int64 {
        let id = try await saveOption(option, of: product, in: transaction)
        try await write(option.texts, option: id, value: 0, in: transaction)
        // A number that is another option's is not this one's value.
        let known = try await transaction.rows(
            "SELECT id FROM product_option_value WHERE option_id = \(id)", as: Int64.self)
        let kept = option.values.map(\.id).filter { known.contains($0) }
        var gone: SQL = "DELETE FROM product_option_value WHERE option_id = \(id)"
        if !kept.isEmpty { gone += " AND id NOT IN \(list: kept)" }
        try await transaction.run(gone)
        for value in option.values {
            var number = value.id
            if kept.contains(number) {
                try await transaction.run(
                    """
                    UPDATE product_option_value SET sku = \(value.sku), position = \(value.position)
                    WHERE id = \(number) AND option_id = \(id)
                    """)
            } else {
                let effect = try await transaction.run(
                    """
                    INSERT INTO product_option_value (option_id, sku, position)
                    VALUES (\(id), \(value.sku), \(value.position))
                    """)
                number = Int64(effect.lastInsertID)
            }
            try await write(value.texts, option: id, value: number, in: transaction)
        }
        return id
    }

    /// The options of a product in order, with their values.
    static func numbers(of product: ProductID, in transaction: WriterTransaction) async throws -> [NumberedOption] {
        var options = try await transaction.rows(
            """
            SELECT o.id, o.kind, t.title FROM product_option o LEFT JOIN product_option_text t
            ON t.option_id = o.id AND t.value_id = 0 AND t.store_id = 0 WHERE o.product_id = \(product)
            ORDER BY o.position, o.id
            """, as: Int64.self, String.self, String?.self
        ).map { NumberedOption(id: $0.0, kind: $0.1, title: $0.2) }
        guard !options.isEmpty else { return [] }
        let values = try await transaction.rows(
            """
            SELECT v.option_id, v.id, t.title FROM product_option_value v LEFT JOIN product_option_text t
            ON t.option_id = v.option_id AND t.value_id = v.id AND t.store_id = 0
            WHERE v.option_id IN \(list: options.map(\.id)) ORDER BY v.position, v.id
            """, as: Int64.self, Int64.self, String?.self)
        for (option, id, title) in values {
            if let place = options.firstIndex(where: { $0.id == option }) {
                options[place].values.append((id, title))
            }
        }
        return options
    }

    /// Keeps what a store view says of an option that is there; values go by their order.
    static func translate(
        _ option: CustomOption, as known: NumberedOption, in transaction: WriterTransaction
    ) async throws {
        try await write(option.texts, option: known.id, value: 0, in: transaction)
        for (value, number) in zip(option.values, known.values) {
            try await write(value.texts, option: known.id, value: number.id, in: transaction)
        }
    }

    private static func saveOption(
        _ option: CustomOption, of product: ProductID, in transaction: WriterTransaction
    ) async throws -> Int64 {
        // A number that is another product's option stays with that product: this one gets an option of its own.
        let isKnown = try await !transaction.rows(
            "SELECT id FROM product_option WHERE id = \(option.id) AND product_id = \(product) FOR UPDATE",
            as: Int64.self
        ).isEmpty
        if isKnown {
            try await transaction.run(
                """
                UPDATE product_option SET kind = \(option.kind), is_required = \(option.isRequired),
                sku = \(option.sku), position = \(option.position), characters_max = \(option.charactersMax),
                file_extensions = \(option.fileExtensions), image_width = \(option.imageWidth),
                image_height = \(option.imageHeight) WHERE id = \(option.id) AND product_id = \(product)
                """)
            return option.id
        }
        let effect = try await transaction.run(
            """
            INSERT INTO product_option (product_id, kind, is_required, sku, position, characters_max, file_extensions,
            image_width, image_height) VALUES (\(product), \(option.kind), \(option.isRequired), \(option.sku),
            \(option.position), \(option.charactersMax), \(option.fileExtensions), \(option.imageWidth),
            \(option.imageHeight))
            """)
        return Int64(effect.lastInsertID)
    }

    private static func write(
        _ texts: [StoreViewID: CustomOption.Texts], option: Int64, value: Int64, in transaction: WriterTransaction
    ) async throws {
        let rows = texts.sorted { $0.key < $1.key }.map { store, text in
            [option, value, store, text.title, amount(text.price), type(text.price)] as [any SQLParameter]
        }
        guard !rows.isEmpty else { return }
        try await transaction.run(
            """
            INSERT INTO product_option_text (option_id, value_id, store_id, title, price, price_type)
            VALUES \(rows: rows) ON DUPLICATE KEY UPDATE title = COALESCE(VALUES(title), title),
            price = COALESCE(VALUES(price), price), price_type = COALESCE(VALUES(price_type), price_type)
            """)
    }

    private static func amount(_ price: CustomOptionPrice?) -> String? {
        switch price {
        case .fixed(let money): money.text()
        case .percent(let share): Money(millionths: share, .eur).text()
        case nil: nil
        }
    }

    private static func type(_ price: CustomOptionPrice?) -> String? {
        switch price {
        case .fixed: "fixed"
        case .percent: "percent"
        case nil: nil
        }
    }
}
