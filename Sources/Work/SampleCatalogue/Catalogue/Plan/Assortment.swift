/// Which form words and materials a type of thing comes in.
extension GarmentType {
    /// The form words that its names carry.
    public var forms: [Form] {
        switch self {
        case .dress:
            [.straight, .flared, .fitted, .fluid, .draped, .pleated, .wrap, .asymmetric, .long, .short, .midi]
        case .shirtDress: [.straight, .belted, .relaxed, .striped, .buttoned, .midi]
        case .jumperDress: [.ribbed, .straight, .slim, .cable, .short, .midi]
        case .blouse: [.fluid, .embroidered, .gathered, .pleated, .relaxed, .buttoned]
        case .shirt: [.straight, .relaxed, .striped, .fitted, .fluid]
        case .tunic: [.embroidered, .fluid, .printed, .flared]
        case .top: [.draped, .wrap, .gathered, .asymmetric, .slim]
        case .tShirt: [.straight, .relaxed, .embroidered, .printed, .fitted, .short]
        case .tankTop: [.ribbed, .fluid, .slim, .straight]
        case .bretonTop: [.straight, .relaxed, .short, .buttoned]
        case .jumper: [.ribbed, .cable, .relaxed, .slim, .short, .openwork]
        case .knitJacket: [.long, .ribbed, .belted, .relaxed]
        case .cardigan: [.short, .cable, .buttoned, .openwork, .long]
        case .skirt: [.straight, .pleated, .flared, .buttoned, .asymmetric, .long, .short, .midi, .wrapOver]
        case .trousers: [.straight, .fluid, .relaxed, .tapered, .pleated, .short]
        case .shorts: [.fluid, .pleated, .belted, .straight]
        case .jeans: [.straight, .slim, .flared, .relaxed, .short, .tapered]
        case .jacket: [.fitted, .short, .quilted, .straight, .buttoned]
        case .blazer: [.wrap, .fitted, .straight, .relaxed]
        case .coat: [.long, .straight, .wrap, .belted, .relaxed]
        case .trench: [.wrap, .belted, .long, .short]
        case .puffer: [.quilted, .short, .long, .belted]
        case .jumpsuit: [.fluid, .belted, .straight, .wrap, .short]
        case .boots: [.long, .straight, .quilted, .flat]
        case .ankleBoots: [.flat, .pointed, .lacedUp, .quilted]
        case .sandals: [.flat, .woven, .wrap, .lacedUp]
        case .pumps: [.pointed, .patent, .openwork]
        case .balletFlats: [.flat, .pointed, .patent, .woven]
        case .loafers: [.patent, .woven, .flat]
        case .trainers: [.lacedUp, .flat, .openwork]
        case .bag: [.quilted, .woven, .soft, .straight]
        case .tote: [.soft, .woven, .reversible]
        case .clutch: [.pleated, .patent, .quilted, .woven]
        case .silkScarf: [.printed, .striped, .pleated, .long]
        case .scarf: [.long, .ribbed, .relaxed, .cable]
        case .stole: [.relaxed, .embroidered, .fluid]
        case .belt: [.woven, .wide, .slender, .patent]
        case .beanie: [.ribbed, .cable, .relaxed]
        case .necklace: [.slender, .long, .cable, .hammered]
        case .bracelet: [.slender, .cable, .hammered, .wide]
        case .earrings: [.slender, .long, .hammered, .cable]
        }
    }

