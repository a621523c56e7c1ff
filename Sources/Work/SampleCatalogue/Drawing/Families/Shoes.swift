/// A shoe in profile, toe to the left: places are `x` along the sole from the toe and `v` above it; the sole rises with
/// the heel.
struct Last {
    var left = 66.0
    var ground = 830.0
    var scale = 1.18
    /// How much the heel is raised, in pixels.
    var rise = 0.0

    /// A place on the canvas.
    func at(_ x: Double, _ v: Double) -> Point {
        let share = min(1, max(0, (x - 190) / 290))
        let lift = rise * share * share * (3 - 2 * share)
        return Point(left + x * scale, ground - v * scale - lift)
    }

    /// A place on the floor.
    func floor(_ x: Double, _ v: Double = 0) -> Point { Point(left + x * scale, ground - v) }
}

/// Boots, ankle boots, pumps, flats, loafers, trainers and sandals, always a pair.
enum Shoes {
    static func sketch(_ garment: Garment, isBack: Bool, dice: inout Dice) -> Sketch {
        var sketch = Sketch()
        var last = Last()
        last.scale = dice.about(garment.type == .boots ? 1.04 : 1.16)
        last.left = garment.type == .boots ? 100 : 70
        last.rise = dice.about(rise(of: garment))
        sketch.twin = Point(112, -44)
        let isPointed = garment.heel == .high || dice.once(in: 2)
        switch garment.type {
        case .boots, .ankleBoots:
            last.ground = garment.type == .boots ? 1056 : 880
            Boots.draw(&sketch, garment, last, isPointed: isPointed, dice: &dice, isBack: isBack)
        case .pumps: LowShoes.pump(&sketch, last, isPointed: isPointed, garment: garment)
        case .balletFlats: LowShoes.flat(&sketch, last, isPointed: isPointed, garment: garment)
        case .loafers: LowShoes.loafer(&sketch, last, garment: garment)
        case .trainers: LowShoes.trainer(&sketch, last, garment: garment, dice: &dice)
        default: Sandals.draw(&sketch, garment, last, dice: &dice)
        }
        sketch.floor = last.ground + 6
        sketch.zoom = 2.2
        return sketch
    }

    private static func rise(of garment: Garment) -> Double {
        switch (garment.type, garment.heel) {
        case (.trainers, _), (.loafers, .none), (.loafers, .flat): 12
        case (_, .high): 176
        case (_, .mid): 112
        case (_, .low): 58
        case (.pumps, _): 150
        case (.boots, _), (.ankleBoots, _): 40
        default: 14
        }
    }

    static let soleColour = Colour(0x3A2C22)
    static let leatherSole = Colour(0xB98D5E)
    static let lining = Colour(0xE2CBAA)

    /// The sole's strip from toe to heel.
    static func sole(_ sketch: inout Sketch, _ last: Last, toe: Double, thickness: Double, _ ink: Sketch.Ink) {
        let strip = Path(last.at(toe, 12)).through(last.at(120, 4), last.at(280, 4), last.at(420, 5), last.at(548, 10))
            .line(last.at(550, 10 - thickness))
            .through(
                last.at(420, 4 - thickness), last.at(280, 3 - thickness), last.at(120, 2 - thickness),
                last.at(toe + 8, 4 - thickness * 0.6)
            )
            .closed
        sketch.piece(strip, ink, relief: .none, outline: 3)
    }

    /// A heel of this width at its foot, under the back of the sole.
    static func heel(
        _ sketch: inout Sketch, _ last: Last, top: Double, foot: Double, lean: Double = 0, _ ink: Sketch.Ink
    ) {
        let back = last.at(551, 6)
        let seat = last.at(551 - top, 2)
        let footBack = Point(back.x - 6 + lean, last.ground)
        let footFront = Point(footBack.x - foot, last.ground)
        let depth = last.ground - back.y
        let form = Path(back).cubic(
            back + Point(2, depth * 0.35), Point(footBack.x + 2, last.ground - depth * 0.4), footBack
        ).line(footFront).cubic(
            Point(footFront.x - 2, last.ground - depth * 0.45),
            Point(seat.x + (footFront.x - seat.x) * 0.75, seat.y + (last.ground - seat.y) * 0.3), seat
        ).closed
        sketch.piece(form, ink, outline: 3.5)
        let tip = Path(footBack + Point(1, -7)).line(footFront + Point(-1, -7))
        sketch.seams([tip], width: 2.5)
    }

    /// The gleam along a vamp, and the shadow above the sole.
    static func folds(_ last: Last) -> [Sketch.Fold] {
        [
            Sketch.Fold(
                path: Path(last.at(30, 50)).through(last.at(90, 72), last.at(150, 84)), width: 14, tone: .light),
            Sketch.Fold(
                path: Path(last.at(0, 12)).through(last.at(180, 12), last.at(380, 12), last.at(550, 16)), width: 18),
            Sketch.Fold(
                path: Path(last.at(420, 30)).through(last.at(480, 60), last.at(530, 100)), width: 16, tone: .light),
        ]
    }
}

