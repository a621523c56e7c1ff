import Catalog
import Commerce

/// What has passed all checks goes into the shop.
extension ProductImport {
    /// Keeps a batch. When the shop cannot take it for a reason that lies in the data, its rows are kept one by one, so
    /// that only the bad ones are refused.
    func keep(_ rows: [MappedRow]) async throws(ImportFailure) {
        guard !rows.isEmpty else { return }
        do {
            run.outcome.add(try await save(rows))
        } catch .broken where rows.count > 1 {
            try await keepOneByOne(rows)
        } catch {
            throw .store(error)
        }
    }

    private func save(_ rows: [MappedRow]) async throws(StoreFailure) -> ImportCounts {
        let replaced = rows.filter { $0.makesProduct && $0.store == .all && ledger.isReplaced($0.sku) }.map(\.sku)
        return try await shop.save(rows.flatMap(\.drafts), replacing: replaced)
    }

    private func keepOneByOne(_ rows: [MappedRow]) async throws(ImportFailure) {
        var isAnyKept = false
        var failures: [(row: MappedRow, failure: StoreFailure)] = []
        for row in rows {
            do {
                run.outcome.add(try await save([row]))
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
            refuse(row.number, [RowProblem(row: row.number, sku: row.sku.text, column: "", .systemException)])
            if row.store == .all { run.outcome.entities -= 1 }
        }
    }

    /// Copies the row's pictures to their places. One that cannot be had is left out and said; the row is taken.
    func placePictures(of row: inout MappedRow) {
        guard let pictures else { return }
        var places: [String: String] = [:]
        for (file, source) in row.pictureSources.sorted(by: { $0.key < $1.key }) {
            if let place = keepsNothing ? pictures.find(source) : pictures.keep(source) {
                places[file] = place
            } else {
                run.add(
                    RowProblem(
                        row: row.number, sku: row.sku.text, column: row.pictureColumns[file] ?? "",
                        .mediaUrlNotAvailable, source, "\(row.number - 1)"))
            }
        }
        for place in row.drafts.indices {
            row.drafts[place].images = row.drafts[place].images.compactMap { image in
                guard row.pictureSources[image.file] != nil else { return image }
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
