public import Commerce

/// What is chosen, as sets of rows; nil where nothing is chosen.
private struct Choice {
    /// By the place of the facet in the index.
    var facets: [Bitset?]
    /// The chosen options of each axis.
    var axes: [[OptionID]]
    /// The rows that can be bought with what is chosen on the axes.
    var buyable: Bitset?
    var prices: Bitset?
    var reduced: Bitset?
}

extension ListingIndex {
    /// One page: the products, how many there are on all pages, and how many there would be with each option. An
    /// unknown category's page is empty; a chosen attribute that the index does not know narrows nothing. Products
    /// that cannot be bought come last, and are left out once an option of an axis is chosen.
    public func page(_ query: ListingQuery) -> ListingPage { columns.page(query) }

    /// The products of a page alone: for a row of cards, which shows no counts.
    public func products(_ query: ListingQuery) -> [ProductID] { columns.products(query) }
}

extension ListingColumns {
    fileprivate func page(_ query: ListingQuery) -> ListingPage {
        guard let shelf = shelves[query.category] else { return ListingPage(products: [], total: 0, facets: []) }
        let choice = choice(query)
        let found = rows(of: shelf, choice)
        let order = query.sort == .position ? shelf.byPosition : orders[query.sort] ?? []
        return ListingPage(
            products: cut(order, found, page: query.page, size: query.pageSize), total: found.count,
            facets: counted.map { facet($0, shelf, choice, found) }, prices: priceCounts(shelf, choice, found),
            reducedCount: reducedCount(shelf, choice, found))
    }

    fileprivate func products(_ query: ListingQuery) -> [ProductID] {
        guard let shelf = shelves[query.category] else { return [] }
        let order = query.sort == .position ? shelf.byPosition : orders[query.sort] ?? []
        return cut(order, rows(of: shelf, choice(query)), page: query.page, size: query.pageSize)
    }

    private func choice(_ query: ListingQuery) -> Choice {
        let onAxes = axes.attributes.map { query.chosen[$0] ?? [] }
        let onFacets = facets.map { facet -> Bitset? in
            guard let options = query.chosen[facet.attribute], !options.isEmpty else { return nil }
            var rows = Bitset(rows: ids.count)
            for option in options {
                if let more = facet.rows[option] { rows.formUnion(more) }
            }
            return rows
        }
        return Choice(
            facets: onFacets, axes: onAxes, buyable: axes.rows(onAxes),
            prices: query.prices.isEmpty ? nil : rows(costing: query.prices),
            reduced: query.isReducedOnly ? reduced : nil)
    }

    /// The rows whose price lies in one of the spans.
    private func rows(costing bands: [PriceBand]) -> Bitset {
        var rows = Bitset(rows: ids.count)
        for band in bands {
            for place in firstPlace(atLeast: band.from)..<byPrice.count {
                if let to = band.to, byPrice[place].price >= to { break }
                rows.insert(Int(byPrice[place].row))
            }
        }
        return rows
    }

    /// The place of the lowest price that is not below `price`.
    private func firstPlace(atLeast price: Int64) -> Int {
        var (low, high) = (0, byPrice.count)
        while low < high {
            let middle = (low + high) / 2
            if byPrice[middle].price < price { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func rows(of shelf: Shelf, _ choice: Choice) -> Bitset {
        var rows = shelf.rows
        for chosen in choice.facets + [choice.buyable, choice.prices, choice.reduced] {
            if let chosen { rows.formIntersection(chosen) }
        }
        return rows
    }

    /// The products of a page, found by walking the order until the page is full.
    private func cut(_ order: [Int32], _ found: Bitset, page: Int, size: Int) -> [ProductID] {
        let (first, overflow) = (max(page, 1) - 1).multipliedReportingOverflow(by: max(size, 0))
        guard !overflow, size > 0 else { return [] }
        var products: [ProductID] = []
        var skipped = 0
        for row in order where found.contains(Int(row)) {
            if skipped < first {
                skipped += 1
            } else {
                products.append(ids[Int(row)])
                if products.count == size { break }
            }
        }
        return products
    }
}

/// Counts under every choice but one's own. `found` is what all choices leave.
extension ListingColumns {
    private func facet(
        _ attribute: AttributeID, _ shelf: Shelf, _ choice: Choice, _ found: Bitset
    ) -> ListingPage.Facet {
        if let axis = axes.attributes.firstIndex(of: attribute) {
            let base = base(shelf, choice, found, beside: choice.buyable) { $0.buyable = nil }
            return ListingPage.Facet(attribute: attribute, counts: axes.counts(on: axis, choice.axes, among: base))
        }
        guard let place = facets.firstIndex(where: { $0.attribute == attribute }) else {
            return ListingPage.Facet(attribute: attribute, counts: [:])
        }
        let base = base(shelf, choice, found, beside: choice.facets[place]) { $0.facets[place] = nil }
        var counts: [OptionID: Int] = [:]
        for (option, rows) in facets[place].rows {
            let count = base.intersectionCount(rows)
            if count > 0 { counts[option] = count }
        }
        return ListingPage.Facet(attribute: attribute, counts: counts)
    }

    private func priceCounts(_ shelf: Shelf, _ choice: Choice, _ found: Bitset) -> [ListingPage.PriceCount] {
        guard !shelf.bands.isEmpty else { return [] }
        let base = base(shelf, choice, found, beside: choice.prices) { $0.prices = nil }
        return shelf.bands.map { band, rows in
            ListingPage.PriceCount(band: band, count: base.intersectionCount(rows))
        }
    }

    private func reducedCount(_ shelf: Shelf, _ choice: Choice, _ found: Bitset) -> Int {
        base(shelf, choice, found, beside: choice.reduced) { $0.reduced = nil }.intersectionCount(reduced)
    }

    /// The rows that all choices but one leave: all that were found where that one is not made. Key paths would say it
    /// shorter, but are made anew at each call.
    private func base(
        _ shelf: Shelf, _ choice: Choice, _ found: Bitset, beside own: Bitset?, without: (inout Choice) -> Void
    ) -> Bitset {
        guard own != nil else { return found }
        var others = choice
        without(&others)
        return rows(of: shelf, others)
    }
}
