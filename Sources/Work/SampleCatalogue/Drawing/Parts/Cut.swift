/// The measures of a garment that hangs from the shoulders: the body's own, let out or taken in, and jittered.
///
/// Places are given in body units: `x` from the axis, `y` from the crown (neck .06, shoulder .09, bust .22, waist .36,
/// hip .48, mid-thigh .58, knee .70, calf .82, ankle .94). A unit may be longer down than across, as in fashion plates.
struct Cut {
    /// Pixels in a unit, across and down, and where the neck lies.
    var across, down, top: Double
    var neck = 0.07
    var shoulder = 0.165
    var shoulderY = 0.1
    var underarm = Point(0.15, 0.212)
    var bust = 0.157
    var waist = 0.122
    var waistY = 0.36
    var hip = 0.168
    var hemY = 0.48
    var hemHalf = 0.17
    /// How far sleeves stand out, in degrees from straight down.
    var armTurn = 16.0
    /// How wide sleeves are, 1 for a plain set-in one.
    var armWidth = 1.0

    /// A place on the canvas.
    func at(_ x: Double, _ y: Double) -> Point {
        Point(Canvas.axis + x * across, top + (y - 0.06) * down)
    }

    /// The same measures, each within 4 % of what it was.
    func jittered(_ dice: inout Dice) -> Cut {
        var cut = self
        cut.neck = dice.about(neck)
        cut.shoulder = dice.about(shoulder)
        cut.bust = dice.about(bust)
        cut.waist = dice.about(waist)
        cut.hip = dice.about(hip)
        cut.hemHalf = dice.about(hemHalf)
        cut.hemY = shoulderY + dice.about(hemY - shoulderY)
        cut.armTurn = dice.about(armTurn)
        cut.armWidth = dice.about(armWidth)
        cut.across = dice.about(across)
        return cut
    }

    /// The same garment, drawn smaller where sleeves of this kind would leave the canvas.
    func fitting(_ sleeve: Sleeve) -> Cut {
        guard sleeve != .none, sleeve != .strap else { return self }
        let shape = SleeveShape(cut: self, sleeve: sleeve, end: .cuffed)
        let reach = (shape.outline.flattened + (shape.cuff?.flattened ?? [])).joined().map(\.x).max() ?? 0
        let room = Canvas.width - 24 - Canvas.axis
        guard reach - Canvas.axis > room else { return self }
        var cut = self
        let share = room / (reach - Canvas.axis)
        (cut.across, cut.down) = (across * share, down * share)
        return cut
    }

    /// Where the shoulder's seam ends, on the right.
    var shoulderTip: Point { at(shoulder, shoulderY) }
    /// Where the sleeve's seam ends under the arm, on the right.
    var armpit: Point { at(underarm.x, underarm.y) }
    /// Where the neckline meets the shoulder's seam, on the right.
    var neckPoint: Point { at(neck, 0.072) }

    /// The armhole's seam from the shoulder's tip down, on the right.
    func armhole(from path: Path) -> Path {
        path.cubic(
            shoulderTip + Point(-0.02 * across, 0.04 * down), armpit + Point(-0.024 * across, -0.035 * down), armpit)
    }

    /// The side from under the arm down to the hip, on the right.
    func side(from path: Path) -> Path {
        guard hemY > 0.44 else { return path.through(at(waist, waistY), at(hemHalf, hemY)) }
        return path.through(at(bust - 0.004, 0.255), at(waist, waistY), at(hip, 0.475))
    }
}
