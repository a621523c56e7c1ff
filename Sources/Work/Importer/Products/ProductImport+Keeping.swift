import Catalog
import Commerce

/// What has passed all checks goes into the shop.
extension ProductImport {
    /// Keeps a batch. When the shop cannot take it for a reason that lies in the data, its rows are kept one by one, so
    /// that only the bad ones are refused.
    func keep(_ rows: [MappedRow]) async throws(ImportFailure) {
        guard !keepsNothing else { return }
        let rows = rows.filter { !refusesOrphan($0) }
        guard !rows.isEmpty else { return }
        do {
            try await save(rows)
        } catch .broken where rows.count > 1 {
            try await keepOneByOne(rows)
        } catch {
            throw .store(error)
        }
    }

    private func save(_ rows: [MappedRow]) async throws(StoreFailure) {
        let replaced = rows.filter { $0.makesProduct && $0.store == .all && ledger.isReplaced($0.sku) }.map(\.sku)
        let counts = try await shop.save(rows.flatMap(\.drafts), replacing: replaced)
        run.outcome.add(counts)
    }

    private func keepOneByOne(_ rows: [MappedRow]) async throws(ImportFailure) {
        var isAnyKept = false
        var failed: [MappedRow] = []
        var failure: StoreFailure?
        for row in rows where !refusesOrphan(row) {
            do {
                try await save([row])
                isAnyKept = true
            } catch .broken(let sentence) {
                failed.append(row)
                if row.makesProduct, !ledger.isReplaced(row.sku) { ledger.refuse(row.sku) }
                failure = failure ?? .broken(sentence)
            } catch {
                throw .store(error)
            }
        }
        // Where no row can be kept, the fault is the shop's.
        if !isAnyKept, let failure { throw .store(failure) }
        for row in failed { refuseUnkept(row, "", .systemException) }
    }

    /// Refuses a row that passed the checks because an earlier one was to make its product, which the shop did not
    /// take.
    private func refusesOrphan(_ row: MappedRow) -> Bool {
        guard !row.makesProduct, ledger.isRefused(row.sku) else { return false }
        refuseUnkept(row, "sku", .rowIsOrphan)
        return true
    }

    private func refuseUnkept(_ row: MappedRow, _ column: String, _ code: ProblemCode) {
        refuse(row.number, [RowProblem(row: row.number, sku: row.sku.text, column: column, code)])
        if row.store == .all { run.outcome.entities -= 1 }
    }

    /// Copies the row's pictures to their places. One that cannot be had is left out and said; the row is taken.
    func placePictures(of row: inout MappedRow) {
        guard let pictures else { return }
        var places: [String: String] = [:]
        for (file, picture) in row.pictures.sorted(by: { $0.key < $1.key }) {
            if let place = keepsNothing ? pictures.find(picture.source) : pictures.keep(picture.source) {
                places[file] = place
            } else {
                run.add(
                    RowProblem(
                        row: row.number, sku: row.sku.text, column: picture.column, .mediaUrlNotAvailable,
                        picture.source, "\(row.number - 1)"))
            }
        }
        for place in row.drafts.indices {
            row.drafts[place].images = row.drafts[place].images.compactMap { image in
                guard row.pictures[image.file] != nil else { return image }
                guard let file = places[image.file] else { return nil }
                var image = image
                image.file = file
                return image
            }
        }
    }
}

extension CategoryFailure {
    /// What a report says of it.
    var sentence: String {
        switch self {
        case .unknown(let id): "There is no category with the number \(id)."
        case .nameIsMissing: "A category needs a name."
        case .urlKeyIsTaken(let key): "URL key for specified store already exists: \(key)."
        case .belowItself: "A category cannot hang below itself."
        case .isRoot(let id): "The root category \(id) stays."
        case .store: "The database is away."
        }
    }
}
