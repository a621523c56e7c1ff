/// The colours of the catalogue. A label stands after the word `coloris`, so nothing agrees with it.
public enum Shade: Int, CaseIterable, Sendable {
    case black, white, ecru, ivory, beige, camel, taupe, chocolate, lightGrey, charcoal, midnight, navy, royal, sky,
        denim, teal, sage, emerald, khaki, olive, mustard, coral, terracotta, red, burgundy, powder, lilac, plum, gold,
        silver

    /// Three letters of a SKU: `BLN`.
    public var code: String { Shade.table[rawValue].code }
    /// What shoppers read.
    public var label: Bilingual { Shade.table[rawValue].label }
    /// `#1C2541`.
    public var hex: String { Shade.table[rawValue].hex }
    /// How often it is chosen.
    var share: Int { Shade.table[rawValue].share }

    private struct Facts {
        let code: String
        let label: Bilingual
        let hex: String
        let share: Int

        init(_ code: String, _ french: String, _ english: String, _ hex: String, _ share: Int = 235) {
            (self.code, self.label, self.hex, self.share) = (code, Bilingual(french, english), hex, share)
        }
    }

    /// In the order of the cases. Black has 17 % of the choices, navies 12, whites and ecrus 14, beiges and browns 17;
    /// the other colours share the rest evenly. A model's second colour is never its first, which takes from frequent
    /// ones: they weigh a little more for it. Denim blue and the metals are chosen by the material alone.
    private static let table: [Facts] = [
        Facts("NOI", "Noir", "Black", "#1A1A1C", 2_050),
        Facts("BLC", "Blanc", "White", "#F7F6F2", 530),
        Facts("ECR", "Écru", "Ecru", "#EDE4D0", 560),
        Facts("IVO", "Ivoire", "Ivory", "#F3EBDD", 370),
        Facts("BEI", "Beige", "Beige", "#D6C3A5", 430),
        Facts("CAM", "Camel", "Camel", "#B98248", 390),
        Facts("TAU", "Taupe", "Taupe", "#8A7B6B", 310),
        Facts("CHO", "Chocolat", "Chocolate", "#4E342A", 370),
        Facts("GRC", "Gris clair", "Light grey", "#C7C8CA"),
        Facts("GRA", "Gris anthracite", "Charcoal", "#3F4347"),
        Facts("BLN", "Bleu nuit", "Midnight blue", "#1C2541", 500),
        Facts("MAR", "Bleu marine", "Navy", "#22304F", 560),
        Facts("BLR", "Bleu roi", "Royal blue", "#2A4FA2"),
        Facts("CIE", "Bleu ciel", "Sky blue", "#A9CBE3"),
        Facts("DEN", "Bleu denim", "Denim blue", "#4A6A8F", 0),
        Facts("CAN", "Bleu canard", "Teal", "#1F6470"),
        Facts("VSA", "Vert sauge", "Sage", "#9CAF94"),
        Facts("EME", "Émeraude", "Emerald", "#14684C"),
        Facts("KAK", "Kaki", "Khaki", "#6B6A45"),
        Facts("OLI", "Olive", "Olive", "#767B3C"),
        Facts("MOU", "Moutarde", "Mustard", "#C9982F"),
        Facts("COR", "Corail", "Coral", "#E6735C"),
        Facts("TER", "Terracotta", "Terracotta", "#B5573B"),
        Facts("ROU", "Rouge", "Red", "#B5202C"),
        Facts("BOR", "Bordeaux", "Burgundy", "#6A1B2D"),
        Facts("ROP", "Rose poudré", "Powder pink", "#E7C3BC"),
        Facts("LIL", "Lilas", "Lilac", "#BFA6CF"),
        Facts("PRU", "Prune", "Plum", "#57314F"),
        Facts("ORR", "Doré", "Gold", "#C9A24B", 0),
        Facts("ARG", "Argenté", "Silver", "#BFC3C8", 0),
    ]
}
