/// A place on the canvas, or the way from one to another, in pixels.
public struct Point: Equatable, Sendable {
    /// From the left edge.
    public var x: Double
    /// From the upper edge.
    public var y: Double

    /// The place of these coordinates.
    public init(_ x: Double, _ y: Double) {
        self.x = x
        self.y = y
    }

    static func + (left: Point, right: Point) -> Point { Point(left.x + right.x, left.y + right.y) }
    static func - (left: Point, right: Point) -> Point { Point(left.x - right.x, left.y - right.y) }
    static func * (point: Point, factor: Double) -> Point { Point(point.x * factor, point.y * factor) }

    var length: Double { (x * x + y * y).squareRoot() }

    /// The way of length one in this direction; none for no way.
    var direction: Point { length > 0 ? self * (1 / length) : Point(0, 0) }

    /// The way turned by a right angle, clockwise on the canvas.
    var normal: Point { Point(-y, x) }

    /// The place at this share of the way to another.
    func toward(_ other: Point, _ share: Double) -> Point { self + (other - self) * share }

    /// The place on the other side of the canvas's axis.
    var mirrored: Point { Point(Canvas.width - x, y) }

    /// The place on a circle, at this step of so many, clockwise from the top.
    static func around(_ centre: Point, _ radius: Double, _ step: Int, of count: Int) -> Point {
        var turn = 360 * Double(step % count) / Double(count)
        if turn > 180 { turn -= 360 }
        // Half the angle stays where the series is exact; the double angle gives the rest.
        let half = down(turned: turn / 2)
        return centre + Point(2 * half.x * half.y, half.x * half.x - half.y * half.y) * radius
    }

    /// The direction of an angle from straight down towards the right.
    static func down(turned degrees: Double) -> Point {
        // Two terms more than are needed for the angles of sleeves; the C library's last bit differs between machines.
        let angle = degrees * 0.017453292519943295
        let square = angle * angle
        let sine = angle * (1 - square / 6 * (1 - square / 20 * (1 - square / 42 * (1 - square / 72))))
        let cosine = 1 - square / 2 * (1 - square / 12 * (1 - square / 30 * (1 - square / 56)))
        return Point(sine, cosine)
    }
}

/// The canvas that every picture is drawn on.
public enum Canvas {
    /// Its width in pixels.
    public static let width = 900.0
    /// Its height in pixels.
    public static let height = 1200.0
    /// Its vertical axis, about which garments are mirrored.
    static let axis = 450.0
}
