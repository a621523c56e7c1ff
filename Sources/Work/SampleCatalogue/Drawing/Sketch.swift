/// A drawing in the making: pieces of fabric from back to front, with seams, folds and fittings on them.
struct Sketch {
    /// What a piece is made of.
    enum Ink: Equatable {
        /// The garment's fabric, with pattern and texture.
        case fabric
        /// The fabric's colour alone.
        case plain
        /// The fabric's colour, ribbed: cuffs and hems of knits.
        case ribbed
        /// The inner side.
        case interior
        /// The tone of outlines.
        case line
        /// The tone of folds.
        case shade
        /// Zips, buckles, clasps.
        case metal
        /// Something of another colour: soles, labels, thread.
        case other(Colour)
    }

    /// Which way the fabric's threads run.
    enum Grain { case straight, left, right }

    /// How a piece takes the light.
    enum Relief {
        /// Not at all.
        case none
        /// Lit from the left.
        case side
        /// Round, as a sleeve, a leg or a tube.
        case round
        /// Darker below.
        case fall
    }

    /// A soft fold or a gleam: a blurred line, cut off at the piece's edge.
    struct Fold: Equatable {
        enum Tone { case dark, light }
        var path: Path
        /// The width of an even line; nought for a form that is filled.
        var width: Double
        var tone = Tone.dark

        /// A fold that is this wide where it starts and runs out into nothing.
        static func pointed(_ path: Path, _ width: Double, _ tone: Tone = .dark) -> Fold {
            Fold(path: path.pointed(width), width: 0, tone: tone)
        }
    }

    /// A piece of fabric.
    struct Piece {
        var path: Path
        var ink = Ink.fabric
        var grain = Grain.straight
        var relief = Relief.side
        var outline = 4.0
        var folds: [Fold] = []
        var hasHoles = false
    }

    /// A line on the pieces.
    struct Stroke {
        var path: Path
        var ink = Ink.line
        var width = 2.5
        var dash: (on: Double, off: Double)?
        var opacity = 1.0
    }

    enum Mark {
        case piece(Piece)
        /// One line in several widths, the widest first.
        case strokes([Stroke])
    }

    /// What is drawn, from back to front.
    private(set) var marks: [Mark] = []
    /// What it covers.
    private(set) var silhouette = Silhouette()
    /// The place that the detail picture shows.
    var focus = Point(450, 400)
    /// How many times larger the detail picture is.
    var zoom = 2.6
    /// Where everything is drawn a second time, behind: the other shoe of a pair.
    var twin: Point?
    /// The turn of sleeves, from straight down, in degrees.
    var armTurn = 0.0
    /// A pattern that is laid out for this garment alone, in place of the tile of its kind.
    var ownTile: ((Colour) -> (body: Tile, sleeves: Tile))?
    /// The floor that the shadow lies on; nil right below the lowest place.
    var floor: Double?

    /// Puts a piece in front of what is there.
    mutating func piece(
        _ path: Path, _ ink: Ink = .fabric, grain: Grain = .straight, relief: Relief = .side, outline: Double = 4,
        folds: [Fold] = [], hasHoles: Bool = false
    ) {
        let piece = Piece(
            path: path, ink: ink, grain: grain, relief: relief, outline: outline, folds: folds, hasHoles: hasHoles)
        marks.append(.piece(piece))
        silhouette.cover(path)
    }

    /// Draws lines on what is there: seams, edges, darts.
    mutating func seams(_ paths: [Path], _ ink: Ink = .line, width: Double = 2.5, opacity: Double = 1) {
        guard let joined = Self.joined(paths) else { return }
        marks.append(.strokes([Stroke(path: joined, ink: ink, width: width, opacity: opacity)]))
    }

    /// Draws rows of stitches.
    mutating func stitches(_ paths: [Path], _ ink: Ink = .line, width: Double = 2, opacity: Double = 0.8) {
        guard let joined = Self.joined(paths) else { return }
        marks.append(.strokes([Stroke(path: joined, ink: ink, width: width, dash: (8, 6), opacity: opacity)]))
    }

