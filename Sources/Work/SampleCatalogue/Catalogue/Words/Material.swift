/// What things are made of: the options of the attribute `material`.
public enum Material: Int, CaseIterable, Sendable {
    case cotton, organicCotton, poplin, linen, viscose, crepe, satin, silk, lace, jersey, velvet, corduroy, denim,
        tweed, wool, merino, knit, cashmere, gabardine, recycledNylon, leather, suede, canvas, raffia, brass, steel

    /// What shoppers read in filters: `Laine mérinos`.
    public var label: Bilingual { facts.label }
    /// Within a sentence: `la laine mérinos`, `merino wool`.
    var phrase: Bilingual { facts.phrase }
    /// Within a product's name: `en laine mérinos`, `merino`; nil where it would hold a colour or say nothing.
    public var nameWords: Bilingual? { facts.nameWords }
    /// The season that it is made for; nil for all the year.
    var season: Season? { facts.season }
    /// How it feels.
    var touches: [Touch] { facts.touches }
    /// Whether it keeps its shape.
    var isFirm: Bool { facts.isFirm }
    /// Whether it costs more than most (1), or much more (2).
    var luxury: Int { facts.luxury }
    /// How it is looked after.
    public var care: [Care] { facts.care }
    /// Whether adjectives take their feminine form after it.
    var isFeminine: Bool { facts.phrase.french.hasPrefix("la ") }

    private var facts: MaterialFacts { MaterialFacts.table[rawValue] }
}

/// The seasons: the options of the attribute `season`.
public enum Season: Int, CaseIterable, Sendable {
    case summer, winter, allYear

    /// What shoppers read.
    public var label: Bilingual { Season.labels[rawValue] }

    private static let labels: [Bilingual] = [
        Bilingual("Printemps-été", "Spring-summer"), Bilingual("Automne-hiver", "Autumn-winter"),
        Bilingual("Toute l'année", "All year round"),
    ]
}

/// The facts of one material.
struct MaterialFacts {
    let label: Bilingual
    let phrase: Bilingual
    let nameWords: Bilingual?
    let season: Season?
    let touches: [Touch]
    let isFirm: Bool
    let luxury: Int
    let care: [Care]

    private init(
        _ label: Bilingual, _ phrase: Bilingual, name: Bilingual?, _ season: Season? = nil, touches: [Touch],
        firm isFirm: Bool = false, luxury: Int = 0, care: [Care]
    ) {
        (self.label, self.phrase, nameWords, self.season) = (label, phrase, name, season)
        (self.touches, self.isFirm, self.luxury, self.care) = (touches, isFirm, luxury, care)
    }

    /// In the order of the cases of `Material`.
    static let table: [MaterialFacts] = fabrics + knitsAndCoats + leathersAndMetals

    private static func named(_ french: String, _ english: String) -> Bilingual { Bilingual("en " + french, english) }

    private static let fabrics: [MaterialFacts] = [
        MaterialFacts(
            Bilingual("Coton", "Cotton"), Bilingual("le coton", "cotton"), name: named("coton", "cotton"),
            touches: [.soft, .supple, .fresh, .light], firm: true, care: [.machine30]),
        MaterialFacts(
            Bilingual("Coton biologique", "Organic cotton"), Bilingual("le coton biologique", "organic cotton"),
            name: named("coton biologique", "organic cotton"), touches: [.soft, .supple, .cosy, .fresh], firm: true,
            care: [.machine30]),
        MaterialFacts(
            Bilingual("Popeline", "Poplin"), Bilingual("la popeline", "poplin"), name: named("popeline", "poplin"),
            touches: [.crisp, .fresh, .smooth, .light], firm: true, care: [.machine30, .hotIron]),
        MaterialFacts(
            Bilingual("Lin", "Linen"), Bilingual("le lin", "linen"), name: named("lin", "linen"), .summer,
            touches: [.fresh, .light, .supple], firm: true, care: [.machine30, .hotIron]),
        MaterialFacts(
            Bilingual("Viscose", "Viscose"), Bilingual("la viscose", "viscose"), name: named("viscose", "viscose"),
            touches: [.supple, .fresh, .soft, .light, .flowing], care: [.delicate30, .coolIron]),
        MaterialFacts(
            Bilingual("Crêpe", "Crepe"), Bilingual("le crêpe", "crepe"), name: named("crêpe", "crepe"),
            touches: [.supple, .smooth, .light], firm: true, care: [.delicate30, .coolIron]),
        MaterialFacts(
            Bilingual("Satin", "Satin"), Bilingual("le satin", "satin"), name: named("satin", "satin"),
            touches: [.silky, .smooth, .fresh, .flowing], care: [.delicate30, .coolIron]),
        MaterialFacts(
            Bilingual("Soie", "Silk"), Bilingual("la soie", "silk"), name: named("soie", "silk"),
            touches: [.soft, .fresh, .light, .smooth], luxury: 2, care: [.hand, .coolIron]),
        MaterialFacts(
            Bilingual("Dentelle", "Lace"), Bilingual("la dentelle", "lace"), name: named("dentelle", "lace"),
            touches: [.supple, .soft, .airy], luxury: 1, care: [.hand]),
        MaterialFacts(
            Bilingual("Jersey", "Jersey"), Bilingual("le jersey", "jersey"), name: named("jersey", "jersey"),
            touches: [.supple, .soft, .fresh], care: [.delicate30]),
        MaterialFacts(
            Bilingual("Velours", "Velvet"), Bilingual("le velours", "velvet"), name: named("velours", "velvet"),
            .winter, touches: [.soft, .silky, .cosy], luxury: 1, care: [.delicate30, .noIron]),
        MaterialFacts(
            Bilingual("Velours côtelé", "Corduroy"), Bilingual("le velours côtelé", "corduroy"),
            name: named("velours côtelé", "corduroy"), .winter, touches: [.soft, .warm, .cosy], firm: true,
            care: [.delicate30, .noIron]),
        MaterialFacts(
            Bilingual("Denim", "Denim"), Bilingual("le denim", "denim"), name: named("denim", "denim"),
            touches: [.supple, .soft, .dense], firm: true, care: [.inside30]),
        MaterialFacts(
            Bilingual("Tweed", "Tweed"), Bilingual("le tweed", "tweed"), name: named("tweed", "tweed"), .winter,
            touches: [.warm, .dense, .supple], firm: true, luxury: 1, care: [.dry]),
    ]

