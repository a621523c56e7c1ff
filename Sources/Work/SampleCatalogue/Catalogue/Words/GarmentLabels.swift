/// What shoppers read of a drawing's parts: the options of the attributes `neckline`, `sleeve`, `length` and `heel`.
extension Neckline {
    /// The label; nil where there is no neckline.
    public var label: Bilingual? {
        switch self {
        case .none: nil
        case .round: Bilingual("Col rond", "Round neck")
        case .v: Bilingual("Col V", "V-neck")
        case .deepV: Bilingual("Décolleté plongeant", "Plunging neckline")
        case .boat: Bilingual("Col bateau", "Boat neck")
        case .square: Bilingual("Encolure carrée", "Square neck")
        case .shirtCollar: Bilingual("Col chemise", "Shirt collar")
        case .rollNeck: Bilingual("Col roulé", "Roll neck")
        case .wrap: Bilingual("Cache-cœur", "Wrap neckline")
        case .halter: Bilingual("Encolure américaine", "Halter neck")
        case .straps: Bilingual("Encolure à bretelles", "Strappy neckline")
        }
    }

    /// The collars that jackets and coats have, which the drawing knows by their type.
    public static let lapels = Bilingual("Col tailleur", "Lapel collar")
    public static let standCollar = Bilingual("Col montant", "Stand collar")
}

extension Sleeve {
    /// The label; that of nothing is `Sans manches`, which is for tops and dresses to say.
    public var label: Bilingual {
        switch self {
        case .none: Bilingual("Sans manches", "Sleeveless")
        case .strap: Bilingual("Fines bretelles", "Thin straps")
        case .cap: Bilingual("Mancherons", "Cap sleeves")
        case .short: Bilingual("Manches courtes", "Short sleeves")
        case .elbow: Bilingual("Manches au coude", "Elbow-length sleeves")
        case .threeQuarter: Bilingual("Manches trois-quarts", "Three-quarter sleeves")
        case .long: Bilingual("Manches longues", "Long sleeves")
        case .puff: Bilingual("Manches ballon", "Puff sleeves")
        case .bell: Bilingual("Manches évasées", "Bell sleeves")
        }
    }
}

extension GarmentLength {
    /// The label.
    public var label: Bilingual {
        switch self {
        case .crop: Bilingual("Court à la taille", "Cropped")
        case .hip: Bilingual("Aux hanches", "Hip length")
        case .short: Bilingual("Court", "Short")
        case .knee: Bilingual("Au genou", "Knee length")
        case .midi: Bilingual("Midi", "Midi")
        case .long: Bilingual("Long", "Long")
        }
    }

    /// Trousers that end above the ankle are drawn as long as a midi skirt.
    public static let sevenEighths = Bilingual("7/8", "Ankle grazer")
    /// Tunics are drawn as long as a short dress, and are not short.
    public static let midThigh = Bilingual("Mi-cuisse", "Mid-thigh")
}

extension Heel {
    /// The label; nil for what is no shoe.
    public var label: Bilingual? {
        switch self {
        case .none: nil
        case .flat: Bilingual("Plat", "Flat")
        case .low: Bilingual("Petit talon", "Low heel")
        case .mid: Bilingual("Talon moyen", "Mid heel")
        case .high: Bilingual("Talon haut", "High heel")
        }
    }

    /// Its height in centimetres.
    var centimetres: ClosedRange<Int> {
        switch self {
        case .none, .flat: 1...2
        case .low: 3...4
        case .mid: 5...6
        case .high: 7...9
        }
    }
}

extension Design {
    /// The label of its neckline; nil for what has none.
    public var necklineLabel: Bilingual? {
        switch type {
        case .blazer, .coat, .trench: Neckline.lapels
        case .puffer: Neckline.standCollar
        default: garment.neckline.label
        }
    }

    /// The label of its sleeves; nil for what covers no shoulders.
    public var sleeveLabel: Bilingual? {
        switch type.leaf {
        case .dresses, .tops, .tShirts, .knitwear, .jackets, .jumpsuits: garment.sleeve.label
        default: nil
        }
    }

    /// The label of its length; nil for what is no clothing.
    public var lengthLabel: Bilingual? {
        guard type.leaf.department == .clothing else { return nil }
        if type == .tunic { return GarmentLength.midThigh }
        return [.trousers, .jeans].contains(type) && garment.length == .midi
            ? GarmentLength.sevenEighths : garment.length.label
    }
}