    /// A cord, strap or chain with an outline of its own.
    mutating func cord(_ path: Path, width: Double, _ ink: Ink = .plain, edge: Ink = .line, rim: Double = 3) {
        marks.append(
            .strokes([
                Stroke(path: path, ink: edge, width: width + rim * 2), Stroke(path: path, ink: ink, width: width),
            ]))
        silhouette.cover(path, width: width + rim * 2)
    }

    /// A chain of round links.
    mutating func chain(_ path: Path, width: Double) {
        let step = (on: 0.0, off: width * 0.86)
        marks.append(
            .strokes([
                Stroke(path: path, ink: .line, width: width + 4, dash: step),
                Stroke(path: path, ink: .plain, width: width - 1, dash: step),
                Stroke(path: path, ink: .other(Colour(0xFFFFFF)), width: width * 0.3, dash: step, opacity: 0.5),
            ]))
        silhouette.cover(path, width: width + 4)
    }

    /// A cord twisted of strands.
    mutating func rope(_ path: Path, width: Double) {
        marks.append(
            .strokes([
                Stroke(path: path, ink: .line, width: width + 6), Stroke(path: path, ink: .plain, width: width),
                Stroke(path: path, ink: .line, width: width * 0.9, dash: (1, width * 0.7), opacity: 0.55),
                Stroke(path: path, ink: .other(Colour(0xFFFFFF)), width: width * 0.24, opacity: 0.4),
            ]))
        silhouette.cover(path, width: width + 6)
    }

    /// Round dots: buttons, rivets, eyelets.
    mutating func dots(_ places: [Point], across: Double, _ ink: Ink = .plain, edge: Ink = .line) {
        guard let joined = Self.joined(places.map { Path($0).line($0) }) else { return }
        marks.append(
            .strokes([
                Stroke(path: joined, ink: edge, width: across + 5), Stroke(path: joined, ink: ink, width: across),
            ]))
    }

    /// Buttons: dots with a rim and a shank.
    mutating func buttons(_ places: [Point], across: Double = 15, _ ink: Ink = .plain) {
        guard let joined = Self.joined(places.map { Path($0).line($0) }) else { return }
        marks.append(
            .strokes([
                Stroke(path: joined, width: across + 5), Stroke(path: joined, ink: ink, width: across),
                Stroke(path: joined, width: across * 0.56, opacity: 0.45),
                Stroke(path: joined, ink: ink, width: across * 0.34),
            ]))
    }

    /// A zip down a line, and its puller.
    mutating func zip(_ line: Path, puller: Point) {
        marks.append(
            .strokes([
                Stroke(path: line, width: 11), Stroke(path: line, ink: .metal, width: 6),
                Stroke(path: line, ink: .other(Colour(0x3B3428)), width: 3, dash: (3, 5), opacity: 0.6),
            ]))
        cord(Path(puller).line(puller + Point(0, 22)), width: 6, .metal, rim: 2)
    }

    /// What a drawing can do without, the least missed first.
    enum Omission: CaseIterable { case gleams, stitches, folds }

    /// Leaves out what makes a picture too large.
    mutating func omit(_ omission: Omission) {
        marks = marks.compactMap { mark in
            switch mark {
            case .piece(var piece):
                switch omission {
                case .gleams: piece.folds.removeAll { $0.tone == .light }
                case .stitches: break
                case .folds: piece.folds = []
                }
                return .piece(piece)
            case .strokes(let strokes):
                return omission == .stitches && strokes.count == 1 && strokes[0].dash != nil ? nil : mark
            }
        }
    }

    /// The same from the other side: shoes that point the other way.
    mutating func mirror() {
        marks = marks.map { mark in
            switch mark {
            case .piece(var piece):
                piece.path = piece.path.mirrored
                piece.folds = piece.folds.map { Fold(path: $0.path.mirrored, width: $0.width, tone: $0.tone) }
                return .piece(piece)
            case .strokes(let strokes):
                return .strokes(
                    strokes.map { stroke in
                        var stroke = stroke
                        stroke.path = stroke.path.mirrored
                        return stroke
                    })
            }
        }
        silhouette.mirror()
        focus = focus.mirrored
        twin = twin.map { Point(-$0.x, $0.y) }
    }

    private static func joined(_ paths: [Path]) -> Path? {
        guard let first = paths.first else { return nil }
        return paths.dropFirst().reduce(first) { $0.and($1) }
    }
}
