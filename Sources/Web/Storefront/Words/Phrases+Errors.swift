/// Pages for what went wrong: a sentence that a person would say, and a way on.
extension Phrases {
    /// Title, text and the label of the way on for a status.
    func error(_ status: Int) -> (title: String, text: String, wayOn: String) {
        switch status {
        case 403:
            (
                pick("Cette demande vient d’un autre site", "This request came from another site"),
                pick(
                    "Par prudence, rien n’a été changé. Revenez en arrière et recommencez depuis la boutique.",
                    "To be safe, nothing was changed. Go back and try again from within the shop."),
                pick("Aller au panier", "Go to the basket")
            )
        case 404:
            (
                pick("Cette page n’est plus en vitrine", "This page is no longer in the window"),
                pick(
                    "Le lien est peut-être ancien, ou l’article est parti. Les autres vous attendent.",
                    "The link may be old, or the item is gone. The others are waiting for you."),
                pick("Retourner à l’accueil", "Back to the home page")
            )
        case 429, 503:
            (
                pick("Beaucoup de monde en ce moment", "The shop is very busy"),
                pick(
                    "La page n’a pas pu être servie. Rien n’est perdu\u{A0}: essayez encore dans quelques secondes.",
                    "The page could not be served. Nothing is lost: please try again in a few seconds."),
                pick("Retourner à l’accueil", "Back to the home page")
            )
        case 405, 400..<500:
            (
                pick("Cette demande n’a pas été comprise", "This request was not understood"),
                pick("Reprenez depuis l’accueil, tout y est.", "Start again from the home page: it is all there."),
                pick("Retourner à l’accueil", "Back to the home page")
            )
        default:
            (
                pick("Quelque chose s’est décousu", "Something came apart at the seams"),
                pick(
                    "La faute est de notre côté et elle est notée. Essayez encore dans un moment.",
                    "The fault is ours and it has been noted. Please try again in a moment."),
                pick("Retourner à l’accueil", "Back to the home page")
            )
        }
    }
}
