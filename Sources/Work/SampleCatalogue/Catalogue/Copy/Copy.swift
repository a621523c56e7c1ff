/// A product's texts in one language each, and the occasions that they speak of.
public struct Copy: Sendable {
    /// One paragraph.
    public let short: Bilingual
    /// Two paragraphs and a list.
    public let description: Bilingual
    /// For search engines.
    public let metaDescription: Bilingual
    /// What the texts name, and what is true of the thing beside.
    public let occasions: [Occasion]
}

/// Writes products' texts: a sentence of each of four slots, from sentences with gaps. It remembers what it wrote last,
/// so that no sentence stands twice in a row in a leaf's listing, and seldom in the file.
struct Copywriter {
    private var lastOfLeaf: [Leaf: [Slot: Int]] = [:]
    private var last: [Slot: Int] = [:]

    private enum Slot {
        case opening, matter, wearing, measure
    }

    /// The texts of a design; `number` is the model's within its type.
    mutating func write(_ design: Design, number: Int, seed: UInt64) -> Copy {
        var phrases = PhraseBook(design, Chance(seed, "copy", design.type.rawValue, number))
        var heard: Set<Echo> = []
        let opening: Opening = choose(.opening, design, &heard, &phrases.chance)
        let matter: Matter = choose(.matter, design, &heard, &phrases.chance)
        let wearing: Wearing = choose(.wearing, design, &heard, &phrases.chance)
        let measure: Measure = choose(.measure, design, &heard, &phrases.chance)
        let first = phrases.sentence(opening)
        let second = phrases.sentence(matter)
        let third = phrases.sentence(wearing)
        let fourth = phrases.sentence(measure)
        let facts = phrases.facts()
        func description(_ language: Language) -> String {
            "<p>\(first[language]) \(second[language])</p><p>\(third[language]) \(fourth[language])</p>"
                + facts[language]
        }
        return Copy(
            short: Bilingual("<p>\(first.french)</p>", "<p>\(first.english)</p>"),
            description: Bilingual(description(.french), description(.english)),
            metaDescription: Bilingual(
                "\(first.french) Livraison offerte dès 69 €.", "\(first.english) Free delivery from €69."),
            occasions: phrases.occasions(wearing))
    }

    /// One of the slot's sentences: not the last one of the leaf, and as far as that leaves a choice, none that echoes
    /// what this text said before, nor the last one of the file.
    private mutating func choose<Template: SentenceTemplate>(
        _ slot: Slot, _ design: Design, _ heard: inout Set<Echo>, _ chance: inout Chance
    ) -> Template {
        let leaf = design.type.leaf
        var choice = Template.allCases.filter { $0.suits(design) }
        let wishes: [(Template) -> Bool] = [
            { [lastOfLeaf] in $0.rawValue != lastOfLeaf[leaf]?[slot] },
            { [heard] in $0.echoes.isDisjoint(with: heard) },
            { [last] in $0.rawValue != last[slot] },
        ]
        for wish in wishes {
            let left = choice.filter(wish)
            if !left.isEmpty { choice = left }
        }
        let chosen = chance.pick(choice)
        heard.formUnion(chosen.echoes)
        lastOfLeaf[leaf, default: [:]][slot] = chosen.rawValue
        last[slot] = chosen.rawValue
        return chosen
    }
}
