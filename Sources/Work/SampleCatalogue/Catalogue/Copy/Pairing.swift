/// What a thing is worn with.
struct Pairing: Sendable {
    /// With its article: `un jean brut`, `raw jeans`.
    let words: Bilingual
    private let groups: [TextGroup]
    private let season: Season
    private let nouns: Set<String>

    private init(_ french: String, _ english: String, _ groups: [TextGroup], _ season: Season = .allYear) {
        (words, self.groups, self.season) = (Bilingual(french, english), groups, season)
        nouns = Set(words.french.split(separator: " ").map(String.init))
    }

    /// What goes with a design: with its group, in its season and for the occasion. What names the design's own noun
    /// is left out.
    static func words(for design: Design, at occasion: Occasion) -> [Bilingual] {
        let unwanted = outOfPlace(at: occasion).union([design.type.noun.french])
        return all.filter { pairing in
            pairing.groups.contains(design.type.textGroup) && pairing.season.goes(with: design.season)
                && pairing.nouns.isDisjoint(with: unwanted)
        }.map(\.words)
    }

    /// Nobody wears jeans to a wedding, or pumps on a country walk.
    private static func outOfPlace(at occasion: Occasion) -> Set<String> {
        switch occasion {
        case .ceremony:
            [
                "jean", "baskets", "t-shirt", "marinière", "short", "débardeur", "gilet", "bonnet", "chemise", "cabas",
                "pull", "bottes", "cardigan", "velours", "mocassins", "col",
            ]
        case .holidays, .travel, .weekend: ["escarpins", "satin", "étole"]
        case .work: ["short", "débardeur"]
        default: []
        }
    }

    private static let all: [Pairing] = [
        Pairing("un jean brut", "raw jeans", [.top, .knit, .coat, .shoe, .bag, .scarf]),
        Pairing("un jean droit", "straight jeans", [.top, .knit, .coat, .shoe]),
        Pairing("des bottines plates", "flat ankle boots", [.dress, .bottom, .coat, .knit], .winter),
        Pairing("des bottes souples", "soft boots", [.dress, .bottom, .coat], .winter),
        Pairing("un blazer", "a blazer", [.dress, .top, .bottom, .jewel, .bag]),
        Pairing("un blazer ample", "a relaxed blazer", [.dress, .bottom, .shoe]),
        Pairing("des sandales tressées", "woven sandals", [.dress, .bottom, .bag], .summer),
        Pairing("des sandales plates", "flat sandals", [.dress, .bottom, .top], .summer),
        Pairing("des escarpins", "pumps", [.dress, .bottom, .bag]),
        Pairing("des mocassins", "loafers", [.dress, .bottom, .coat, .knit]),
        Pairing("des ballerines", "ballet flats", [.dress, .bottom]),
        Pairing("des baskets en toile", "canvas trainers", [.dress, .bottom, .coat]),
        Pairing("un trench", "a trench coat", [.dress, .knit, .shoe, .bag, .scarf, .jewel]),
        Pairing("un cardigan court", "a crop cardigan", [.dress, .bottom]),
        Pairing("une veste en jean", "a denim jacket", [.dress, .bottom, .shoe]),
        Pairing("une ceinture fine", "a slender belt", [.dress, .top, .bottom]),
        Pairing("un sac souple", "a soft bag", [.dress, .coat, .shoe, .scarf]),
        Pairing("une étole", "a stole", [.dress, .bag]),
        Pairing("un pantalon fluide", "fluid trousers", [.top, .knit, .shoe, .jewel]),
        Pairing("une jupe plissée", "a pleated skirt", [.top, .knit, .shoe, .coat]),
        Pairing("une jupe midi", "a midi skirt", [.top, .knit, .shoe, .coat, .scarf]),
        Pairing("une jupe en satin", "a satin skirt", [.top, .knit]),
        Pairing("un short en lin", "linen shorts", [.top], .summer),
        Pairing("un gilet ample", "a relaxed knit jacket", [.top], .winter),
        Pairing("un pantalon en velours", "velvet trousers", [.top, .knit, .shoe], .winter),
        Pairing("une chemise", "a shirt", [.knit, .bottom, .bag, .jewel]),
        Pairing("une blouse fluide", "a fluid blouse", [.bottom, .coat, .jewel]),
        Pairing("un t-shirt uni", "a plain T-shirt", [.bottom, .knit, .bag, .scarf]),
        Pairing("un pull fin", "a fine jumper", [.bottom, .coat, .jewel, .bag], .winter),
        Pairing("un pull à col roulé", "a roll-neck jumper", [.bottom, .coat, .jewel], .winter),
        Pairing("une marinière", "a Breton top", [.bottom, .coat]),
        Pairing("un débardeur côtelé", "a ribbed tank top", [.bottom], .summer),
        Pairing("une robe en maille", "a knitted dress", [.coat, .shoe, .scarf], .winter),
        Pairing("une robe chemise", "a shirt dress", [.coat, .shoe, .bag, .scarf]),
        Pairing("une robe longue", "a long dress", [.shoe, .bag, .jewel]),
        Pairing("une robe toute simple", "a simple dress", [.jewel, .scarf, .bag]),
        Pairing("une écharpe en laine", "a wool scarf", [.coat], .winter),
        Pairing("un bonnet côtelé", "a ribbed beanie", [.coat], .winter),
        Pairing("un manteau droit", "a straight coat", [.bag, .scarf, .knit], .winter),
        Pairing("un manteau long", "a long coat", [.scarf, .bag, .shoe], .winter),
        Pairing("une veste cintrée", "a fitted jacket", [.scarf, .jewel]),
        Pairing("un col V", "a V-neck", [.jewel]),
        Pairing("un haut drapé", "a draped top", [.jewel, .bottom]),
        Pairing("des boucles d'oreilles fines", "slender earrings", [.dress, .top]),
        Pairing("un collier fin", "a slender necklace", [.top, .knit]),
        Pairing("un foulard noué", "a knotted silk scarf", [.coat, .bag]),
        Pairing("un cabas", "a tote bag", [.coat, .shoe]),
        Pairing("une combinaison fluide", "a fluid jumpsuit", [.shoe, .jewel, .bag], .summer),
    ]
}
