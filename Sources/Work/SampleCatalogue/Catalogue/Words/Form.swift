/// A form word: the adjective that a product's name carries, with its four French forms written out.
public enum Form: Int, CaseIterable, Sendable {
    case straight, flared, fitted, fluid, draped, pleated, wrap, asymmetric, long, short, midi, belted, relaxed,
        striped, buttoned, ribbed, slim, cable, embroidered, gathered, printed, openwork, wrapOver, tapered, quilted,
        flat, pointed, lacedUp, woven, patent, soft, reversible, wide, slender, hammered

    /// The French word for one masculine or feminine thing, or for several.
    public func french(_ grammar: Grammar) -> String {
        let forms = Form.table[rawValue].forms
        return switch grammar {
        case .masculine: forms.0
        case .feminine: forms.1
        case .masculinePlural: forms.2
        case .femininePlural: forms.3
        }
    }

    /// The English word, which for some things is another than for most.
    public func english(for type: GarmentType) -> String {
        switch (self, type) {
        case (.short, .tShirt), (.short, .bretonTop), (.short, .jumper), (.short, .cardigan): "crop"
        case (.short, .trousers), (.short, .jeans): "cropped"
        case (.cable, .necklace), (.cable, .bracelet), (.cable, .earrings): "twisted"
        case (.wrap, .blazer), (.wrap, .coat), (.wrap, .trench): "double-breasted"
        case (.wrap, .sandals): "cross-strap"
        case (.relaxed, .scarf), (.relaxed, .stole): "oversized"
        case (.relaxed, .beanie): "slouchy"
        case (.straight, .bag): "structured"
        case (.openwork, .trainers): "perforated"
        case (.flat, .balletFlats): "classic"
        default: Form.table[rawValue].english
        }
    }

    private struct Words {
        let forms: (String, String, String, String)
        let english: String

        init(_ forms: (String, String, String, String), _ english: String) {
            (self.forms, self.english) = (forms, english)
        }
    }

    /// In the order of the cases: masculine, feminine, masculine plural, feminine plural.
    private static let table: [Words] = [
        Words(("droit", "droite", "droits", "droites"), "straight"),
        Words(("évasé", "évasée", "évasés", "évasées"), "flared"),
        Words(("cintré", "cintrée", "cintrés", "cintrées"), "fitted"),
        Words(("fluide", "fluide", "fluides", "fluides"), "fluid"),
        Words(("drapé", "drapée", "drapés", "drapées"), "draped"),
        Words(("plissé", "plissée", "plissés", "plissées"), "pleated"),
        Words(("croisé", "croisée", "croisés", "croisées"), "wrap"),
        Words(("asymétrique", "asymétrique", "asymétriques", "asymétriques"), "asymmetric"),
        Words(("long", "longue", "longs", "longues"), "long"),
        Words(("court", "courte", "courts", "courtes"), "short"),
        Words(("midi", "midi", "midi", "midi"), "midi"),
        Words(("ceinturé", "ceinturée", "ceinturés", "ceinturées"), "belted"),
        Words(("ample", "ample", "amples", "amples"), "relaxed"),
        Words(("rayé", "rayée", "rayés", "rayées"), "striped"),
        Words(("boutonné", "boutonnée", "boutonnés", "boutonnées"), "button-front"),
        Words(("côtelé", "côtelée", "côtelés", "côtelées"), "ribbed"),
        Words(("ajusté", "ajustée", "ajustés", "ajustées"), "slim"),
        Words(("torsadé", "torsadée", "torsadés", "torsadées"), "cable-knit"),
        Words(("brodé", "brodée", "brodés", "brodées"), "embroidered"),
        Words(("froncé", "froncée", "froncés", "froncées"), "gathered"),
        Words(("imprimé", "imprimée", "imprimés", "imprimées"), "printed"),
        Words(("ajouré", "ajourée", "ajourés", "ajourées"), "openwork"),
        Words(("portefeuille", "portefeuille", "portefeuille", "portefeuille"), "wrap-over"),
        Words(("fuselé", "fuselée", "fuselés", "fuselées"), "tapered"),
        Words(("matelassé", "matelassée", "matelassés", "matelassées"), "quilted"),
        Words(("plat", "plate", "plats", "plates"), "flat"),
        Words(("pointu", "pointue", "pointus", "pointues"), "pointed"),
        Words(("lacé", "lacée", "lacés", "lacées"), "lace-up"),
        Words(("tressé", "tressée", "tressés", "tressées"), "woven"),
        Words(("verni", "vernie", "vernis", "vernies"), "patent"),
        Words(("souple", "souple", "souples", "souples"), "soft"),
        Words(("réversible", "réversible", "réversibles", "réversibles"), "reversible"),
        Words(("large", "large", "larges", "larges"), "wide"),
        Words(("fin", "fine", "fins", "fines"), "slender"),
        Words(("martelé", "martelée", "martelés", "martelées"), "hammered"),
    ]
}