    /// The materials that it is made of, by how often.
    public var materials: [(Material, Int)] {
        switch self {
        case .dress:
            [
                (.poplin, 12), (.linen, 14), (.viscose, 22), (.crepe, 18), (.satin, 8), (.silk, 5), (.lace, 6),
                (.jersey, 9), (.velvet, 4), (.corduroy, 2),
            ]
        case .shirtDress: [(.cotton, 4), (.organicCotton, 2), (.poplin, 6)]
        case .jumperDress, .knitJacket, .cardigan: [(.merino, 4), (.knit, 6)]
        case .blouse:
            [
                (.cotton, 4), (.organicCotton, 2), (.poplin, 5), (.linen, 4), (.viscose, 7), (.satin, 3), (.silk, 2),
                (.lace, 2),
            ]
        case .shirt: [(.cotton, 4), (.organicCotton, 2), (.poplin, 6)]
        case .tunic: [(.viscose, 1)]
        case .top: [(.crepe, 4), (.satin, 3), (.lace, 2), (.jersey, 4)]
        case .tShirt: [(.cotton, 5), (.organicCotton, 3), (.jersey, 2)]
        case .tankTop, .bretonTop: [(.cotton, 2), (.organicCotton, 1)]
        case .jumper: [(.merino, 3), (.knit, 5), (.cashmere, 2)]
        case .skirt:
            [
                (.linen, 3), (.viscose, 4), (.crepe, 3), (.satin, 3), (.velvet, 1), (.corduroy, 2), (.denim, 3),
                (.tweed, 2),
            ]
        case .trousers: [(.linen, 3), (.crepe, 4), (.velvet, 1), (.corduroy, 2), (.gabardine, 4)]
        case .shorts: [(.cotton, 2), (.organicCotton, 1), (.linen, 3), (.denim, 2)]
        case .jeans: [(.denim, 1)]
        case .jacket: [(.velvet, 2), (.corduroy, 2), (.denim, 3), (.tweed, 3), (.gabardine, 3)]
        case .blazer: [(.linen, 2), (.tweed, 3)]
        case .coat: [(.wool, 1)]
        case .trench: [(.gabardine, 1)]
        case .puffer: [(.recycledNylon, 1)]
        case .jumpsuit: [(.viscose, 1), (.crepe, 1)]
        case .boots, .ankleBoots, .pumps, .balletFlats, .loafers: [(.leather, 3), (.suede, 2)]
        case .sandals: [(.leather, 4), (.suede, 2), (.canvas, 1), (.raffia, 2)]
        case .trainers: [(.canvas, 1)]
        case .bag: [(.leather, 5), (.suede, 2), (.canvas, 2), (.raffia, 2)]
        case .tote: [(.canvas, 3), (.raffia, 2), (.recycledNylon, 2)]
        case .clutch: [(.leather, 3), (.suede, 2), (.velvet, 2)]
        case .silkScarf: [(.silk, 1)]
        case .scarf: [(.wool, 3), (.cashmere, 2)]
        case .stole: [(.cashmere, 1)]
        case .belt: [(.leather, 3), (.suede, 1)]
        case .beanie: [(.wool, 1)]
        case .necklace, .bracelet, .earrings: [(.brass, 3), (.steel, 2)]
        }
    }
}

extension Material {
    /// Whether a thing of this type and form can be made of it: nobody pleats denim. The pleats of trousers and shorts
    /// are two at the waist, which more fabrics take than a skirt's.
    func suits(_ form: Form, of type: GarmentType) -> Bool {
        switch form {
        case .pleated where [.trousers, .shorts].contains(type): ![.denim, .corduroy].contains(self)
        case .pleated: ![.denim, .corduroy, .tweed, .linen, .lace, .cotton, .organicCotton, .suede].contains(self)
        case .draped: [.viscose, .crepe, .satin, .silk, .jersey].contains(self)
        case .fluid: ![.poplin, .denim, .corduroy, .gabardine, .tweed, .lace].contains(self)
        case .gathered: self != .lace
        case .embroidered: ![.lace, .satin, .poplin].contains(self)
        case .quilted: [.leather, .velvet, .denim, .gabardine, .recycledNylon].contains(self)
        case .patent: self == .leather
        case .woven: [.leather, .raffia].contains(self)
        case .reversible: [.canvas, .recycledNylon].contains(self)
        case .soft: ![.raffia].contains(self)
        case .openwork: self != .suede
        case .lacedUp: self != .raffia
        case .buttoned: ![.satin, .lace].contains(self)
        case .hammered: true
        default: true
        }
    }
}
