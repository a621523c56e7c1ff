import Commerce
import WebSupport

/// The shop's own words in one language; what merchants write comes from the catalogue. French typography: a no-break
/// space before a colon and inside guillemets, a narrow one before `; ! ?` and the euro sign.
struct Phrases: Sendable {
    let language: Language

    /// The words in a language.
    init(_ language: Language) { self.language = language }

    /// The one of two wordings.
    func pick(_ french: String, _ english: String) -> String { language == .french ? french : english }

    /// A count with its noun in the right number.
    func count(_ number: Int, _ french: (one: String, many: String), _ english: (one: String, many: String)) -> String {
        let noun = language == .french ? french : english
        return "\(number) " + (language.isPlural(number) ? noun.many : noun.one)
    }
}

/// What stands on every page.
extension Phrases {
    var skipToContent: String { pick("Aller au contenu", "Skip to content") }
    var home: String { pick("Accueil", "Home") }
    var categories: String { pick("Catégories", "Categories") }
    var goodToKnow: String { pick("Bon à savoir", "Good to know") }
    var menu: String { pick("Menu", "Menu") }
    var youAreHere: String { pick("Fil d’Ariane", "You are here") }
    var cart: String { pick("Panier", "Basket") }
    var shopLine: String {
        pick(
            "Vitrine, mode et accessoires pour femmes. Peu de pièces, bien choisies.",
            "Vitrine, women’s clothes and accessories. Few things, well chosen.")
    }

    /// The way to a department as a whole.
    func everything(in name: String) -> String { pick("Tout voir\u{A0}: \(name)", "All \(name)") }

    /// The line above the header.
    func promise(freeFrom amount: String?) -> String {
        let free = amount.map { pick("Livraison offerte dès \($0) · ", "Free delivery from \($0) · ") } ?? ""
        return free + pick("Retours gratuits 30 jours", "Free returns for 30 days")
    }

    /// A page's title with the shop's name behind it.
    func title(_ text: String) -> String { "\(text) | Vitrine" }
}

/// The home page.
extension Phrases {
    var homeTitle: String { pick("Mode et accessoires pour femmes", "Women’s clothes and accessories") }
    var whereToStart: String { pick("Par où commencer", "Where to start") }
    var newThings: String { pick("Nouveautés", "Just in") }
    var seeNewThings: String { pick("Voir les nouveautés", "See what is new") }
    var sameSpirit: String { pick("Dans le même esprit", "In the same spirit") }

    /// The window's sentence for a month from 1 to 12, with the line below it.
    func season(month: Int) -> (title: String, text: String) {
        switch month {
        case 3...5:
            (
                pick("Le printemps se porte léger", "Spring, lightly worn"),
                pick(
                    "Des robes, des chemises, et de quoi traverser une averse.",
                    "Dresses, shirts and a coat for showers.")
            )
        case 6...8:
            (
                pick("L’été, sans rien de trop", "Summer, nothing to spare"),
                pick("Du lin, du coton, des sandales plates.", "Linen, cotton, flat sandals.")
            )
        case 9...10:
            (
                pick("La rentrée a de l’allure", "Back in town, in style"),
                pick(
                    "Des mailles fines et des vestes qui tombent juste.", "Fine knits and jackets that fall just right."
                )
            )
        default:
            (
                pick("L’hiver se met en vitrine", "Winter is in the window"),
                pick(
                    "Des mailles, du velours et des bottines pour aller loin.",
                    "Knits, velvet, and boots made for walking.")
            )
        }
    }

    /// The house's promises: what, and how.
    func promises(freeFrom amount: String?) -> [(title: String, text: String)] {
        let days = pick("en 2 à 3 jours ouvrés", "in 2 to 3 working days")
        let delivery =
            amount.map {
                (pick("Livraison offerte", "Free delivery"), pick("dès \($0), \(days)", "from \($0), \(days)"))
            }
            ?? (pick("Livraison soignée", "Careful delivery"), days)
        return [
            delivery,
            (
                pick("30 jours pour changer d’avis", "30 days to change your mind"),
                pick("retours gratuits en point relais", "free returns at any pick-up point")
            ),
            (
                pick("Prix tout compris", "Prices as you pay them"),
                pick("la TVA est toujours dedans", "VAT is always included")
            ),
        ]
    }
}
