/// Sandals: a slim sole, and straps with ground between them.
enum Sandals {
    static func draw(_ sketch: inout Sketch, _ garment: Garment, _ last: Last, dice: inout Dice) {
        let isHeeled = garment.heel == .high || garment.heel == .mid
        let ankle = dice.about(172)
        let width = dice.about(30)
        // The far side of each strap shows its lining.
        sketch.cord(
            Path(last.at(212, 24)).cubic(last.at(212, 70), last.at(176, 96), last.at(128, 100)), width: width * 0.9,
            .interior, rim: 2.5)
        if isHeeled {
            let isBlock = garment.heel == .mid
            Shoes.heel(
                &sketch, last, top: isBlock ? 104 : 70, foot: isBlock ? 74 : 18, lean: -8,
                isBlock ? .other(Shoes.leatherSole) : .plain)
        }
        sole(&sketch, garment, last, isHeeled: isHeeled)
        straps(&sketch, garment, last, ankle: ankle, width: width)
        let counter = Path(last.at(520, 24)).through(last.at(532, 90), last.at(526, ankle + 8)).line(
            last.at(556, ankle + 10)
        )
        .through(last.at(572, 90), last.at(562, 24)).closed
        sketch.piece(counter, relief: .side, outline: 3.5)
        let loop = Path(last.at(546, ankle)).cubic(
            last.at(520, ankle + 44), last.at(420, ankle + 46), last.at(398, ankle + 8)
        )
        .cubic(last.at(410, ankle - 26), last.at(500, ankle - 34), last.at(546, ankle))
        sketch.cord(loop, width: 16, rim: 3)
        let buckle = last.at(462, ankle - 24)
        sketch.piece(
            Path.box(buckle.x - 15, buckle.y - 18, 30, 36, corner: 5)
                .and(.box(buckle.x - 8, buckle.y - 11, 16, 22, corner: 2)),
            .metal, relief: .none, outline: 2, hasHoles: true)
        sketch.dots([last.at(506, ankle - 18), last.at(524, ankle - 12)], across: 4, .interior)
        sketch.focus = last.at(330, 90)
    }

    private static func straps(
        _ sketch: inout Sketch, _ garment: Garment, _ last: Last, ankle: Double, width: Double
    ) {
        func strap(_ path: Path, _ width: Double) {
            sketch.cord(path, width: width, rim: 3)
            sketch.stitches([path], width: 2, opacity: 0.6)
        }
        switch garment.seed % 3 {
        case 0:
            strap(Path(last.at(52, 20)).cubic(last.at(66, 86), last.at(116, 116), last.at(176, 104)), width)
            strap(Path(last.at(196, 18)).cubic(last.at(176, 80), last.at(156, 108), last.at(96, 96)), width)
        case 1:
            strap(Path(last.at(56, 20)).cubic(last.at(62, 80), last.at(94, 104), last.at(134, 102)), width * 1.3)
            strap(Path(last.at(230, 20)).cubic(last.at(226, 106), last.at(212, 146), last.at(172, 156)), width)
            sketch.cord(
                Path(last.at(262, 22)).cubic(last.at(256, 112), last.at(226, 156), last.at(172, 156)),
                width: width * 0.6,
                .interior, rim: 2.5)
        default:
            strap(
                Path(last.at(128, 98)).cubic(last.at(200, 140), last.at(300, 128), last.at(402, ankle + 6)), width * 0.6
            )
            strap(Path(last.at(46, 20)).cubic(last.at(60, 82), last.at(92, 100), last.at(128, 98)), width * 0.8)
            sketch.dots([last.at(128, 99)], across: 22, .metal)
        }
    }

    private static func sole(_ sketch: inout Sketch, _ garment: Garment, _ last: Last, isHeeled: Bool) {
        let top = Path(last.at(-8, 14)).through(
            last.at(60, 20), last.at(200, 22), last.at(400, 24), last.at(520, 30), last.at(568, 34))
        let isWedge = garment.heel == .low || garment.texture == .woven && !isHeeled
        guard !isWedge else {
            let wedge = top.line(last.floor(570)).line(last.floor(30)).quad(last.floor(-12, 2), last.at(-8, 14)).closed
            sketch.piece(wedge, .other(Colour(0xC9A673)), relief: .fall)
            let ropes = (1...3).map { step -> Path in
                let share = Double(step) / 4
                return Path(last.at(0, 16).toward(last.floor(10), share)).through(
                    last.at(200, 20).toward(last.floor(200), share), last.at(400, 22).toward(last.floor(400), share),
                    last.at(564, 26).toward(last.floor(566), share))
            }
            sketch.stitches(ropes, .other(Colour(0x8A6A40)), width: 4)
            sketch.seams([top], .line, width: 12)
            sketch.seams([top], .other(Shoes.lining), width: 7)
            return
        }
        let strip = top.through(last.at(570, 12), last.at(558, 6)).through(
            last.at(400, 2), last.at(200, 0), last.at(60, 0), last.at(4, 2), last.at(-8, 14)
        ).closed
        sketch.piece(strip, .other(Shoes.leatherSole), relief: .fall, outline: 3.5)
        let bed = top.mapped { $0 + Point(0, 4) }
        sketch.seams([bed], .other(Shoes.lining), width: 8)
        sketch.stitches([bed.mapped { $0 + Point(0, 8) }], .other(Shoes.soleColour), width: 1.6)
        guard !isHeeled else { return }
        let heel = Path.polygon(last.at(440, 3), last.at(558, 5), last.floor(556), last.floor(446))
        sketch.piece(heel, .other(Shoes.soleColour), relief: .none, outline: 2.5)
    }
}
