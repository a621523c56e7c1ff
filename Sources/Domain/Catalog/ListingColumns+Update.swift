import Commerce

/// A row before and after a change; its number stays.
struct ChangedRow {
    let number: Int32
    let old: ListingRow
    let new: ListingRow
}

/// Taking changed rows in without making all anew: what a change leaves as it was is shared with the index before.
extension ListingColumns {
    /// Takes changes in. `rows` are all rows, the changed ones among them already.
    mutating func update(_ changed: [ChangedRow], _ rows: [ListingRow], _ shape: ListingShape) {
        for one in changed {
            updateFacets(one)
            axes.replace(one.old, one.new, of: Int(one.number))
            if one.old.isReduced != one.new.isReduced { reduced.set(Int(one.number), one.new.isReduced) }
            changes[Int(one.number)] = ListingColumns.change(of: one.new)
        }
        for sort in ListingSort.allCases where sort != .position { updateOrder(sort, changed, rows) }
        updatePrices(changed)
        for category in shape.categories.all { updateShelf(category.id, changed, rows, shape) }
    }

    private mutating func updateFacets(_ one: ChangedRow) {
        guard one.old.options != one.new.options else { return }
        for place in facets.indices {
            let attribute = facets[place].attribute
            let (before, after) = (one.old.options[attribute] ?? [], one.new.options[attribute] ?? [])
            guard before != after else { continue }
            for option in before { facets[place].rows[option]?.set(Int(one.number), false) }
            for option in after {
                facets[place].rows[option, default: Bitset(rows: ids.count)].insert(Int(one.number))
            }
        }
    }

    private mutating func updateOrder(_ sort: ListingSort, _ changed: [ChangedRow], _ rows: [ListingRow]) {
        let moved = changed.filter { one in
            if one.old.isSalable != one.new.isSalable { return true }
            switch sort {
            case .name: return one.old.name != one.new.name
            case .priceAscending, .priceDescending: return one.old.price != one.new.price
            case .newest: return one.old.newSince != one.new.newSince || one.old.createdAt != one.new.createdAt
            case .position: return false
            }
        }.map(\.number)
        orders[sort] = reordered(orders[sort] ?? [], taking: moved, putting: moved) { left, right in
            ListingColumns.precedes(left, right, in: sort, rows)
        }
    }

    private mutating func updatePrices(_ changed: [ChangedRow]) {
        let moved = changed.filter { $0.old.price != $0.new.price }
        guard !moved.isEmpty else { return }
        var gone = Bitset(rows: ids.count)
        for one in moved { gone.insert(Int(one.number)) }
        let new = moved.map { PricedRow(price: $0.new.price.millionths, row: $0.number) }
        byPrice = ListingColumns.merged(byPrice.filter { !gone.contains(Int($0.row)) }, new) {
            ($0.price, $0.row) < ($1.price, $1.row)
        }
    }

    private mutating func updateShelf(
        _ category: CategoryID, _ changed: [ChangedRow], _ rows: [ListingRow], _ shape: ListingShape
    ) {
        guard var shelf = shelves[category] else { return }
        let shown = Set(shape.categories.shown(under: category, in: shape.store))
        func place(_ row: ListingRow, _ number: Int32) -> Place? {
            ListingColumns.place(of: row, number: number, in: category, showing: shown)
        }
        var (taken, put): ([Int32], [Int32]) = ([], [])
        var isPricedAnew = false
        for one in changed {
            let (before, after) = (place(one.old, one.number), place(one.new, one.number))
            if (before ?? after) != nil, one.old.price != one.new.price { isPricedAnew = true }
            guard before != after else { continue }
            if before != nil { taken.append(one.number) }
            if after != nil { put.append(one.number) }
            shelf.rows.set(Int(one.number), after != nil)
            if (before == nil) != (after == nil) { isPricedAnew = true }
        }
        guard !taken.isEmpty || !put.isEmpty || isPricedAnew else { return }
        shelf.byPosition = reordered(shelf.byPosition, taking: taken, putting: put) { left, right in
            switch (place(rows[Int(left)], left), place(rows[Int(right)], right)) {
            case (let left?, let right?): left < right
            default: left < right
            }
        }
        if isPricedAnew { shelf.bands = bands(of: shelf.rows) }
        shelves[category] = shelf
    }

    /// An order without some rows and with others, or the same ones, where they belong now.
    private func reordered(
        _ order: [Int32], taking: [Int32], putting: [Int32], by precedes: (Int32, Int32) -> Bool
    ) -> [Int32] {
        guard !taking.isEmpty || !putting.isEmpty else { return order }
        var gone = Bitset(rows: ids.count)
        for row in taking { gone.insert(Int(row)) }
        return ListingColumns.merged(order.filter { !gone.contains(Int($0)) }, putting, by: precedes)
    }

    /// A sorted list and some elements more, sorted. Comparing is dear: each finds its place by halving.
    private static func merged<Element>(
        _ sorted: [Element], _ more: [Element], by precedes: (Element, Element) -> Bool
    ) -> [Element] {
        var merged: [Element] = []
        merged.reserveCapacity(sorted.count + more.count)
        var begin = 0
        for one in more.sorted(by: precedes) {
            var (low, high) = (begin, sorted.count)
            while low < high {
                let middle = (low + high) / 2
                if precedes(sorted[middle], one) { low = middle + 1 } else { high = middle }
            }
            merged += sorted[begin..<low]
            merged.append(one)
            begin = low
        }
        return merged + sorted[begin...]
    }
}