    private static let knitsAndCoats: [MaterialFacts] = [
        MaterialFacts(
            Bilingual("Laine", "Wool"), Bilingual("la laine", "wool"), name: named("laine", "wool"), .winter,
            touches: [.warm, .soft, .dense], firm: true, luxury: 1, care: [.dry]),
        MaterialFacts(
            Bilingual("Laine mérinos", "Merino wool"), Bilingual("la laine mérinos", "merino wool"),
            name: named("laine mérinos", "merino"), .winter, touches: [.soft, .light, .warm, .supple], luxury: 1,
            care: [.wool]),
        MaterialFacts(
            Bilingual("Maille", "Knit"), Bilingual("la maille", "knit fabric"), name: named("maille", "knit"),
            touches: [.soft, .cosy, .supple, .warm], care: [.wool]),
        MaterialFacts(
            Bilingual("Cachemire", "Cashmere"), Bilingual("le cachemire", "cashmere"),
            name: named("cachemire", "cashmere"), .winter, touches: [.soft, .warm, .light, .airy], luxury: 2,
            care: [.hand]),
        MaterialFacts(
            Bilingual("Gabardine", "Gabardine"), Bilingual("la gabardine", "gabardine"),
            name: named("gabardine", "gabardine"), touches: [.smooth, .dense, .crisp], firm: true, care: [.machine30]),
        MaterialFacts(
            Bilingual("Nylon recyclé", "Recycled nylon"), Bilingual("le nylon recyclé", "recycled nylon"),
            name: named("nylon recyclé", "recycled nylon"), touches: [.light, .smooth, .supple],
            care: [.delicate30]),
    ]

    private static let leathersAndMetals: [MaterialFacts] = [
        MaterialFacts(
            Bilingual("Cuir", "Leather"), Bilingual("le cuir", "leather"), name: named("cuir", "leather"),
            touches: [.supple, .smooth, .soft], firm: true, luxury: 1, care: [.feed]),
        MaterialFacts(
            Bilingual("Cuir suédé", "Suede"), Bilingual("le cuir suédé", "suede"), name: named("cuir suédé", "suede"),
            touches: [.soft, .velvety, .supple], care: [.brush]),
        MaterialFacts(
            Bilingual("Toile", "Canvas"), Bilingual("la toile", "canvas"), name: named("toile", "canvas"),
            touches: [.supple, .dense], firm: true, care: [.wipe]),
        MaterialFacts(
            Bilingual("Raphia", "Raffia"), Bilingual("le raphia", "raffia"), name: named("raphia", "raffia"), .summer,
            touches: [.supple, .light], firm: true, care: [.wipe]),
        MaterialFacts(
            Bilingual("Laiton doré", "Gold-plated brass"), Bilingual("le laiton doré", "gold-plated brass"), name: nil,
            touches: [.smooth, .light], luxury: 1, care: [.keepDry]),
        MaterialFacts(
            Bilingual("Acier", "Steel"), Bilingual("l'acier", "steel"), name: named("acier", "steel"),
            touches: [.smooth, .fresh, .light], care: [.keepDry]),
    ]
}
