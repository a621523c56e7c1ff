/// Sizes in sentences, and the list under a description.
extension PhraseBook {
    mutating func sentence(_ measure: Measure) -> Bilingual {
        switch measure {
        case .cut:
            let fit = design.fit?.label ?? Fit.straight.label
            let size = modelSize
            return Bilingual(
                "Coupe \(fit.french.lowercased()) ; notre mannequin mesure 1,76 m et porte la taille \(size.french).",
                "\(fit.english) cut; our model is 1.76 m tall and wears \(size.english).")
        case .trueToSize:
            return Bilingual(
                "Taille normalement : prenez votre taille habituelle.", "True to size: take your usual one.")
        case .between:
            return design.fit == .relaxed
                ? Bilingual("Entre deux tailles ? Choisissez la plus petite.", "Between two sizes? Go down.")
                : Bilingual("Entre deux tailles ? Choisissez la plus grande.", "Between two sizes? Go up.")
        case .length: return clothingLength()
        case .size: return size()
        case .sizeAndMore: return sizeAndMore()
        }
    }

    /// What our model wears, in both languages, and the size that lengths are measured in.
    private var modelSize: (french: String, english: String, middle: String) {
        switch design.type.sizeRun {
        case .letters: ("S", "an S", "M")
        case .jeans: ("27", "a 27", "27")
        default: ("36", "a 36", "38")
        }
    }

    /// The back of what hangs from the shoulders, the inside leg of what has legs, the whole of a skirt; in the size in
    /// the middle of the run.
    private mutating func clothingLength() -> Bilingual {
        let size = modelSize.middle
        let count = chance.among(design.centimetres)
        switch design.type {
        case .trousers, .shorts, .jeans, .jumpsuit:
            return Bilingual("Entrejambe : \(count) cm en taille \(size).", "Inside leg: \(count) cm in size \(size).")
        case .skirt:
            return Bilingual("Longueur : \(count) cm en taille \(size).", "Length: \(count) cm in size \(size).")
        default:
            return Bilingual(
                "Longueur dos : \(count) cm en taille \(size).", "Back length: \(count) cm in size \(size).")
        }
    }

    private mutating func size() -> Bilingual {
        let measures = measures()
        return Bilingual(measures.french + ".", measures.english + ".")
    }

    private mutating func sizeAndMore() -> Bilingual {
        let measures = measures()
        let more: Bilingual =
            switch design.type {
            case .bag, .tote: Bilingual(", anses non comprises.", ", handles not included.")
            case .clutch: Bilingual(" ; un téléphone y tient sans peine.", "; a phone fits in with ease.")
            case .belt: Bilingual(" ; prenez votre taille habituelle.", "; take your usual size.")
            case .beanie:
                Bilingual(" ; la laine s'étire sans se déformer.", "; the wool stretches and keeps its shape.")
            case .silkScarf, .scarf, .stole: Bilingual(", à nouer comme on veut.", ", to be tied any way you like.")
            case .necklace: Bilingual(", réglable sur 5 cm.", ", adjustable by 5 cm.")
            case .bracelet: Bilingual(" ; convient à la plupart des poignets.", "; fits most wrists.")
            case .earrings: Bilingual(" ; vendues par paire.", "; sold as a pair.")
            default: Bilingual(" ; prenez votre pointure habituelle.", "; take your usual size.")
            }
        return Bilingual(measures.french + more.french, measures.english + more.english)
    }

