/// What a thing is made of, as the label sewn into it says: fibres with their shares, or the parts of a shoe.
public struct Composition: Sendable {
    /// The text in both languages.
    public let text: Bilingual

    private init(_ text: Bilingual) { self.text = text }

    private init(_ shares: [(Int, Fibre)]) {
        precondition(shares.reduce(0) { $0 + $1.0 } == 100, "A composition's shares sum to 100.")
        text = Bilingual(
            shares.map { "\($0.0) % \($0.1.names.0)" }.joined(separator: ", "),
            shares.map { "\($0.0)% \($0.1.names.1)" }.joined(separator: ", "))
    }

    /// The compositions that a material comes in, for a thing of this type.
    public static func choices(of material: Material, for type: GarmentType) -> [Composition] {
        switch material {
        case .leather, .suede: [leather(isSuede: material == .suede, for: type)]
        default: fabrics[material] ?? []
        }
    }

    private enum Fibre {
        case cotton, organicCotton, elastane, linen, viscose, polyester, silk, polyamide, wool, merino, acrylic
        case cashmere, recycledPolyamide, raffia, cowhide, splitLeather

        var names: (String, String) {
            switch self {
            case .cotton: ("coton", "cotton")
            case .organicCotton: ("coton biologique", "organic cotton")
            case .elastane: ("élasthanne", "elastane")
            case .linen: ("lin", "linen")
            case .viscose: ("viscose", "viscose")
            case .polyester: ("polyester", "polyester")
            case .silk: ("soie", "silk")
            case .polyamide: ("polyamide", "polyamide")
            case .wool: ("laine", "wool")
            case .merino: ("laine mérinos", "merino wool")
            case .acrylic: ("acrylique", "acrylic")
            case .cashmere: ("cachemire", "cashmere")
            case .recycledPolyamide: ("polyamide recyclé", "recycled polyamide")
            case .raffia: ("raphia", "raffia")
            case .cowhide: ("cuir de vachette", "cowhide leather")
            case .splitLeather: ("croûte de cuir", "split leather")
            }
        }
    }

    /// Shoes name their upper, bags their outside; a belt is one piece.
    private static func leather(isSuede: Bool, for type: GarmentType) -> Composition {
        let (french, english) = (isSuede ? Fibre.splitLeather : .cowhide).names
        switch type.leaf {
        case .boots, .shoes:
            return Composition(Bilingual("dessus \(french), doublure textile", "\(english) upper, textile lining"))
        case .bags:
            return Composition(Bilingual("extérieur \(french), doublure textile", "\(english) outer, textile lining"))
        default: return Composition([(100, isSuede ? .splitLeather : .cowhide)])
        }
    }

    private static let fabrics: [Material: [Composition]] = [
        .cotton: [Composition([(100, .cotton)]), Composition([(95, .cotton), (5, .elastane)])],
        .organicCotton: [Composition([(100, .organicCotton)]), Composition([(95, .organicCotton), (5, .elastane)])],
        .poplin: [Composition([(100, .cotton)])],
        .linen: [Composition([(100, .linen)]), Composition([(55, .linen), (45, .viscose)])],
        .viscose: [Composition([(100, .viscose)])],
        .crepe: [Composition([(97, .polyester), (3, .elastane)])],
        .satin: [Composition([(100, .polyester)])],
        .silk: [Composition([(100, .silk)])],
        .lace: [Composition([(90, .polyamide), (10, .elastane)])],
        .jersey: [Composition([(95, .viscose), (5, .elastane)])],
        .velvet: [Composition([(92, .polyester), (8, .elastane)])],
        .corduroy: [Composition([(98, .cotton), (2, .elastane)])],
        .denim: [Composition([(99, .cotton), (1, .elastane)])],
        .tweed: [Composition([(60, .polyester), (30, .cotton), (10, .wool)])],
        .wool: [Composition([(70, .wool), (30, .polyamide)])],
        .merino: [Composition([(100, .merino)])],
        .knit: [Composition([(50, .acrylic), (30, .polyamide), (20, .wool)])],
        .cashmere: [Composition([(100, .cashmere)])],
        .gabardine: [Composition([(65, .cotton), (35, .polyester)])],
        .recycledNylon: [Composition([(100, .recycledPolyamide)])],
        .canvas: [Composition([(100, .cotton)])],
        .raffia: [Composition([(100, .raffia)])],
        .brass: [Composition(Bilingual("laiton doré à l'or fin", "brass plated with fine gold"))],
        .steel: [Composition(Bilingual("acier inoxydable", "stainless steel"))],
    ]
}
