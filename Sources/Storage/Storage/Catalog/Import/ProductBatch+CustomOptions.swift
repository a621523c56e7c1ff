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

/// A custom option as rows of its three tables.
enum CustomOptionRows {
    /// Keeps an option and its values and gives its number; values that are not named go.
    @discardableResult
    static func save(
        _ option: CustomOption, of product: ProductID, in transaction: WriterTransaction
    ) async throws -> Int64 {
        let id = try await saveOption(option, of: product, in: transaction)
        try await write(option.texts, option: id, value: 0, in: transaction)
        let kept = option.values.map(\.id).filter { $0 > 0 }
        var gone: SQL = "DELETE FROM product_option_value WHERE option_id = \(id)"
        if !kept.isEmpty { gone += " AND id NOT IN \(list: kept)" }
        try await transaction.run(gone)
        for value in option.values {
            var number = value.id
            if number > 0 {
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

    private static func saveOption(
        _ option: CustomOption, of product: ProductID, in transaction: WriterTransaction
    ) async throws -> Int64 {
        if option.id > 0 {
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
