/// What can be said of what: details and pairings are chosen for a group of types.
enum TextGroup: Sendable {
    case dress, top, knit, bottom, coat, shoe, bag, scarf, jewel

    /// Whether it is something to wear, that falls and moves with the body.
    var isClothing: Bool { ![.shoe, .bag, .scarf, .jewel].contains(self) }
}

extension GarmentType {
    /// The group that it is spoken of in.
    var textGroup: TextGroup {
        switch leaf {
        case .dresses, .jumpsuits: .dress
        case .tops, .tShirts: .top
        case .knitwear: .knit
        case .skirts, .trousers, .jeans: .bottom
        case .jackets: .coat
        case .boots, .shoes: .shoe
        case .bags: .bag
        case .scarves: .scarf
        case .jewellery: .jewel
        }
    }

    /// Whether it is for every day, and out of place at a ceremony.
    var isCasual: Bool {
        switch self {
        case .shirtDress, .jumperDress, .shirt, .tShirt, .tankTop, .bretonTop, .jumper, .knitJacket, .cardigan, .shorts,
            .jeans, .jacket, .trench, .puffer, .boots, .trainers, .tote, .scarf, .belt, .beanie, .tunic,
            .loafers:
            true
        default: false
        }
    }

    /// Whether it may be worn to work.
    var isForWork: Bool { ![.shorts, .tankTop, .beanie, .puffer, .sandals, .jumperDress].contains(self) }
}
