import Catalog
import Commerce

/// The listing by its definition: every product is looked at for every question. The oracle for `ListingIndex`.
struct NaiveListing {
    let rows: [ListingRow]
    let categories: CategoryTree
    let facets: [AttributeID]
    let axes: [AttributeID]

    func page(_ query: ListingQuery) -> ListingPage {
        guard categories.category(query.category) != nil else {
            return ListingPage(products: [], total: 0, facets: [])
        }
        let sorted = found(query).sorted { precedes($0, $1, query) }
        let first = (max(query.page, 1) - 1) * query.pageSize
        return ListingPage(
            products: sorted.dropFirst(first).prefix(query.pageSize).map(\.id), total: sorted.count,
            facets: facets.map { ListingPage.Facet(attribute: $0, counts: counts(of: $0, query)) },
            prices: priceCounts(query), reducedCount: reducedCount(query))
    }

    /// The bands are the index' own choice; what is to be right is that each price of the shelf is in one, and the
    /// counts. Bands are given by `bands`.
    var bands: [PriceBand] = []

    private func priceCounts(_ query: ListingQuery) -> [ListingPage.PriceCount] {
        var open = query
        open.prices = []
        let prices = found(open).map(\.price.millionths)
        return bands.map { band in
            ListingPage.PriceCount(band: band, count: prices.filter { band.contains($0) }.count)
        }
    }

    private func reducedCount(_ query: ListingQuery) -> Int {
        var reduced = query
        reduced.isReducedOnly = true
        return found(reduced).count
    }

    private func counts(of attribute: AttributeID, _ query: ListingQuery) -> [OptionID: Int] {
        let options = Set(
            rows.flatMap { row in (row.options[attribute] ?? []) + row.variants.compactMap { $0[attribute] } })
        var counts: [OptionID: Int] = [:]
        for option in options {
            var asked = query
            asked.chosen[attribute] = [option]
            let count = found(asked).count
            if count > 0 { counts[option] = count }
        }
        return counts
    }

    private func found(_ query: ListingQuery) -> [ListingRow] {
        let shown = categories.shown(under: query.category)
        let chosen = query.chosen.filter { !$1.isEmpty }
        return rows.filter { row in
            row.categories.contains { shown.contains($0.categoryID) } && matches(row, chosen)
                && (query.prices.isEmpty || query.prices.contains { $0.contains(row.price.millionths) })
                && (!query.isReducedOnly || row.isReduced)
        }
    }

    private func matches(_ row: ListingRow, _ chosen: [AttributeID: [OptionID]]) -> Bool {
        let own = chosen.filter { facets.contains($0.key) && !axes.contains($0.key) }
        guard own.allSatisfy({ !Set(row.options[$0.key] ?? []).isDisjoint(with: $0.value) }) else { return false }
        let onAxes = chosen.filter { axes.contains($0.key) }
        guard !onAxes.isEmpty else { return true }
        guard row.isSalable else { return false }
        let variants = row.variants.isEmpty ? [ListingRow.Variant(options: [:])] : row.variants
        return variants.contains { variant in
            onAxes.allSatisfy { attribute, options in
                let has = variant[attribute].map { [$0] } ?? row.options[attribute] ?? []
                return !Set(has).isDisjoint(with: options)
            }
        }
    }

    private func precedes(_ left: ListingRow, _ right: ListingRow, _ query: ListingQuery) -> Bool {
        if left.isSalable != right.isSalable { return left.isSalable }
        switch query.sort {
        case .position:
            let (first, second) = (place(left, query.category), place(right, query.category))
            return first == second ? left.id < right.id : first < second
        case .name:
            let (first, second) = (LatinFolding.fold(left.name), LatinFolding.fold(right.name))
            return first == second ? left.id < right.id : first < second
        case .priceAscending: return left.price == right.price ? left.id < right.id : left.price < right.price
        case .priceDescending: return left.price == right.price ? left.id < right.id : right.price < left.price
        case .newest:
            if left.newSince != right.newSince {
                guard let first = left.newSince else { return false }
                return right.newSince.map { $0 < first } ?? true
            }
            if left.newSince != nil || left.createdAt == right.createdAt { return left.id < right.id }
            return right.createdAt < left.createdAt
        }
    }

    private func place(_ row: ListingRow, _ category: CategoryID) -> (Int, Int64) {
        let shown = categories.shown(under: category)
        return row.categories.filter { shown.contains($0.categoryID) }
            .map { ($0.categoryID == category ? 0 : 1, $0.position) }.min(by: <) ?? (2, 0)
    }
}
