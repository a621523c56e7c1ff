package import Commerce

/// What is chosen, as sets of rows.
private struct Choice {
    /// By the place of the facet in the index; nil where nothing of it is chosen.
    var facets: [Bitset?]
    /// The chosen options of each axis.
    var axes: [[OptionID]]
    /// The rows that can be bought with what is chosen on the axes; nil where nothing is.
    var buyable: Bitset?
}

extension ListingIndex {
    /// One page: the products, how many there are on all pages, and how many there would be with each option. An
    /// unknown category's page is empty; a chosen attribute that the index does not know narrows nothing. Products
    /// that cannot be bought come last, and are left out once an option of an axis is chosen.
    package func page(_ query: ListingQuery) -> ListingPage {
        guard let shelf = shelves[query.category] else { return ListingPage(products: [], total: 0, facets: []) }
        let choice = choice(query.chosen)
        let found = rows(of: shelf, choice)
        let order = query.sort == .position ? shelf.byPosition : orders[query.sort] ?? []
        return ListingPage(
            products: cut(order, found, page: query.page, size: query.pageSize), total: found.count,
            facets: counted.map { facet($0, shelf, choice, found) })
    }

    /// The products of a page alone: for a row of cards, which shows no counts.
    package func products(_ query: ListingQuery) -> [ProductID] {
        guard let shelf = shelves[query.category] else { return [] }
        let order = query.sort == .position ? shelf.byPosition : orders[query.sort] ?? []
        return cut(order, rows(of: shelf, choice(query.chosen)), page: query.page, size: query.pageSize)
    }

    private func choice(_ chosen: [AttributeID: [OptionID]]) -> Choice {
        let onAxes = axes.attributes.map { chosen[$0] ?? [] }
        let onFacets = facets.map { facet -> Bitset? in
            guard let options = chosen[facet.attribute], !options.isEmpty else { return nil }
            var rows = Bitset(rows: ids.count)
            for option in options {
                if let more = facet.rows[option] { rows.formUnion(more) }
            }
            return rows
        }
        return Choice(facets: onFacets, axes: onAxes, buyable: axes.rows(onAxes))
    }

    private func rows(of shelf: Shelf, _ choice: Choice) -> Bitset {
        var rows = shelf.rows
        for chosen in choice.facets {
            if let chosen { rows.formIntersection(chosen) }
        }
        if let buyable = choice.buyable { rows.formIntersection(buyable) }
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

    /// The counts of an attribute's options under every choice but its own. `found` is what all choices leave.
    private func facet(
        _ attribute: AttributeID, _ shelf: Shelf, _ choice: Choice, _ found: Bitset
    ) -> ListingPage.Facet {
        if let axis = axes.attributes.firstIndex(of: attribute) {
            var others = choice
            others.buyable = nil
            let base = choice.buyable == nil ? found : rows(of: shelf, others)
            return ListingPage.Facet(attribute: attribute, counts: axes.counts(on: axis, choice.axes, among: base))
        }
        guard let place = facets.firstIndex(where: { $0.attribute == attribute }) else {
            return ListingPage.Facet(attribute: attribute, counts: [:])
        }
        var base = found
        if choice.facets[place] != nil {
            var others = choice
            others.facets[place] = nil
            base = rows(of: shelf, others)
        }
        var counts: [OptionID: Int] = [:]
        for (option, rows) in facets[place].rows {
            let count = base.intersectionCount(rows)
            if count > 0 { counts[option] = count }
        }
        return ListingPage.Facet(attribute: attribute, counts: counts)
    }
}
