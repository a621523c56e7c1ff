/// How a thing is looked after: the options of the attribute `care`.
public enum Care: Int, CaseIterable, Sendable {
    case machine30, delicate30, inside30, hand, wool, dry, noIron, coolIron, hotIron, feed, brush, wipe, keepDry

    /// What shoppers read.
    public var label: Bilingual { Care.labels[rawValue] }

    /// The name of the shop's symbol for it.
    var symbol: String {
        switch self {
        case .machine30: "wash-30"
        case .delicate30: "wash-30-gentle"
        case .inside30: "wash-30-inside"
        case .hand: "wash-hand"
        case .wool: "wash-wool"
        case .dry: "dry-clean"
        case .noIron: "iron-no"
        case .coolIron: "iron-cool"
        case .hotIron: "iron-hot"
        case .feed: "feed"
        case .brush: "brush"
        case .wipe: "wipe"
        case .keepDry: "keep-dry"
        }
    }

    private static let labels: [Bilingual] = [
        Bilingual("Lavage en machine à 30 °C", "Machine wash at 30 °C"),
        Bilingual("Lavage délicat à 30 °C", "Gentle wash at 30 °C"),
        Bilingual("Lavage à 30 °C, à l'envers", "Wash inside out at 30 °C"),
        Bilingual("Lavage à la main", "Hand wash"),
        Bilingual("Lavage laine à froid, séchage à plat", "Cool wool wash, dry flat"),
        Bilingual("Nettoyage à sec uniquement", "Dry clean only"),
        Bilingual("Ne pas repasser", "Do not iron"),
        Bilingual("Repassage doux", "Cool iron"),
        Bilingual("Repassage chaud", "Hot iron"),
        Bilingual("Nourrir avec une crème incolore", "Feed with a neutral cream"),
        Bilingual("Brosser à sec", "Brush dry"),
        Bilingual("Nettoyer avec un chiffon humide", "Wipe with a damp cloth"),
        Bilingual("Éviter l'eau et le parfum", "Keep away from water and perfume"),
    ]
}
