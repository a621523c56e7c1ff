/// A French noun's gender and number.
public enum Grammar: Sendable {
    case masculine, feminine, masculinePlural, femininePlural

    /// Whether the noun stands for several things.
    var isPlural: Bool { self == .masculinePlural || self == .femininePlural }

    /// Whether adjectives take their feminine form.
    var isFeminine: Bool { self == .feminine || self == .femininePlural }
}

/// What a thing is called, and what its words in a sentence must agree with.
public struct Noun: Sendable {
    /// `robe chemise`, and whether `cet`, `d’` and `l’` stand before it.
    public let french: String
    public let grammar: Grammar
    let beginsWithVowel: Bool
    /// `shirt dress`; `isEnglishPlural` of `trousers` and `boots`.
    public let english: String
    let isEnglishPlural: Bool

    init(
        _ french: String, _ grammar: Grammar, _ english: String, vowel beginsWithVowel: Bool = false,
        plural isEnglishPlural: Bool = false
    ) {
        (self.french, self.grammar, self.beginsWithVowel) = (Typography.french(french), grammar, beginsWithVowel)
        (self.english, self.isEnglishPlural) = (english, isEnglishPlural)
    }

    /// `ce`, `cet`, `cette` or `ces`.
    public var demonstrative: String {
        switch grammar {
        case .masculine: beginsWithVowel ? "cet" : "ce"
        case .feminine: "cette"
        case .masculinePlural, .femininePlural: "ces"
        }
    }

    /// `il`, `elle`, `ils` or `elles`.
    public var pronoun: String {
        switch grammar {
        case .masculine: "il"
        case .feminine: "elle"
        case .masculinePlural: "ils"
        case .femininePlural: "elles"
        }
    }

    /// `un`, `une` or `des`.
    public var article: String {
        switch grammar {
        case .masculine: "un"
        case .feminine: "une"
        case .masculinePlural, .femininePlural: "des"
        }
    }

    /// One of two forms of a French verb or possessive.
    func choose(_ singular: String, _ plural: String) -> String { grammar.isPlural ? plural : singular }

    /// One of two forms of an English verb or pronoun.
    func chooseEnglish(_ singular: String, _ plural: String) -> String { isEnglishPlural ? plural : singular }
}

extension GarmentType {
    /// What a thing of this type is called.
    public var noun: Noun { GarmentType.nouns[self] ?? Noun(rawValue, .masculine, rawValue) }

    private static let nouns: [GarmentType: Noun] = [
        .dress: Noun("robe", .feminine, "dress"),
        .shirtDress: Noun("robe chemise", .feminine, "shirt dress"),
        .jumperDress: Noun("robe pull", .feminine, "jumper dress"),
        .blouse: Noun("blouse", .feminine, "blouse"),
        .shirt: Noun("chemise", .feminine, "shirt"),
        .tunic: Noun("tunique", .feminine, "tunic"),
        .top: Noun("haut", .masculine, "top"),
        .tShirt: Noun("t-shirt", .masculine, "T-shirt"),
        .tankTop: Noun("débardeur", .masculine, "tank top"),
        .bretonTop: Noun("marinière", .feminine, "Breton top"),
        .jumper: Noun("pull", .masculine, "jumper"),
        .knitJacket: Noun("gilet", .masculine, "knit jacket"),
        .cardigan: Noun("cardigan", .masculine, "cardigan"),
        .skirt: Noun("jupe", .feminine, "skirt"),
        .trousers: Noun("pantalon", .masculine, "trousers", plural: true),
        .shorts: Noun("short", .masculine, "shorts", plural: true),
        .jeans: Noun("jean", .masculine, "jeans", plural: true),
        .jacket: Noun("veste", .feminine, "jacket"),
        .blazer: Noun("blazer", .masculine, "blazer"),
        .coat: Noun("manteau", .masculine, "coat"),
        .trench: Noun("trench", .masculine, "trench coat"),
        .puffer: Noun("doudoune", .feminine, "puffer jacket"),
        .jumpsuit: Noun("combinaison", .feminine, "jumpsuit"),
        .boots: Noun("bottes", .femininePlural, "boots", plural: true),
        .ankleBoots: Noun("bottines", .femininePlural, "ankle boots", plural: true),
        .sandals: Noun("sandales", .femininePlural, "sandals", plural: true),
        .pumps: Noun("escarpins", .masculinePlural, "pumps", vowel: true, plural: true),
        .balletFlats: Noun("ballerines", .femininePlural, "ballet flats", plural: true),
        .loafers: Noun("mocassins", .masculinePlural, "loafers", plural: true),
        .trainers: Noun("baskets", .femininePlural, "trainers", plural: true),
        .bag: Noun("sac", .masculine, "bag"),
        .tote: Noun("cabas", .masculine, "tote bag"),
        .clutch: Noun("pochette", .feminine, "clutch"),
        .silkScarf: Noun("foulard", .masculine, "silk scarf"),
        .scarf: Noun("écharpe", .feminine, "scarf", vowel: true),
        .stole: Noun("étole", .feminine, "stole", vowel: true),
        .belt: Noun("ceinture", .feminine, "belt"),
        .beanie: Noun("bonnet", .masculine, "beanie"),
        .necklace: Noun("collier", .masculine, "necklace"),
        .bracelet: Noun("bracelet", .masculine, "bracelet"),
        .earrings: Noun("boucles d'oreilles", .femininePlural, "earrings", plural: true),
    ]
}
