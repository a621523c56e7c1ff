/// The sizes that a type of thing comes in, with the share of stock that each has.
public enum SizeRun: Sendable {
    case clothing, letters, shoes, jeans, oneSize

    /// A size: the end of a SKU, and what shoppers read.
    public struct Size: Sendable, Hashable {
        /// `38`.
        public let code: String
        /// `38` and `38 (UK 10)`.
        public let label: Bilingual
        /// Per cent of a model's stock.
        public let share: Int
    }

    /// From the smallest to the largest; none where there is one size.
    public var sizes: [Size] {
        switch self {
        case .clothing: SizeRun.clothingSizes
        case .letters: SizeRun.letterSizes
        case .shoes: SizeRun.shoeSizes
        case .jeans: SizeRun.jeansSizes
        case .oneSize: []
        }
    }

    private static let letterSizes = zip(["XS", "S", "M", "L", "XL"], [8, 24, 32, 24, 12]).map {
        Size(code: $0, label: Bilingual($0, $0), share: $1)
    }

    /// A waist in inches; the curve has its top at 27.
    private static let jeansSizes = zip(24...32, [4, 9, 15, 19, 18, 14, 10, 7, 4]).map {
        Size(code: "\($0)", label: Bilingual("\($0)", "\($0)"), share: $1)
    }

    private static let clothingSizes = zip([34, 36, 38, 40, 42, 44, 46], [6, 16, 24, 22, 16, 10, 6]).map {
        Size(code: "\($0)", label: Bilingual("\($0)", "\($0) (UK \($0 - 28))"), share: $1)
    }

    /// The numbers of shoes and clothes overlap, and an option's label is its identity: shoes say which they are.
    private static let shoeSizes = zip([36, 37, 38, 39, 40, 41], [8, 18, 26, 24, 16, 8]).map {
        Size(code: "\($0)", label: Bilingual("EU \($0)", "EU \($0)"), share: $1)
    }

    /// All sizes, in the order in which a filter lists them.
    public static let all: [Size] = letterSizes + jeansSizes + clothingSizes + shoeSizes
}

extension GarmentType {
    /// The sizes that it comes in.
    public var sizeRun: SizeRun {
        switch leaf {
        case .tShirts, .knitwear: .letters
        case .jeans: .jeans
        case .boots, .shoes: .shoes
        case .bags, .jewellery: .oneSize
        case .scarves: self == .belt ? .letters : .oneSize
        default: .clothing
        }
    }
}
