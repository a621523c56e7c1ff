/// Boots and ankle boots: a shaft, a heel, and a zip, an elastic gusset or laces.
enum Boots {
    static func draw(
        _ sketch: inout Sketch, _ garment: Garment, _ last: Last, isPointed: Bool, dice: inout Dice, isBack: Bool
    ) {
        let isTall = garment.type == .boots
        let height = isTall ? dice.about(660) - last.rise * 0.7 : dice.about(275)
        let toe: [Point] =
            isPointed ? [Point(-30, 18), Point(10, 50), Point(90, 84)] : [Point(-8, 30), Point(18, 70), Point(92, 98)]
        let front = isTall ? 318.0 : 312
        let back = isTall ? 566.0 : 556
        let top = (front: last.at(front, height), back: last.at(back, height + (isTall ? 12 : -8)))
        var path = Path(last.at(8, 4)).through(
            toe.map { last.at($0.x, $0.y) } + [last.at(190, 122), last.at(270, 166)])
        path =
            isTall
            ? Path(last.at(8, 4)).through(
                toe.map { last.at($0.x, $0.y) } + [
                    last.at(186, 118), last.at(266, 162), last.at(322, 240), last.at(334, 340), last.at(314, 520),
                    top.front,
                ])
            : Path(last.at(8, 4)).through(
                toe.map { last.at($0.x, $0.y) } + [last.at(190, 122), last.at(262, 162), last.at(306, 222), top.front])
        path = path.quad(top.front.toward(top.back, 0.5) + Point(0, 12), top.back)
        path =
            isTall
            ? path.through(
                last.at(582, 500), last.at(578, 400), last.at(542, 250), last.at(538, 160), last.at(560, 70),
                last.at(552, 8))
            : path.through(last.at(540, 170), last.at(548, 120), last.at(562, 64), last.at(552, 8))
        path = path.through(last.at(420, 4), last.at(280, 3), last.at(120, 2), last.at(8, 4)).closed
        let rim = Path(top.front).quad(top.front.toward(top.back, 0.5) + Point(0, -20), top.back)
            .quad(top.front.toward(top.back, 0.5) + Point(0, 12), top.front).closed
        sketch.piece(rim, .interior, relief: .none, outline: 3)
        heel(&sketch, garment, last)
        sketch.piece(path, relief: .side, folds: folds(last, height, isTall: isTall))
        seams(&sketch, garment, last, height, isTall: isTall, kind: dice.next() % 3, isBack: isBack)
        let isChunky = garment.heel == .none || garment.heel == .flat
        Shoes.sole(&sketch, last, toe: isPointed ? -24 : -4, thickness: isChunky ? 20 : 10, .other(Shoes.soleColour))
        sketch.focus = last.at(isTall ? 440 : 400, isTall ? 560 : 200)
    }

    private static func heel(_ sketch: inout Sketch, _ garment: Garment, _ last: Last) {
        switch garment.heel {
        case .high: Shoes.heel(&sketch, last, top: 92, foot: 30, lean: -10, .plain)
        case .mid: Shoes.heel(&sketch, last, top: 110, foot: 78, lean: -4, .other(Shoes.soleColour))
        default: Shoes.heel(&sketch, last, top: 124, foot: 112, .other(Shoes.soleColour))
        }
    }

    private static func folds(_ last: Last, _ height: Double, isTall: Bool) -> [Sketch.Fold] {
        var folds = [
            Sketch.Fold(
                path: Path(last.at(30, 54)).through(last.at(100, 80), last.at(180, 100)), width: 16, tone: .light),
            Sketch.Fold(
                path: Path(last.at(0, 10)).through(last.at(180, 12), last.at(380, 12), last.at(550, 16)), width: 20),
            Sketch.Fold(
                path: Path(last.at(300, 190)).quad(last.at(380, 190), last.at(440, 150))
                    .and(Path(last.at(540, 200)).quad(last.at(470, 190), last.at(420, 214))), width: 14),
        ]
        if isTall {
            let front = Path(last.at(360, height - 30)).through(last.at(372, 460), last.at(368, 300))
            folds.append(Sketch.Fold(path: front, width: 36, tone: .light))
            let slouch = Path(last.at(336, 330)).quad(last.at(420, 300), last.at(500, 318))
                .and(Path(last.at(556, 300)).quad(last.at(470, 268), last.at(420, 276)))
            folds.append(Sketch.Fold(path: slouch, width: 14))
            folds.append(
                Sketch.Fold(path: Path(last.at(574, height)).through(last.at(578, 430), last.at(545, 240)), width: 34))
        }
        return folds
    }

    private static func seams(
        _ sketch: inout Sketch, _ garment: Garment, _ last: Last, _ height: Double, isTall: Bool, kind: UInt64,
        isBack: Bool
    ) {
        let counter = Path(last.at(556, 110)).quad(last.at(480, 100), last.at(446, 10))
        sketch.seams([counter], width: 2.5)
        if garment.fastening == .tie {
            let edge = Path(last.at(196, 116)).through(last.at(276, 150), last.at(322, 230), last.at(330, height - 14))
            sketch.seams([edge.mapped { $0 + Point(26, 4) }], width: 3)
            let count = isTall ? 9 : 6
            let points = (0..<count).map { step -> Point in
                let share = Double(step) / Double(count - 1)
                return share < 0.3
                    ? last.at(216 + share / 0.3 * 76, 118 + share / 0.3 * 62)
                    : last.at(326, 190 + (share - 0.3) / 0.7 * (height - 226))
            }
            for point in points {
                sketch.cord(
                    Path(point + Point(16, 4)).line(point + Point(-16, -8)), width: 7, .other(Colour(0xE9E1D2)), rim: 2)
            }
            sketch.dots(points.map { $0 + Point(22, 6) }, across: 7, .metal)
            return
        }
        if isTall || kind == 1 || garment.fastening == .zip {
            let zip =
                isTall
                ? Path(last.at(470, 40)).through(last.at(452, 160), last.at(456, 320), last.at(466, height - 4))
                : Path(last.at(452, 30)).through(last.at(440, 120), last.at(442, height - 8))
            sketch.zip(zip, puller: zip.end + Point(0, 10))
        } else {
            let gusset = Path(last.at(392, height - 4)).quad(last.at(404, 150), last.at(420, 92)).quad(
                last.at(448, 84), last.at(466, 100)
            )
            .quad(last.at(480, 170), last.at(486, height - 8)).quad(last.at(440, height - 16), last.at(392, height - 4))
            .closed
            sketch.piece(gusset, .ribbed, relief: .none, outline: 3)
            let tab = Path(last.at(532, height - 30)).cubic(
                last.at(520, height + 34), last.at(560, height + 40), last.at(552, height - 20))
            sketch.cord(tab, width: 7, rim: 2.5)
        }
        if isTall {
            sketch.stitches(
                [Path(last.at(324, height - 22)).quad(last.at(440, height - 34), last.at(568, height - 12))], width: 2)
            if kind == 2 {
                let strap = Path(last.at(330, 250)).quad(last.at(430, 226), last.at(546, 256))
                sketch.cord(strap, width: 22, rim: 3)
                sketch.piece(
                    .box(last.at(400, 262).x, last.at(400, 262).y, 34, 40, corner: 5), .metal, relief: .none,
                    outline: 2.5)
            }
        } else if kind != 0 {
            let cap = Path(last.at(296, 190)).quad(last.at(230, 90), last.at(240, 8))
            sketch.seams([cap], width: 2.5)
            sketch.stitches([cap.mapped { $0 + Point(9, 0) }], width: 2)
        }
    }
}
