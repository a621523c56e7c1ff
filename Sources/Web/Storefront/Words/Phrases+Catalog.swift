import Catalog

/// Category pages and cards.
extension Phrases {
    var filter: String { pick("Filtrer", "Filter") }
    var sort: String { pick("Trier", "Sort") }
    var pages: String { pick("Pages", "Pages") }
    var previousPage: String { pick("Précédente", "Previous") }
    var nextPage: String { pick("Suivante", "Next") }
    var saleFrom: String { pick("Prix promotionnel ", "Sale price ") }
    var insteadOf: String { pick("au lieu de ", "was ") }
    var new: String { pick("Nouveau", "New") }
    var nothingMatches: String {
        pick(
            "Rien ne correspond à ces choix. Retirez-en un et d’autres pièces reviendront en rayon.",
            "Nothing matches these choices. Take one away and more will come back.")
    }
    var pastLastPage: String {
        pick("Vous êtes allée plus loin que la dernière page.", "You have gone past the last page.")
    }
    var shelfIsEmpty: String {
        pick("Ce rayon se remplit\u{A0}: revenez bientôt.", "This shelf is being filled: come back soon.")
    }
    var firstPage: String { pick("Revenir à la première page", "Back to the first page") }
    var clearFilters: String { pick("Tout effacer", "Clear all") }
    var soldOutBadge: String { pick("Épuisé", "Sold out") }

    var price: String { pick("Prix", "Price") }
    var priceFrom: String { pick("De (€)", "From (€)") }
    var priceTo: String { pick("À (€)", "To (€)") }
    var apply: String { pick("OK", "OK") }
    var offers: String { pick("Offres", "Offers") }
    var onSale: String { pick("En promotion", "On sale") }
    var yes: String { pick("Oui", "Yes") }
    var no: String { pick("Non", "No") }

    /// A span of prices without a lower end.
    func priceUnder(_ amount: String) -> String { pick("Moins de \(amount)", "Under \(amount)") }

    /// A span of prices without an upper end.
    func priceOver(_ amount: String) -> String { pick("\(amount) et plus", "\(amount) and over") }

    /// A span of prices; the upper end is not part of it.
    func priceBetween(_ low: String, _ high: String) -> String { pick("\(low) à \(high)", "\(low) to \(high)") }

    /// `page 2`.
    func page(_ number: Int) -> String { pick("page \(number)", "page \(number)") }

    /// `24 articles`.
    func articles(_ count: Int) -> String { self.count(count, ("article", "articles"), ("item", "items")) }

    /// `Voir 24 articles`.
    func show(_ count: Int) -> String { pick("Voir ", "Show ") + articles(count) }

    /// `3 tailles restantes`.
    func sizesLeft(_ count: Int) -> String {
        self.count(count, ("taille restante", "tailles restantes"), ("size left", "sizes left"))
    }

    /// `3 coloris`.
    func colours(_ count: Int) -> String { self.count(count, ("coloris", "coloris"), ("colour", "colours")) }

    /// A chosen filter as its chip reads it out.
    func remove(_ label: String) -> String { pick("Retirer le filtre \(label)", "Remove the filter \(label)") }

    /// What a picture shows.
    func picture(of name: String, colour: String?) -> String {
        guard let colour else { return name }
        return pick("\(name), coloris \(colour)", "\(name) in \(colour)")
    }

    /// An order of a category page.
    func name(of sort: ListingSort) -> String {
        switch sort {
        case .position: pick("Nos préférés", "Our favourites")
        case .name: pick("De A à Z", "From A to Z")
        case .priceAscending: pick("Prix croissant", "Price, low to high")
        case .priceDescending: pick("Prix décroissant", "Price, high to low")
        case .newest: pick("Nouveautés", "Newest")
        }
    }
}

/// Product pages.
extension Phrases {
    var vatIncluded: String { pick("TTC", "incl. VAT") }
    var addToCart: String { pick("Ajouter au panier", "Add to basket") }
    var soldOut: String { pick("Épuisé pour le moment", "Sold out for now") }
    var unavailable: String { pick("Épuisée", "Sold out") }
    var sizeGuide: String { pick("Guide des tailles", "Size guide") }
    var size: String { pick("Taille", "Size") }
    var measuresInCentimetres: String {
        pick(
            "Mesures du corps en centimètres. Entre deux tailles, regardez la coupe.",
            "Body measures in centimetres. Between two sizes, look at the fit.")
    }
    var pictures: String { pick("Photos", "Pictures") }
    var inStock: String { pick("En stock", "In stock") }
    var description: String { pick("Description", "Description") }
    var details: String { pick("Matière et entretien", "Fabric and care") }
    var deliveryAndReturns: String { pick("Livraison et retours", "Delivery and returns") }

    /// A picture after the first.
    func furtherPicture(of name: String, _ number: Int) -> String {
        pick("\(name), vue \(number)", "\(name), view \(number)")
    }

    /// The lowest price of the 30 days before a reduction, as the law asks for.
    func lowest(_ amount: String) -> String {
        pick(
            "Prix le plus bas des 30 jours avant la baisse\u{A0}: \(amount)",
            "Lowest price of the 30 days before the reduction: \(amount)")
    }

    /// The same in short, for a card.
    func lowestInShort(_ amount: String) -> String {
        pick("Plus bas sur 30 jours\u{A0}: \(amount)", "30-day lowest: \(amount)")
    }

    /// What is left of a variant, when it is little.
    func fewLeft(_ pieces: String) -> String { pick("Plus que \(pieces) en stock", "Only \(pieces) left in stock") }

    /// When and for how much things arrive.
    func delivery(freeFrom amount: String?) -> String {
        let free = amount.map { pick(" · Livraison offerte dès \($0)", " · Free delivery from \($0)") } ?? ""
        return pick(
            "Chez vous en 2 à 3 jours ouvrés\(free) · Retours gratuits pendant 30 jours",
            "With you in 2 to 3 working days\(free) · Free returns for 30 days")
    }

    /// What is still to be chosen, by the attribute's label.
    func choose(_ label: String, code: String) -> String {
        switch code {
        case "size": pick("Choisissez une taille", "Choose a size")
        case "color": pick("Choisissez une couleur", "Choose a colour")
        default: pick("Choisissez\u{A0}: \(label.lowercased())", "Choose: \(label.lowercased())")
        }
    }
}