/// Shoes that end below the ankle and are closed.
enum LowShoes {
    private static func upper(_ last: Last, toe: [Point], vamp: Point, dip: [Point], back: Double) -> (Path, Path) {
        let outline = Path(last.at(8, 4)).through(toe.map { last.at($0.x, $0.y) } + [last.at(vamp.x, vamp.y)])
            .through(dip.map { last.at($0.x, $0.y) } + [last.at(544, back)])
            .through(last.at(562, back * 0.72), last.at(556, back * 0.36), last.at(552, 8))
            .through(last.at(420, 4), last.at(280, 3), last.at(120, 2), last.at(8, 4)).closed
        let inside = Path(last.at(vamp.x, vamp.y))
            .through(
                last.at(vamp.x + (544 - vamp.x) * 0.3, vamp.y * 0.95),
                last.at(vamp.x + (544 - vamp.x) * 0.7, vamp.y * 0.5 + back * 0.46),
                last.at(544, back)
            )
            .through((dip.map { last.at($0.x, $0.y) }).reversed() + [last.at(vamp.x, vamp.y)]).closed
        return (outline, inside)
    }

    static func pump(_ sketch: inout Sketch, _ last: Last, isPointed: Bool, garment: Garment) {
        let toe =
            isPointed ? [Point(-34, 16), Point(10, 46), Point(76, 72)] : [Point(-6, 24), Point(16, 56), Point(80, 82)]
        let (outline, inside) = upper(
            last, toe: toe, vamp: Point(142, 92),
            dip: [Point(190, 62), Point(270, 46), Point(360, 50), Point(450, 82)], back: 132)
        sketch.piece(inside, .other(Colour(0xD9BFA0)), relief: .fall, outline: 3)
        Shoes.heel(&sketch, last, top: 74, foot: garment.heel == .low ? 34 : 17, lean: -10, .plain)
        sketch.piece(outline, relief: .fall, folds: Shoes.folds(last))
        Shoes.sole(&sketch, last, toe: isPointed ? -26 : 0, thickness: 8, .other(Shoes.leatherSole))
        sketch.seams([Path(last.at(470, 80)).quad(last.at(478, 46), last.at(470, 10))], width: 2)
        if garment.texture == .openwork {
            let holes = (0..<5).map { last.at(46 + Double($0) * 22, 44 + Double($0) * 6) }
            sketch.dots(holes, across: 8, .interior)
        }
        if garment.seed % 3 == 0 {
            sketch.cord(
                Path(last.at(548, 96)).cubic(last.at(490, 170), last.at(400, 176), last.at(366, 60)), width: 11,
                rim: 2.5)
            sketch.piece(
                .box(last.at(392, 150).x, last.at(392, 150).y, 18, 20, corner: 4), .metal, relief: .none, outline: 2)
        }
        sketch.focus = last.at(150, 60)
    }

    static func flat(_ sketch: inout Sketch, _ last: Last, isPointed: Bool, garment: Garment) {
        let toe =
            isPointed ? [Point(-30, 14), Point(10, 42), Point(60, 62)] : [Point(-6, 24), Point(12, 54), Point(60, 72)]
        let (outline, inside) = upper(
            last, toe: toe, vamp: Point(112, 78),
            dip: [Point(160, 50), Point(250, 38), Point(350, 40), Point(450, 68)], back: 112)
        sketch.piece(inside, .other(Colour(0xE3CDB2)), relief: .fall, outline: 3)
        sketch.piece(outline, relief: .fall, folds: Shoes.folds(last))
        Shoes.sole(&sketch, last, toe: isPointed ? -24 : 0, thickness: 10, .other(Shoes.leatherSole))
        sketch.piece(
            .polygon(last.at(470, -4), last.at(550, 2), last.floor(548), last.floor(474)), .other(Shoes.soleColour),
            relief: .none, outline: 2.5)
        let edge = Path(last.at(122, 70)).through(
            last.at(165, 42), last.at(250, 30), last.at(350, 32), last.at(448, 58), last.at(540, 100))
        sketch.seams([edge], width: 2.5)
        let knot = last.at(108, 82)
        let bow = Path(knot).cubic(knot + Point(-20, -40), knot + Point(-62, -36), knot + Point(-52, -4))
            .cubic(knot + Point(-46, 16), knot + Point(-20, 10), knot).cubic(
                knot + Point(14, -44), knot + Point(60, -48), knot + Point(56, -14)
            )
            .cubic(knot + Point(52, 10), knot + Point(22, 12), knot).closed
        sketch.piece(bow, outline: 3)
        sketch.piece(.ellipse(knot + Point(0, -3), 11, 13), outline: 3)
        sketch.focus = last.at(140, 60)
    }