    /// Dimensions of bags, widths of belts, lengths of the rest; shoes say how high their heels are.
    private mutating func measures() -> Bilingual {
        switch design.type {
        case .bag: dimensions(chance.among(22...32), chance.among(16...24), chance.among(7...13))
        case .tote: dimensions(chance.among(34...44), chance.among(30...38), chance.among(10...18))
        case .clutch: dimensions(chance.among(22...28), chance.among(12...16), chance.among(2...5))
        case .silkScarf where design.form != .long:
            chance.pick([
                Bilingual("Dimensions : 70 × 70 cm", "Size: 70 × 70 cm"),
                Bilingual("Dimensions : 90 × 90 cm", "Size: 90 × 90 cm"),
            ])
        case .silkScarf: length(5 * chance.among(30...36))
        case .scarf, .stole: length(5 * chance.among(36...42))
        case .belt:
            width(design.form == .wide ? chance.among(5...7) : design.form == .slender ? 2 : chance.among(3...4))
        case .beanie: Bilingual("Taille unique", "One size")
        case .necklace: length(5 * (design.form == .long ? chance.among(14...17) : chance.among(8...10)))
        case .bracelet: length(chance.among(17...19))
        case .earrings: length(design.form == .long ? chance.among(5...7) : chance.among(2...4))
        default:
            centimetres("Talon", "Heel", chance.among(design.garment.heel.centimetres))
        }
    }

    private func dimensions(_ width: Int, _ height: Int, _ depth: Int) -> Bilingual {
        let size = "\(width) × \(height) × \(depth) cm"
        return Bilingual("Dimensions : \(size)", "Size: \(size)")
    }

    private func length(_ count: Int) -> Bilingual { centimetres("Longueur", "Length", count) }

    private func width(_ count: Int) -> Bilingual { centimetres("Largeur", "Width", count) }

    private func centimetres(_ french: String, _ english: String, _ count: Int) -> Bilingual {
        Bilingual("\(french) : \(count) cm", "\(english): \(count) cm")
    }

    /// Composition, care and origin.
    mutating func facts() -> Bilingual {
        let origin = chance.pick(Origin.countries(of: design.type))
        let care = design.material.care.map(\.label)
        func list(_ language: Language, _ names: [String]) -> String {
            let care = care.map { $0[language].prefix(1).lowercased() + $0[language].dropFirst() }
            let values = [design.composition.text[language], care.joined(separator: ", "), origin[language]]
            return "<ul>" + zip(names, values).map { "<li>\($0)\($1)</li>" }.joined() + "</ul>"
        }
        return Bilingual(
            list(.french, ["Composition : ", "Entretien : ", "Origine : "]),
            list(.english, ["Composition: ", "Care: ", "Origin: "]))
    }
}

/// Where things are made.
enum Origin {
    static func countries(of type: GarmentType) -> [Bilingual] {
        switch type.textGroup {
        case .shoe: [portugal, italy, spain]
        case .bag: [italy, spain, portugal, morocco]
        case .knit: [italy, portugal, turkey]
        case .jewel: [france, italy]
        case .scarf: [france, italy, india]
        case .coat: [portugal, romania, italy]
        default: [portugal, tunisia, turkey, morocco, india, france]
        }
    }

    private static let france = Bilingual("France", "France")
    private static let portugal = Bilingual("Portugal", "Portugal")
    private static let italy = Bilingual("Italie", "Italy")
    private static let spain = Bilingual("Espagne", "Spain")
    private static let morocco = Bilingual("Maroc", "Morocco")
    private static let tunisia = Bilingual("Tunisie", "Tunisia")
    private static let turkey = Bilingual("Turquie", "Turkey")
    private static let romania = Bilingual("Roumanie", "Romania")
    private static let india = Bilingual("Inde", "India")
}

extension Design {
    /// How long it is, as far as its length says.
    fileprivate var centimetres: ClosedRange<Int> {
        switch (type, garment.length) {
        case (.trousers, .long), (.jeans, .long), (.jumpsuit, .long): 76...80
        case (.trousers, _), (.jeans, _): 66...70
        case (.shorts, _), (.jumpsuit, _): 9...14
        case (.skirt, .short): 42...46
        case (.skirt, .knee): 58...62
        case (.skirt, .midi): 76...82
        case (.skirt, _): 92...98
        case (.tunic, _), (.knitJacket, .long), (.cardigan, .long): 72...78
        case (.trench, .long), (.coat, .long): 114...122
        case (.coat, .midi): 106...112
        case (.puffer, .long): 96...104
        case (_, .crop): 46...51
        case (_, .hip): 58...64
        case (_, .short): 84...90
        case (_, .knee): 98...104
        case (_, .midi): 114...122
        case (_, .long): 130...138
        }
    }
}
