/// The patterns of fabrics: the options of the attribute `pattern`.
extension FabricPattern {
    /// What shoppers read.
    public var label: Bilingual {
        switch self {
        case .plain: Bilingual("Uni", "Plain")
        case .stripes: Bilingual("Rayures", "Stripes")
        case .floral: Bilingual("Fleurs", "Floral")
        case .dots: Bilingual("Pois", "Polka dots")
        case .check: Bilingual("Carreaux", "Check")
        case .houndstooth: Bilingual("Pied-de-poule", "Houndstooth")
        case .herringbone: Bilingual("Chevrons", "Herringbone")
        case .geometric: Bilingual("Graphique", "Geometric")
        }
    }

    /// Within a product's name: `à pois`, `polka dot`; nil for plain fabrics.
    public var nameWords: Bilingual? {
        switch self {
        case .plain: nil
        case .stripes: Bilingual("à rayures", "striped")
        case .floral: Bilingual("à fleurs", "floral")
        case .dots: Bilingual("à pois", "polka dot")
        case .check: Bilingual("à carreaux", "checked")
        case .houndstooth: Bilingual("pied-de-poule", "houndstooth")
        case .herringbone: Bilingual("à chevrons", "herringbone")
        case .geometric: Bilingual("à motif graphique", "geometric")
        }
    }

    /// How often it is chosen where nothing speaks against it. Forms and materials often leave no choice but plain, and
    /// some none but stripes; with these weights the fabrics that can have a pattern come out as 62 % plain, 9 %
    /// stripes and floral, 6 % dots, 5 % check, and 3 % of each of the rest.
    var weight: Int {
        switch self {
        case .plain: 84
        case .stripes: 13
        case .floral: 28
        case .dots: 19
        case .check: 15
        case .houndstooth, .herringbone: 9
        case .geometric: 7
        }
    }
}

extension GarmentType {
    /// The patterns that its fabrics have. Shoes, jeans, bags, belts and jewellery are plain; knitwear, jackets and
    /// coats have no printed patterns, and puffer jackets and trench coats none at all.
    public var patterns: [FabricPattern] {
        switch self {
        case .bretonTop: [.stripes]
        case .jumper, .knitJacket, .cardigan, .jumperDress: [.plain, .stripes, .check, .houndstooth, .herringbone]
        case .jacket, .blazer, .coat: [.plain, .check, .houndstooth, .herringbone]
        case .tShirt, .tankTop: [.plain, .stripes, .floral, .dots, .geometric]
        case .scarf, .stole: [.plain, .stripes, .check, .houndstooth, .herringbone]
        case .silkScarf: [.plain, .stripes, .floral, .dots, .geometric]
        case .puffer, .trench, .beanie, .belt: [.plain]
        default: [.boots, .shoes, .jeans, .bags, .jewellery].contains(leaf) ? [.plain] : FabricPattern.allCases
        }
    }

    /// Whether a form and a material leave a choice of patterns to this type.
    func patterns(_ form: Form, _ material: Material) -> [FabricPattern] {
        switch form {
        case .striped: return [.stripes]
        case .printed: return [.floral, .dots, .geometric]
        case .cable, .openwork, .embroidered, .quilted: return patterns == [.stripes] ? [.stripes] : [.plain]
        case .ribbed: return patterns.filter { [.plain, .stripes].contains($0) }
        default: break
        }
        return patterns.filter { $0 == .plain || self == .bretonTop || material.takes($0) }
    }
}

extension Material {
    /// Whether a fabric of it comes in this pattern.
    fileprivate func takes(_ pattern: FabricPattern) -> Bool {
        switch self {
        case .lace, .velvet, .corduroy, .denim: false
        case .tweed: [.check, .houndstooth, .herringbone].contains(pattern)
        case .gabardine: [.check, .houndstooth, .herringbone, .stripes].contains(pattern)
        case .wool, .merino, .knit, .cashmere: [.stripes, .check, .houndstooth, .herringbone].contains(pattern)
        case .silk, .satin, .jersey: [.floral, .dots, .geometric, .stripes].contains(pattern)
        case .linen: [.stripes, .check, .herringbone, .floral].contains(pattern)
        default: true
        }
    }
}