    static func loafer(_ sketch: inout Sketch, _ last: Last, garment: Garment) {
        let (outline, inside) = upper(
            last, toe: [Point(-8, 30), Point(14, 66), Point(80, 92), Point(160, 112)], vamp: Point(228, 148),
            dip: [Point(262, 116), Point(330, 96), Point(420, 92), Point(490, 108)], back: 140)
        sketch.piece(inside, .other(Colour(0xC79D70)), relief: .fall, outline: 3)
        let tongue = Path(last.at(168, 112)).through(last.at(214, 158), last.at(262, 186)).quad(
            last.at(292, 184), last.at(292, 150)
        )
        .quad(last.at(276, 130), last.at(262, 112)).closed
        sketch.piece(tongue, outline: 3.5)
        sketch.piece(outline, relief: .fall, folds: Shoes.folds(last))
        let apron = Path(last.at(232, 110)).through(last.at(160, 84), last.at(84, 70), last.at(36, 66), last.at(20, 72))
        sketch.seams([apron], width: 3.5)
        sketch.stitches([apron.mapped { $0 + Point(0, 7) }], width: 2.4)
        let bar = Path(last.at(150, 112)).quad(last.at(186, 128), last.at(212, 142)).line(last.at(256, 118)).line(
            last.at(214, 48)
        )
        .line(last.at(176, 40)).closed
        sketch.piece(bar, outline: 3.5)
        if garment.seed % 2 == 0 {
            let bit = Path(last.at(176, 104)).line(last.at(226, 116))
            sketch.cord(bit, width: 7, .metal, rim: 2)
            sketch.dots([last.at(176, 104), last.at(226, 116)], across: 13, .metal)
        } else {
            let slot = Path(last.at(182, 104)).line(last.at(222, 120)).line(last.at(216, 98)).line(last.at(192, 88))
                .closed
            sketch.piece(slot, .interior, relief: .none, outline: 2)
        }
        Shoes.sole(&sketch, last, toe: -6, thickness: 16, .other(Shoes.soleColour))
        sketch.piece(
            .polygon(last.at(440, -10), last.at(554, -4), last.floor(552), last.floor(446)), .other(Shoes.soleColour),
            relief: .none, outline: 2.5)
        sketch.focus = last.at(190, 80)
    }

    static func trainer(_ sketch: inout Sketch, _ last: Last, garment: Garment, dice: inout Dice) {
        let (outline, inside) = upper(
            last, toe: [Point(-8, 44), Point(20, 88), Point(90, 112), Point(160, 138)], vamp: Point(300, 214),
            dip: [Point(350, 196), Point(430, 186), Point(500, 196)], back: 216)
        let tongue = Path(last.at(276, 196)).through(last.at(310, 238), last.at(352, 256)).quad(
            last.at(378, 244), last.at(366, 190)
        ).closed
        sketch.piece(inside, .interior, relief: .none, outline: 3)
        sketch.piece(tongue, .plain, outline: 3.5)
        sketch.piece(outline, relief: .fall, folds: Shoes.folds(last))
        let cap = Path(last.at(-4, 30)).through(last.at(60, 72), last.at(120, 60), last.at(150, 20))
        let quarter = Path(last.at(180, 22)).quad(last.at(230, 70), last.at(236, 164))
        let counter = Path(last.at(556, 150)).quad(last.at(470, 140), last.at(440, 20))
        let facing = Path(last.at(166, 122)).through(last.at(232, 132), last.at(300, 168), last.at(352, 186))
        sketch.seams([cap, quarter, counter, facing], width: 3)
        sketch.stitches([quarter.mapped { $0 + Point(9, 0) }, counter.mapped { $0 + Point(-9, 0) }], width: 2)
        let stripe = Path(last.at(250, 28)).line(last.at(330, 132))
        if dice.once(in: 2) {
            sketch.seams([stripe, stripe.mapped { $0 + Point(34, 0) }], .line, width: 12, opacity: 0.85)
        }
        let eyelets = (0..<5).map { last.at(184 + Double($0) * 32, 114 + Double($0) * 17) }
        for (index, eyelet) in eyelets.enumerated() {
            let end = last.at(170 + Double(index) * 31, 142 + Double(index) * 20)
            sketch.cord(Path(eyelet).line(end), width: 9, .other(Colour(0xF7F4EE)), rim: 2)
        }
        sketch.dots(eyelets, across: 6, .interior)
        let sole = Path(last.at(-12, 40)).through(last.at(20, 30), last.at(160, 20), last.at(360, 20), last.at(566, 36))
            .through(last.at(574, 10), last.floor(560)).line(last.floor(40)).through(
                last.floor(-6, 12), last.at(-12, 40)
            ).closed
        sketch.piece(sole, .other(Colour(0xF4F1EA)), relief: .fall, outline: 3.5)
        let foxing = Path(last.at(-6, 24)).through(last.at(160, 4), last.at(360, 4), last.at(568, 18))
        sketch.seams([foxing], width: 2.5)
        sketch.focus = last.at(230, 120)
    }
}
