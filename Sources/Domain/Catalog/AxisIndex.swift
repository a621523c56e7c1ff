import Commerce

/// Which rows can be bought with which options on the variant axes.
///
/// Colour and size must be met by one and the same salable variant: a dress that has a blue one (in 38) and one in 40
/// (in red) is no blue dress in 40. Bits per single option would say it is, as Magento's index does; so there is a
/// set of rows for each *pair* of options that some salable variant has. A choice on one axis alone takes the union
/// over the other, which is kept ready. With choices on more than two axes the pairs say which rows may fit, and only
/// the variants of those are looked at one by one.
struct AxisIndex: Sendable {
    /// What can be bought of a row: for each axis the options it has there; none where the axis is not one of its own.
    private typealias Buyable = [[OptionID]]

    private struct Pair: Hashable {
        /// The places of the axes, the first one lower.
        let axes: SIMD2<UInt8>
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

    /// The index of these rows, whose numbers are their places. More axes than `axesMax` are left out.
    init(_ rows: [ListingRow], axes: [AttributeID]) {
        attributes = Array(axes.prefix(AxisIndex.axesMax))
        rowCount = rows.count
        rowsByOption = Array(repeating: [:], count: attributes.count)
        for (number, row) in rows.enumerated() {
            let buyables = AxisIndex.buyables(of: row, axes: attributes)
            for buyable in buyables { set(buyable, of: number, true) }
            if attributes.count > 2 { self.buyables.append(buyables) }
        }
    }

    /// A shop whose variants differ by more attributes than these has no use for a filter on the rest.
    static let axesMax = 32

    /// A simple product is bought by its own options; a variant inherits its product's where it has none on an axis.
    private static func buyables(of row: ListingRow, axes: [AttributeID]) -> [Buyable] {
        guard row.isSalable else { return [] }
        let own = axes.map { row.options[$0] ?? [] }
        guard !row.variants.isEmpty else { return [own] }
        return row.variants.map { variant in
            axes.indices.map { index in variant[axes[index]].map { [$0] } ?? own[index] }
        }
    }

    /// Takes in what has become of a row.
    mutating func replace(_ old: ListingRow, _ new: ListingRow, of row: Int) {
        let before = AxisIndex.buyables(of: old, axes: attributes)
        let after = AxisIndex.buyables(of: new, axes: attributes)
        guard before != after else { return }
        for buyable in before { set(buyable, of: row, false) }
        for buyable in after { set(buyable, of: row, true) }
        if attributes.count > 2 { buyables[row] = after }
    }

    private mutating func set(_ buyable: Buyable, of row: Int, _ isIn: Bool) {
        for axis in buyable.indices {
            for option in buyable[axis] { rowsByOption[axis][option, default: Bitset(rows: rowCount)].set(row, isIn) }
            for later in buyable.indices where later > axis {
                for first in buyable[axis] {
                    for second in buyable[later] {
                        rowsByPair[pair(axis, first, later, second), default: Bitset(rows: rowCount)].set(row, isIn)
                    }
                }
            }
        }
    }

    private func pair(_ axis: Int, _ option: OptionID, _ later: Int, _ second: OptionID) -> Pair {
        Pair(axes: SIMD2(UInt8(axis), UInt8(later)), first: option, second: second)
    }

    /// The rows that can be bought with one of the chosen options on every axis where some are chosen; nil where none
    /// is chosen on any. `chosen` has a list for each axis.
    func rows(_ chosen: [[OptionID]]) -> Bitset? {
        let axes = chosen.indices.filter { !chosen[$0].isEmpty }
        guard let axis = axes.first else { return nil }
        if axes.count == 1 { return rows(on: axis, chosen[axis]) }
        var found = rows(on: axis, chosen[axis], and: axes[1], chosen[axes[1]])
        guard axes.count > 2 else { return found }
        for (place, axis) in axes.enumerated() {
            for later in axes.dropFirst(max(place + 1, 2)) {
                found.formIntersection(rows(on: axis, chosen[axis], and: later, chosen[later]))
            }
        }
        var exact = Bitset(rows: rowCount)
        found.forEach { row in
            if buyables[row].contains(where: { meets($0, chosen) }) { exact.insert(row) }
        }
        return exact
    }

    private func rows(on axis: Int, _ options: [OptionID]) -> Bitset {
        var found = Bitset(rows: rowCount)
        for option in options {
            if let rows = rowsByOption[axis][option] { found.formUnion(rows) }
        }
        return found
    }

    private func rows(on axis: Int, _ options: [OptionID], and later: Int, _ seconds: [OptionID]) -> Bitset {
        var found = Bitset(rows: rowCount)
        for option in options {
            for second in seconds {
                if let rows = rowsByPair[pair(axis, option, later, second)] { found.formUnion(rows) }
            }
        }
        return found
    }

    /// How many of `base` would be found with each option of an axis under what is chosen on the other axes.
    func counts(on axis: Int, _ chosen: [[OptionID]], among base: Bitset) -> [OptionID: Int] {
        var others = chosen
        others[axis] = []
        let chosenElsewhere = others.filter { !$0.isEmpty }.count
        guard chosenElsewhere < 2 else { return countsByScan(on: axis, others, among: base) }
        var counts: [OptionID: Int] = [:]
        for (option, rows) in rowsByOption[axis] {
            let count: Int
            if chosenElsewhere == 0 {
                count = base.intersectionCount(rows)
            } else {
                others[axis] = [option]
                count = self.rows(others).map(base.intersectionCount) ?? 0
            }
            if count > 0 { counts[option] = count }
        }
        return counts
    }

    private func countsByScan(on axis: Int, _ others: [[OptionID]], among base: Bitset) -> [OptionID: Int] {
        guard var candidates = rows(others) else { return [:] }
        candidates.formIntersection(base)
        var counts: [OptionID: Int] = [:]
        candidates.forEach { row in
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
