/// A category that products are in. The three parents show what is in theirs.
public enum Leaf: Int, CaseIterable, Sendable {
    case dresses, tops, tShirts, knitwear, skirts, trousers, jeans, jackets, jumpsuits, boots, shoes, bags, scarves,
        jewellery

    /// The types of things in it.
    public var types: [GarmentType] { GarmentType.allCases.filter { $0.leaf == self } }

    /// Its parent.
    public var department: Department {
        switch self {
        case .boots, .shoes: .shoes
        case .bags, .scarves, .jewellery: .accessories
        default: .clothing
        }
    }

    /// Lowest, typical and highest price, in cents.
    public var prices: (low: Int, typical: Int, high: Int) {
        switch self {
        case .dresses: (3_999, 7_995, 15_900)
        case .tops: (2_599, 4_599, 7_995)
        case .tShirts: (1_299, 1_999, 3_599)
        case .knitwear: (3_599, 5_995, 12_900)
        case .skirts: (2_999, 4_995, 8_995)
        case .trousers: (3_599, 5_995, 9_995)
        case .jeans: (4_995, 6_995, 9_995)
        case .jackets: (6_995, 13_900, 28_900)
        case .jumpsuits: (4_995, 7_995, 12_900)
        case .boots: (7_995, 12_900, 21_900)
        case .shoes: (3_999, 6_995, 13_900)
        case .bags: (2_999, 7_995, 18_900)
        case .scarves: (1_599, 2_999, 6_995)
        case .jewellery: (999, 1_999, 5_995)
        }
    }
}

/// A parent category, whose things share an attribute set.
public enum Department: Int, CaseIterable, Sendable {
    case clothing, shoes, accessories

    /// The name of the attribute set.
    public var attributeSet: String {
        switch self {
        case .clothing: "Mode"
        case .shoes: "Chaussures"
        case .accessories: "Accessoires"
        }
    }
}

extension GarmentType {
    /// The category that things of this type are in.
    public var leaf: Leaf {
        switch self {
        case .dress, .shirtDress, .jumperDress: .dresses
        case .blouse, .shirt, .tunic, .top: .tops
        case .tShirt, .tankTop, .bretonTop: .tShirts
        case .jumper, .knitJacket, .cardigan: .knitwear
        case .skirt: .skirts
        case .trousers, .shorts: .trousers
        case .jeans: .jeans
        case .jacket, .blazer, .coat, .trench, .puffer: .jackets
        case .jumpsuit: .jumpsuits
        case .boots, .ankleBoots: .boots
        case .sandals, .pumps, .balletFlats, .loafers, .trainers: .shoes
        case .bag, .tote, .clutch: .bags
        case .silkScarf, .scarf, .stole, .belt, .beanie: .scarves
        case .necklace, .bracelet, .earrings: .jewellery
        }
    }

    /// How many models of the type 1,360 hold.
    public var weight: Int {
        switch self {
        case .dress: 140
        case .shirtDress: 30
        case .jumperDress: 20
        case .blouse: 60
        case .shirt: 45
        case .tunic: 20
        case .top: 25
        case .tShirt: 70
        case .tankTop: 30
        case .bretonTop: 20
        case .jumper: 80
        case .knitJacket: 25
        case .cardigan: 35
        case .skirt: 90
        case .trousers: 90
        case .shorts: 20
        case .jeans: 60
        case .jacket: 35
        case .blazer: 25
        case .coat: 30
        case .trench: 12
        case .puffer: 18
        case .jumpsuit: 45
        case .boots: 25
        case .ankleBoots: 40
        case .sandals: 25
        case .pumps: 12
        case .balletFlats: 14
        case .loafers: 10
        case .trainers: 14
        case .bag: 40
        case .tote: 18
        case .clutch: 17
        case .silkScarf: 18
        case .scarf: 14
        case .stole: 8
        case .belt: 12
        case .beanie: 8
        case .necklace: 22
        case .bracelet: 18
        case .earrings: 20
        }
    }
}
