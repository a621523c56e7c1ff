import Basics
import Catalog
import Commerce

/// The first step: a batch of rows becomes drafts.
extension ProductImport {
    /// The rows that pass all checks. The batch before may still be on its way into the shop: the ledger knows it.
    func checked(_ rows: [ProductRow]) async throws(ImportFailure) -> [MappedRow] {
        guard !rows.isEmpty else { return [] }
        ledger.beginBatch()
        try await makeTaxClasses(rows)
        var named: [(row: ProductRow, sku: SKU)] = []
        for row in rows {
            let (sku, problem) = mapper.sku(of: row)
            if let sku { named.append((row, sku)) }
            if let problem { refuse(row.number, [problem]) }
        }
        let skus = Array(Set(named.map(\.sku)))
        let known = try await run.asking { () async throws(StoreFailure) in try await shop.known(skus) }
        var mapped: [MappedRow] = []
        for (row, sku) in named {
            if let row = map(row, sku, known) { mapped.append(row) }
            await run.giveWay()
        }
        let keys = Array(Set(mapped.flatMap(\.urlKeys)))
        let owners =
            keys.isEmpty
            ? [:] : try await run.asking { () async throws(StoreFailure) in try await shop.owners(of: keys) }
        var taken: [MappedRow] = []
        for row in mapped {
            if let row = try await settled(row, known, owners) { taken.append(row) }
            await run.giveWay()
        }
        run.outcome.entities += taken.count { $0.store == .all }
        return taken
    }

    /// Tax classes that rows name and that are not there are made, as in Magento.
    private func makeTaxClasses(_ rows: [ProductRow]) async throws(ImportFailure) {
        for row in rows {
            guard let name = row.text("tax_class_id").map({ $0.trimmed }), name.unicodeScalars.count <= 191 else {
                continue
            }
            let folded = name.lowercased()
            guard !RowMapping.untaxed.contains(folded), mapper.vocabulary.taxClasses[folded] == nil else { continue }
            mapper.vocabulary.taxClasses[folded] =
                keepsNothing
                ? TaxClassID.none
                : try await run.asking { () async throws(StoreFailure) in try await shop.taxClass(named: name) }
        }
    }

    /// Maps a row; a refused one is noted, and nil.
    private func map(_ row: ProductRow, _ sku: SKU, _ known: [SKU: KnownProduct]) -> MappedRow? {
        let isDefaultRow = row.text("store_view_code") == nil
        if !isDefaultRow, ledger.isOrphan(sku, known) {
            refuse(row.number, [orphan(row.number, sku)])
            return nil
        }
        let isReplacing = options.behavior == .replace && isDefaultRow && !ledger.isReplaced(sku)
        if isReplacing, known[sku] == nil {
            refuse(row.number, [unknown(row.number, sku)])
            return nil
        }
        let standing = isReplacing ? .new : ledger.standing(of: sku, known)
        let mapped = mapper.map(row, sku, standing)
        guard mapped.problems.isEmpty else {
            refuse(row.number, mapped.problems)
            if isDefaultRow, case .new = standing, !isReplacing { ledger.refuse(sku) }
            return nil
        }
        if isReplacing { ledger.replace(sku) }
        if known[sku] == nil, let kind = mapped.kind { ledger.announce(sku, kind) }
        return mapped
    }

    /// The row with its categories, or nil for one that is refused because of what other rows and products have.
    private func settled(
        _ row: MappedRow, _ known: [SKU: KnownProduct], _ owners: [ScopedURLKey: URLKeyOwner]
    ) async throws(ImportFailure) -> MappedRow? {
        if ledger.isOrphan(row.sku, known) {
            refuse(row.number, [orphan(row.number, row.sku)])
            return nil
        }
        if let problem = keyProblem(row, owners) {
            refuse(row.number, [problem])
            if known[row.sku] == nil, row.makesProduct { ledger.refuse(row.sku) }
            return nil
        }
        ledger.take(row.urlKeys, for: row.sku)
        for warning in row.warnings { run.warn(warning) }
        var row = row
        placePictures(of: &row)
        let numbers = try await categories(of: row)
        if !row.drafts.isEmpty { row.drafts[0].categories = numbers }
        return row
    }

    private func orphan(_ row: Int, _ sku: SKU) -> RowProblem {
        RowProblem(row: row, sku: sku.text, column: "sku", .rowIsOrphan)
    }

    /// Who has one of the row's URL keys already: an earlier row, another product or a category.
    private func keyProblem(_ row: MappedRow, _ owners: [ScopedURLKey: URLKeyOwner]) -> RowProblem? {
        for key in row.urlKeys {
            if let other = ledger.owner(of: key), other != row.sku {
                return RowProblem(
                    row: row.number, sku: row.sku.text, column: "url_key", .duplicatedUrlKey, key.key, other.text)
            }
            switch owners[key] {
            case .product(let other) where other != row.sku:
                return RowProblem(
                    row: row.number, sku: row.sku.text, column: "url_key", .duplicatedUrlKey, key.key, other.text)
            case .category(let id):
                return RowProblem(
                    row: row.number, sku: row.sku.text, column: "url_key", .duplicatedUrlKeyByCategory, key.key,
                    "category", "\(id)")
            default: break
            }
        }
        return nil
    }

    /// The numbers of the row's categories. One that cannot be had is left out and said, as in Magento; a dry run makes
    /// none and looks at the root's name only.
    private func categories(of row: MappedRow) async throws(ImportFailure) -> [CategoryID] {
        var numbers: [CategoryID] = []
        for path in row.categoryPaths {
            var cause: String?
            do {
                if keepsNothing {
                    if !hasRoot(path[0]) { cause = ProblemCode.unknownRoot.sentence([path[0]]) }
                } else if let number = try await category(at: path) {
                    if !numbers.contains(number) { numbers.append(number) }
                } else {
                    cause = ProblemCode.unknownRoot.sentence([path[0]])
                }
            } catch .store(let failure) {
                throw .store(failure)
            } catch {
                cause = error.sentence
            }
            guard let cause else { continue }
            run.add(
                RowProblem(
                    row: row.number, sku: row.sku.text, column: "categories", .categoryNotValid,
                    path.joined(separator: "/"), cause))
        }
        return numbers
    }

    private func category(at path: [String]) async throws(CategoryFailure) -> CategoryID? {
        if let number = categories[path] { return number }
        let number = try await shop.category(at: path)
        if categories.count < ProductImport.categoriesKeptMax { categories[path] = number }
        return number
    }

    private func hasRoot(_ name: String) -> Bool {
        reference.categories.children(of: CategoryID(1)).contains { root in
            root.name(in: .all).lowercased() == name.lowercased()
        }
    }
}
