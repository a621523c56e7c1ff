/// The ground that a garment covers: the union of its parts, each of which may have holes.
public struct Silhouette: Equatable, Sendable {
    /// Parts; of each part's polygons, that is covered which an odd number of them holds.
    public private(set) var parts: [[[Point]]] = []

    /// Nothing is covered.
    init() {}

    mutating func cover(_ path: Path) { parts.append(path.flattened) }

    /// Covers a line of this width: a strap, a handle, a chain.
    mutating func cover(_ path: Path, width: Double) {
        for piece in path.flattened {
            for (from, to) in zip(piece, piece.dropFirst()) where (to - from).length > 0.01 {
                let way = (to - from).direction
                let (side, ahead) = (way.normal * (width / 2), way * (width / 4))
                parts.append([[from - ahead + side, to + ahead + side, to + ahead - side, from - ahead - side]])
            }
        }
    }

    mutating func cover(_ other: Silhouette, movedBy way: Point) {
        parts += other.parts.map { $0.map { $0.map { $0 + way } } }
    }

    mutating func mirror() {
        parts = parts.map { $0.map { $0.map(\.mirrored) } }
    }

    /// The lowest place that is covered, and the first and last column.
    var bounds: (left: Double, right: Double, top: Double, bottom: Double) {
        let points = parts.joined().joined()
        return (
            points.map(\.x).min() ?? 0, points.map(\.x).max() ?? Canvas.width, points.map(\.y).min() ?? 0,
            points.map(\.y).max() ?? Canvas.height
        )
    }
}
