import SampleCatalogue

/// A silhouette on a grid of 64 × 80 cells, as a shopper sees it in a small row of pictures.
///
/// The canvas of 900 × 1200 is fitted into the grid's height and centred; a cell counts when its middle is covered.
struct Raster: Equatable {
    let columns: Int
    let rows: Int

    private(set) var cells: Set<Int> = []

    /// The grid, or one that many times finer.
    init(_ silhouette: Silhouette, finer: Int = 1) {
        (columns, rows) = (64 * finer, 80 * finer)
        let scale = Canvas.height / Double(rows)
        let shift = (Double(columns) * scale - Canvas.width) / 2
        for part in silhouette.parts {
            for row in 0..<rows {
                let crossings = Self.crossings(of: part, with: (Double(row) + 0.5) * scale)
                for (from, to) in zip(crossings, crossings.dropFirst()).enumerated().filter({ $0.offset % 2 == 0 })
                    .map(\.element)
                {
                    let first = max(0, Int(((from + shift) / scale + 0.5).rounded(.down)))
                    let end = min(columns, Int(((to + shift) / scale + 0.5).rounded(.down)))
                    for column in first..<max(first, end) { cells.insert(row * columns + column) }
                }
            }
        }
    }

    /// Whether the cell at this place of the canvas is covered.
    func covers(_ x: Double, _ y: Double) -> Bool {
        let scale = Canvas.height / Double(rows)
        let shift = (Double(columns) * scale - Canvas.width) / 2
        return cells.contains(Int(y / scale) * columns + Int((x + shift) / scale))
    }

    /// How much of what either covers both do, 0 to 1.
    func overlap(with other: Raster) -> Double {
        Double(cells.intersection(other.cells).count) / Double(max(1, cells.union(other.cells).count))
    }

    /// How many separate areas of ground the garment encloses: holes that are seen.
    var holes: Int {
        var open = Set(0..<columns * rows).subtracting(cells)
        var areas = 0
        while let start = open.first {
            var queue = [start]
            var touchesEdge = false
            open.remove(start)
            while let cell = queue.popLast() {
                let (row, column) = (cell / columns, cell % columns)
                if row == 0 || column == 0 || row == rows - 1 || column == columns - 1 { touchesEdge = true }
                let neighbours = [
                    (column > 0, cell - 1), (column < columns - 1, cell + 1), (row > 0, cell - columns),
                    (row < rows - 1, cell + columns),
                ]
                for (isThere, next) in neighbours where isThere && open.remove(next) != nil { queue.append(next) }
            }
            if !touchesEdge { areas += 1 }
        }
        return areas
    }

    /// Where a horizontal line meets the edges of these polygons, from left to right.
    private static func crossings(of polygons: [[Point]], with y: Double) -> [Double] {
        var found: [Double] = []
        for polygon in polygons {
            guard var last = polygon.last else { continue }
            for point in polygon {
                if (last.y > y) != (point.y > y) {
                    found.append(last.x + (y - last.y) / (point.y - last.y) * (point.x - last.x))
                }
                last = point
            }
        }
        return found.sorted()
    }
}
