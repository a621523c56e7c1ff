/// The sentences of one slot.
protocol SentenceTemplate: CaseIterable, RawRepresentable<Int> {
    /// Whether it can be said of a design.
    func suits(_ design: Design) -> Bool

    /// The turns of phrase in it that the reader would hear twice, were they in the next sentence too.
    var echoes: Set<Echo> { get }
}

/// `change`, `sans`, `matière`.
enum Echo {
    case change, without, material
}

/// The first sentence: what it is like.
enum Opening: Int, SentenceTemplate {
    case line, look, follows, season, gesture, allDay, straightforward, wardrobe

    func suits(_ design: Design) -> Bool {
        switch self {
        case .line:
            design.type.textGroup != .scarf
                && ![.cable, .relaxed, .gathered, .openwork, .printed].contains(design.form)
        case .allDay: design.type.textGroup != .jewel && design.type != .pumps
        case .wardrobe: design.type.textGroup != .jewel
        case .season: design.season != .allYear || design.type.textGroup.isClothing
        default: true
        }
    }

    var echoes: Set<Echo> {
        switch self {
        case .gesture: [.change, .without]
        case .allDay: [.without]
        case .straightforward: [.material]
        default: []
        }
    }
}

/// The second one: of what it is made, and how.
enum Matter: Int, SentenceTemplate {
    case firm, touch, detail, littleMore, moves

    func suits(_ design: Design) -> Bool {
        let group = design.type.textGroup
        return switch self {
        case .firm: design.material.isFirm && group != .jewel
        case .moves: !design.material.isFirm && group.isClothing && design.type != .puffer
        case .touch, .detail, .littleMore: true
        }
    }

    var echoes: Set<Echo> {
        switch self {
        case .firm, .moves: [.without, .material]
        case .touch: [.material]
        case .littleMore: [.change]
        case .detail: []
        }
    }
}

/// The third one: with what and for what it is worn.
enum Wearing: Int, SentenceTemplate {
    case withAndFor, goesWith, forAdd, workAndWeekend, otherTone

    func suits(_ design: Design) -> Bool {
        switch self {
        case .workAndWeekend: design.type.isForWork && ![.clutch, .pumps].contains(design.type)
        case .forAdd: design.type.textGroup.isClothing
        case .otherTone: design.type.textGroup != .scarf
        default: true
        }
    }

    var echoes: Set<Echo> {
        switch self {
        case .goesWith: [.without]
        case .otherTone: [.change]
        default: []
        }
    }

    /// Whether the sentence names an occasion.
    var namesOccasion: Bool { self == .withAndFor || self == .forAdd }
}

/// The last one: how large it is.
enum Measure: Int, SentenceTemplate {
    case cut, trueToSize, between, length, size, sizeAndMore

    func suits(_ design: Design) -> Bool {
        let isClothing = design.type.textGroup.isClothing
        return switch self {
        case .cut, .trueToSize, .length: isClothing
        case .between: isClothing && (design.fit == .relaxed || design.fit == .slim)
        case .size, .sizeAndMore: !isClothing
        }
    }

    var echoes: Set<Echo> { [] }
}
