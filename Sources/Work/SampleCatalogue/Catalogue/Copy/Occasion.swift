/// When a thing is worn: the options of the attribute `occasion`.
public enum Occasion: Int, CaseIterable, Sendable {
    case work, everyday, weekend, evening, ceremony, holidays, travel

    /// What shoppers read.
    public var label: Bilingual { Occasion.labels[rawValue] }

    private static let labels: [Bilingual] = [
        Bilingual("Bureau", "Work"), Bilingual("Tous les jours", "Everyday"), Bilingual("Week-end", "Weekend"),
        Bilingual("Soirée", "Evening"), Bilingual("Cérémonie", "Ceremony"), Bilingual("Vacances", "Holidays"),
        Bilingual("Voyage", "Travel"),
    ]
}

/// An occasion in a sentence.
struct OccasionPhrase: Sendable {
    /// `une cérémonie`, `a wedding`.
    let words: Bilingual
    let occasion: Occasion
    private let suits: @Sendable (Design) -> Bool

    private init(
        _ occasion: Occasion, _ french: String, _ english: String,
        where suits: @escaping @Sendable (Design) -> Bool = { _ in true }
    ) {
        (words, self.occasion, self.suits) = (Bilingual(french, english), occasion, suits)
    }

    /// The occasions that a design is fit for.
    static func phrases(for design: Design) -> [OccasionPhrase] { all.filter { $0.suits(design) } }

    private static let all: [OccasionPhrase] = [
        OccasionPhrase(.work, "le bureau", "the office") { $0.type.isForWork },
        OccasionPhrase(.work, "un rendez-vous important", "an important meeting") {
            $0.type.isForWork && !$0.type.isCasual && $0.garment.length != .short
        },
        OccasionPhrase(.evening, "un dîner", "dinner") { ![.beanie, .tankTop, .puffer].contains($0.type) },
        OccasionPhrase(.evening, "une soirée entre amis", "an evening with friends") { $0.type != .beanie },
        OccasionPhrase(.evening, "un vernissage", "a gallery opening") { !$0.type.isCasual },
        OccasionPhrase(.evening, "un anniversaire", "a birthday party") { !$0.type.isCasual },
        OccasionPhrase(.ceremony, "une cérémonie", "a ceremony") { !$0.type.isCasual && $0.type.textGroup != .knit },
        OccasionPhrase(.ceremony, "un mariage", "a wedding") {
            !$0.type.isCasual && [.dress, .shoe, .bag, .jewel].contains($0.type.textGroup)
        },
        OccasionPhrase(.weekend, "un week-end à la campagne", "a weekend in the country") {
            $0.type.isCasual && $0.type.textGroup != .jewel
        },
        OccasionPhrase(.weekend, "un week-end à la mer", "a weekend by the sea") {
            $0.season == .summer && $0.type.textGroup != .coat
        },
        OccasionPhrase(.weekend, "un brunch", "brunch") { $0.type != .beanie },
        OccasionPhrase(.weekend, "une promenade", "a walk") {
            $0.type.isCasual && [.knit, .coat, .shoe, .scarf].contains($0.type.textGroup)
        },
        OccasionPhrase(.everyday, "une journée en ville", "a day in town"),
        OccasionPhrase(.everyday, "un déjeuner en terrasse", "lunch on a terrace") { $0.season == .summer },
        OccasionPhrase(.everyday, "un matin d'hiver", "a winter's morning") {
            $0.season == .winter && [.knit, .coat, .scarf].contains($0.type.textGroup)
        },
        OccasionPhrase(.holidays, "les vacances", "the holidays") { $0.season == .summer },
        OccasionPhrase(.travel, "un voyage", "a journey") { $0.type.isCasual || $0.type == .bag },
    ]
}
