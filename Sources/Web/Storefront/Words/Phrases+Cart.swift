import Commerce
import Sales

/// The cart.
extension Phrases {
    var cartIsEmpty: String { pick("Votre panier est encore vide.", "Your basket is still empty.") }
    var fillCart: String {
        pick("Les nouveautés sont un bon endroit pour commencer.", "What is new is a good place to start.")
    }
    var goOn: String { pick("Continuer mes achats", "Go on shopping") }
    var total: String { pick("Total", "Total") }
    var subtotal: String { pick("Sous-total TTC", "Subtotal incl. VAT") }
    var delivery: String { pick("Livraison", "Delivery") }
    var free: String { pick("Offerte", "Free") }
    var deliveryLater: String { pick("Selon l’adresse", "By address") }
    var quantity: String { pick("Quantité", "Quantity") }
    var oneLess: String { pick("Un de moins", "One less") }
    var oneMore: String { pick("Un de plus", "One more") }
    var update: String { pick("Mettre à jour", "Update") }
    var remove: String { pick("Retirer", "Remove") }

    /// `dont TVA 43,13 €`.
    func vat(_ amount: String) -> String { pick("dont TVA \(amount)", "of which VAT \(amount)") }

    /// What one piece costs, where there are several.
    func each(_ amount: String) -> String { pick("\(amount) pièce", "\(amount) each") }

    /// How much is missing for free delivery.
    func missing(_ amount: String) -> String {
        pick("Plus que \(amount) pour la livraison offerte.", "Only \(amount) more for free delivery.")
    }
}

/// What the next page says after an act.
extension Phrases {
    var cartIsUpToDate: String { pick("Le panier est à jour.", "Your basket is up to date.") }
    var lineIsGone: String { pick("L’article est retiré du panier.", "The item has been removed from your basket.") }

    var undo: String { pick("Annuler", "Undo") }

    /// That a product has been taken out of the cart.
    func removed(_ name: String) -> String {
        pick("«\u{A0}\(name)\u{A0}» est retiré du panier.", "“\(name)” has been removed from your basket.")
    }

    /// That a product is in the cart.
    func added(_ name: String) -> String {
        pick("«\u{A0}\(name)\u{A0}» est dans votre panier.", "“\(name)” is in your basket.")
    }

    /// Why the cart did not take it. `name` is the product's, where it is known.
    func sentence(for error: CartError, about name: String?) -> String {
        let thing = name.map { pick("«\u{A0}\($0)\u{A0}»", "“\($0)”") }
        switch error {
        case .noSuchCart, .noSuchLine, .noSuchProduct, .failed:
            return pick("Cela n’a pas abouti. Essayez encore.", "That did not work. Please try again.")
        case .notAvailable:
            let subject = thing ?? pick("Cet article", "This item")
            return pick("\(subject) n’est plus disponible.", "\(subject) is no longer available.")
        case .optionsMissing:
            return pick(
                "Choisissez d’abord la couleur et la taille.", "Please choose a colour and a size first.")
        case .outOfStock:
            let subject = thing ?? pick("Cet article", "This item")
            return pick("\(subject) est épuisé dans cette version.", "\(subject) is sold out in this version.")
        case .notEnough(_, let onHand):
            let subject = thing.map { " " + $0 } ?? ""
            return pick("Il ne reste que \(onHand)\(subject) en stock.", "Only \(onHand)\(subject) left in stock.")
        case .notWhole:
            return pick("La quantité est un nombre entier.", "The quantity must be a whole number.")
        case .tooMany:
            return pick("C’est trop à la fois pour un seul article.", "That is too many of one item.")
        case .tooFew(let least):
            return pick("Cet article se vend à partir de \(least).", "The fewest you can buy is \(least).")
        case .notInSteps(let step):
            return pick("Cet article se vend par multiples de \(step).", "This item is sold in multiples of \(step).")
        case .requiredOptionMissing:
            return pick("Complétez d’abord les options de l’article.", "Please fill in the item’s options first.")
        case .optionTextTooLong:
            return pick("Le texte est trop long.", "The text is too long.")
        case .optionNotAvailable:
            return pick("Une des options n’est plus proposée.", "One of the options is no longer offered.")
        case .tooManyLines:
            return pick(
                "Le panier est plein\u{A0}: 100 articles différents.", "Your basket is full: 100 different items.")
        }
    }
}
