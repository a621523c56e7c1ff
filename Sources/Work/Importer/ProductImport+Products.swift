import Basics
import Catalog
import Commerce

/// The first step: a batch of rows becomes drafts in the shop.
extension ProductImport {
    func takeProducts(_ rows: [ProductRow], _ mapper: ProductRowMapper) async throws(ImportFailure) {
        guard !rows.isEmpty else { return }
        var named: [(row: ProductRow, sku: SKU)] = []
        for row in rows {
            let (sku, problem) = mapper.sku(of: row)
            if let sku { named.append((row, sku)) }
            if let problem { refuse(row.number, [problem]) }
        }
        let skus = Array(Set(named.map(\.sku)))
        let known = try await asking { () async throws(StoreFailure) in try await shop.known(skus) }
        let mapped = named.compactMap { row, sku in map(row, sku, known, mapper) }
        let keys = Array(Set(mapped.flatMap(\.urlKeys)))
        let owners =
            keys.isEmpty ? [:] : try await asking { () async throws(StoreFailure) in try await shop.owners(of: keys) }
        var taken: [MappedRow] = []
        for row in mapped {
            if let row = try await settled(row, known, owners) { taken.append(row) }
        }
        outcome.entities += taken.count { $0.store == .all }
        if !keepsNothing { try await keep(taken) }
        ledger.batchIsKept()
    }

    /// Maps a row; a refused one is noted, and nil.
    private func map(
        _ row: ProductRow, _ sku: SKU, _ known: [SKU: KnownProduct], _ mapper: ProductRowMapper
    ) -> MappedRow? {
        let isDefaultRow = row.text("store_view_code") == nil
        if !isDefaultRow, ledger.isOrphan(sku, known) {
            refuse(row.number, [orphan(row.number, sku)])
            return nil
        }
        let mapped = mapper.map(row, sku, ledger.standing(of: sku, known))
        guard mapped.problems.isEmpty else {
            refuse(row.number, mapped.problems)
            if isDefaultRow, case .new = ledger.standing(of: sku, known) { ledger.refuse(sku) }
            return nil
        }
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
        for warning in row.warnings { outcome.warn(warning) }
        var row = row
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
            let isRootThere: Bool
            if keepsNothing {
                isRootThere = hasRoot(path[0])
            } else {
                let number = try await category(at: path)
                isRootThere = number != nil
                if let number, !numbers.contains(number) { numbers.append(number) }
            }
            guard !isRootThere else { continue }
            outcome.warn(
                RowProblem(
                    row: row.number, sku: row.sku.text, column: "categories", .categoryNotValid,
                    path.joined(separator: "/"), "There is no root category \"\(path[0])\"."))
        }
        return numbers
    }

    private func category(at path: [String]) async throws(ImportFailure) -> CategoryID? {
        if let number = categories[path] { return number }
        let number = try await asking { () async throws(StoreFailure) in try await shop.category(at: path) }
        if categories.count < ProductImport.categoriesKeptMax { categories[path] = number }
        return number
    }

    private func hasRoot(_ name: String) -> Bool {
        reference.categories.children(of: CategoryID(1)).contains { root in
            root.name(in: .all).lowercased() == name.lowercased()
        }
    }

    /// Keeps a batch. When the shop cannot take it for a reason that lies in the data, its rows are kept one by one, so
    /// that only the bad ones are refused.
    private func keep(_ rows: [MappedRow]) async throws(ImportFailure) {
        guard !rows.isEmpty else { return }
        do {
            add(try await shop.save(rows.flatMap(\.drafts)))
        } catch .broken where rows.count > 1 {
            try await keepOneByOne(rows)
        } catch {
            throw .store(error)
        }
    }

    private func keepOneByOne(_ rows: [MappedRow]) async throws(ImportFailure) {
        var isAnyKept = false
        var failures: [(row: MappedRow, failure: StoreFailure)] = []
        for row in rows {
            do {
                add(try await shop.save(row.drafts))
                isAnyKept = true
            } catch .broken(let sentence) {
                failures.append((row, .broken(sentence)))
            } catch {
                throw .store(error)
            }
        }
        // Where no row can be kept, the fault is the shop's.
        if !isAnyKept, let first = failures.first { throw .store(first.failure) }
        for (row, _) in failures {
            refuse(
                row.number, [RowProblem(row: row.number, sku: row.sku.text, column: "", .systemException)])
            if row.store == .all { outcome.entities -= 1 }
        }
    }

    private func add(_ counts: ImportCounts) {
        outcome.created += counts.created
        outcome.updated += counts.updated
    }
}
