import Commerce

/// Which rows can be bought with which options on the variant axes.
///
/// Colour and size must be met by one and the same salable variant: a dress that has a blue one (in 38) and one in 40
/// (in red) is no blue dress in 40. Bits per single option would say it is, as Magento's index does; so there is a
/// set of rows for each *pair* of options that some salable variant has. A choice on one axis alone takes the union
/// over the other, which is kept ready. With more than two axes the variants are looked at one by one.
struct AxisIndex: Sendable {
    /// What can be bought of a row: for each axis the options it has there; none where the axis is not one of its own.
    private typealias Buyable = [[OptionID]]

    private struct Pair: Hashable {
        let first: OptionID
        let second: OptionID
    }

    /// The axes, in the order by which the functions below number them.
    let attributes: [AttributeID]
    private let rowCount: Int
    private var rowsByOption: [[OptionID: Bitset]]
    private var rowsByPair: [Pair: Bitset] = [:]
    /// By row; kept for more than two axes only.
    private var buyables: [[Buyable]] = []

    /// The index of these rows, whose numbers are their places.
    init(_ rows: [ListingRow], axes: [AttributeID]) {
        attributes = axes
        rowCount = rows.count
        rowsByOption = Array(repeating: [:], count: axes.count)
        for (number, row) in rows.enumerated() {
            let buyables = AxisIndex.buyables(of: row, axes: axes)
            for buyable in buyables { insert(buyable, of: number) }
            if axes.count > 2 { self.buyables.append(buyables) }
        }
    }

    /// A simple product is bought by its own options; a variant inherits its product's where it has none on an axis.
    private static func buyables(of row: ListingRow, axes: [AttributeID]) -> [Buyable] {
        guard row.isSalable else { return [] }
        let own = axes.map { row.options[$0] ?? [] }
        guard !row.variants.isEmpty else { return [own] }
        return row.variants.map { variant in
            axes.indices.map { index in variant.options[axes[index]].map { [$0] } ?? own[index] }
        }
    }

    private mutating func insert(_ buyable: Buyable, of row: Int) {
        for (axis, options) in buyable.enumerated() {
            for option in options { rowsByOption[axis][option, default: Bitset(rows: rowCount)].insert(row) }
        }
        guard buyable.count == 2 else { return }
        for first in buyable[0] {
            for second in buyable[1] {
                rowsByPair[Pair(first: first, second: second), default: Bitset(rows: rowCount)].insert(row)
            }
        }
    }

    /// The rows that can be bought with one of the chosen options on every axis where some are chosen; nil where none
    /// is chosen on any. `chosen` has a list for each axis.
    func rows(_ chosen: [[OptionID]]) -> Bitset? {
        let axes = chosen.indices.filter { !chosen[$0].isEmpty }
        guard let axis = axes.first else { return nil }
        if axes.count > 1, attributes.count > 2 { return rowsByScan(chosen) }
        var found = Bitset(rows: rowCount)
        for option in chosen[axis] {
            if axes.count == 1 {
                if let rows = rowsByOption[axis][option] { found.formUnion(rows) }
            } else {
                for second in chosen[1] {
                    if let rows = rowsByPair[Pair(first: option, second: second)] { found.formUnion(rows) }
                }
            }
        }
        return found
    }

    /// How many of `base` would be found with each option of an axis under what is chosen on the other axes.
    func counts(on axis: Int, _ chosen: [[OptionID]], among base: Bitset) -> [OptionID: Int] {
        var others = chosen
        others[axis] = []
        if attributes.count > 2, others.contains(where: { !$0.isEmpty }) {
            return countsByScan(on: axis, others, among: base)
        }
        var counts: [OptionID: Int] = [:]
        for (option, rows) in rowsByOption[axis] {
            let count: Int
            if others.allSatisfy(\.isEmpty) {
                count = base.intersectionCount(rows)
            } else {
                others[axis] = [option]
                count = self.rows(others).map(base.intersectionCount) ?? 0
                others[axis] = []
            }
            if count > 0 { counts[option] = count }
        }
        return counts
    }

    private func rowsByScan(_ chosen: [[OptionID]]) -> Bitset {
        var found = Bitset(rows: rowCount)
        for row in buyables.indices where buyables[row].contains(where: { meets($0, chosen) }) { found.insert(row) }
        return found
    }

    private func countsByScan(on axis: Int, _ others: [[OptionID]], among base: Bitset) -> [OptionID: Int] {
        var counts: [OptionID: Int] = [:]
        for row in buyables.indices where base.contains(row) {
            let options = Set(buyables[row].filter { meets($0, others) }.flatMap { $0[axis] })
            for option in options { counts[option, default: 0] += 1 }
        }
        return counts
    }

    private func meets(_ buyable: Buyable, _ chosen: [[OptionID]]) -> Bool {
        chosen.indices.allSatisfy { axis in
            chosen[axis].isEmpty || buyable[axis].contains(where: chosen[axis].contains)
        }
    }
}
