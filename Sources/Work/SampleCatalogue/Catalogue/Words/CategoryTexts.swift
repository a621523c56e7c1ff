/// What a category is called and says of itself.
public struct CategoryTexts: Sendable {
    /// The menu's label, and the end of its address.
    public let name: Bilingual
    public let urlKey: Bilingual
    /// Two sentences, and the title for search engines.
    public let description: Bilingual
    public let metaTitle: Bilingual

    private init(_ name: Bilingual, _ urlKey: Bilingual, _ description: Bilingual, title metaTitle: Bilingual) {
        (self.name, self.urlKey, self.description, self.metaTitle) = (name, urlKey, description, metaTitle)
    }
}

extension Department {
    /// Its texts.
    public var texts: CategoryTexts {
        switch self {
        case .clothing: CategoryTexts.clothing
        case .shoes: CategoryTexts.shoes
        case .accessories: CategoryTexts.accessories
        }
    }
}

extension Leaf {
    /// Its texts.
    public var texts: CategoryTexts { CategoryTexts.leaves[rawValue] }

    /// Its path from the root, in the words of the default scope.
    public var path: String { "\(department.path)/\(texts.name.french)" }
}

extension Department {
    /// Its path from the root, in the words of the default scope.
    public var path: String { "Boutique/\(texts.name.french)" }
}

extension CategoryTexts {
    fileprivate static let clothing = CategoryTexts(
        Bilingual("Vêtements", "Clothing"), Bilingual("vetements", "clothing"),
        Bilingual(
            "Robes, pulls, jupes et pantalons : une garde-robe faite pour durer. Chaque pièce va avec les autres.",
            "Dresses, jumpers, skirts and trousers: a wardrobe made to last. Every piece goes with the others."),
        title: Bilingual("Vêtements femme : robes, pulls, pantalons", "Women's clothing: dresses, knitwear, trousers"))
    fileprivate static let shoes = CategoryTexts(
        Bilingual("Chaussures", "Shoes"), Bilingual("chaussures", "shoes"),
        Bilingual(
            "Du cuir qui se patine et des talons sur lesquels on marche vraiment. Du 36 au 41.",
            "Leather that ages well and heels you can really walk in. From 36 to 41."),
        title: Bilingual("Chaussures femme : bottines, sandales, baskets", "Women's shoes: boots, sandals, trainers"))
    fileprivate static let accessories = CategoryTexts(
        Bilingual("Accessoires", "Accessories"), Bilingual("accessoires", "accessories"),
        Bilingual(
            "Le sac, le foulard, le bijou : ce qui finit une tenue. Et de quoi faire un cadeau.",
            "The bag, the scarf, the jewel: what finishes an outfit. And something to give."),
        title: Bilingual("Accessoires femme : sacs, foulards, bijoux", "Women's accessories: bags, scarves, jewellery"))

    /// In the order of the cases of `Leaf`.
    fileprivate static let leaves: [CategoryTexts] = [
        CategoryTexts(
            Bilingual("Robes", "Dresses"), Bilingual("robes", "dresses"),
            Bilingual(
                "Courtes, midi ou longues, elles se portent du matin au soir. Une robe, des bottines, et c'est fait.",
                "Short, midi or long, they work from morning to night. A dress, ankle boots, and you are dressed."),
            title: Bilingual("Robes femme : courtes, midi et longues", "Women's dresses: short, midi and long")),
        CategoryTexts(
            Bilingual("Hauts & chemisiers", "Tops & blouses"), Bilingual("hauts-chemisiers", "tops-blouses"),
            Bilingual(
                "Blouses froncées, chemises amples et hauts croisés. Changez d'allure sans changer de pantalon.",
                "Gathered blouses, relaxed shirts and wrap tops. A new look without new trousers."),
            title: Bilingual("Hauts femme : blouses, chemises, tuniques", "Women's tops: blouses, shirts, tunics")),
        CategoryTexts(
            Bilingual("T-shirts & débardeurs", "T-shirts & tanks"), Bilingual("t-shirts-debardeurs", "t-shirts-tanks"),
            Bilingual(
                "Du coton doux, des coupes justes et des marinières comme il faut. Les basiques qui font le reste.",
                "Soft cotton, well-judged cuts and proper Breton tops. The basics that do the rest."),
            title: Bilingual("T-shirts femme : unis, imprimés, marinières", "Women's T-shirts: plain and printed")),
        CategoryTexts(
            Bilingual("Pulls & gilets", "Knitwear"), Bilingual("pulls-gilets", "knitwear"),
            Bilingual(
                "Mérinos, cachemire et grosses torsades pour les jours froids. Ils tiennent chaud et ne grattent pas.",
                "Merino, cashmere and chunky cables for cold days. They keep you warm and do not itch."),
            title: Bilingual("Pulls et gilets femme : mérinos, cachemire", "Women's knitwear: merino and cashmere")),
        CategoryTexts(
            Bilingual("Jupes", "Skirts"), Bilingual("jupes", "skirts"),
            Bilingual(
                "Plissées, droites ou portefeuille, au genou ou plus bas. Elles aiment les pulls comme les chemises.",
                "Pleated, straight or wrap-over, to the knee or below. They like jumpers as much as shirts."),
            title: Bilingual("Jupes femme : plissées, droites, midi", "Women's skirts: pleated, straight, midi")),
        CategoryTexts(
            Bilingual("Pantalons", "Trousers"), Bilingual("pantalons", "trousers"),
            Bilingual(
                "Fluides, fuselés ou en velours côtelé : des coupes qui laissent bouger. Avec de vraies poches.",
                "Fluid, tapered or in corduroy: cuts that let you move. With real pockets."),
            title: Bilingual("Pantalons femme : fluides, droits, fuselés", "Women's trousers: fluid, straight, tapered")
        ),
        CategoryTexts(
            Bilingual("Jeans", "Jeans"), Bilingual("jeans", "jeans"),
            Bilingual(
                "Droits, évasés ou ajustés, dans un denim qui tient et qui s'assouplit. Du 24 au 32.",
                "Straight, flared or slim, in denim that holds and softens. From 24 to 32."),
            title: Bilingual("Jeans femme : droits, évasés, ajustés", "Women's jeans: straight, flared, slim")),
        CategoryTexts(
            Bilingual("Vestes & manteaux", "Jackets & coats"), Bilingual("vestes-manteaux", "jackets-coats"),
            Bilingual(
                "Du blazer de mi-saison à la doudoune d'hiver, bien coupés et bien doublés. On les garde longtemps.",
                "From the mid-season blazer to the winter puffer, well cut and well lined. They stay for years."),
            title: Bilingual(
                "Vestes et manteaux femme : blazers, trenchs", "Women's jackets & coats: blazers, trenches")),
        CategoryTexts(
            Bilingual("Combinaisons", "Jumpsuits"), Bilingual("combinaisons", "jumpsuits"),
            Bilingual(
                "Une seule pièce, et la tenue est complète. Fluides, ceinturées ou croisées, elles vont partout.",
                "One piece, and the outfit is complete. Fluid, belted or wrapped, they go everywhere."),
            title: Bilingual("Combinaisons femme : fluides et ceinturées", "Women's jumpsuits: fluid and belted")),
        CategoryTexts(
            Bilingual("Bottes & bottines", "Boots"), Bilingual("bottes-bottines", "boots"),
            Bilingual(
                "Plates, lacées, pointues ou hautes jusqu'au genou. La pluie peut venir.",
                "Flat, lace-up, pointed or knee-high. Let it rain."),
            title: Bilingual("Bottes et bottines femme en cuir", "Women's leather boots and ankle boots")),
        CategoryTexts(
            Bilingual("Sandales & souliers", "Sandals & shoes"), Bilingual("sandales-souliers", "sandals-shoes"),
            Bilingual(
                "Des sandales pour l'été, des mocassins pour le reste du temps. Des escarpins pour les grands soirs.",
                "Sandals for summer, loafers for the rest of the time. And pumps for the big nights."),
            title: Bilingual("Sandales, escarpins et mocassins femme", "Women's sandals, pumps and loafers")),
        CategoryTexts(
            Bilingual("Sacs", "Bags"), Bilingual("sacs", "bags"),
            Bilingual(
                "Cabas pour le jour, pochettes pour le soir. Du cuir souple et du raphia bien tressé.",
                "Totes for the day, clutches for the night. Soft leather and well-woven raffia."),
            title: Bilingual(
                "Sacs femme : cabas, pochettes, sacs en cuir", "Women's bags: totes, clutches, leather bags")),
        CategoryTexts(
            Bilingual("Foulards & ceintures", "Scarves & belts"), Bilingual("foulards-ceintures", "scarves-belts"),
            Bilingual(
                "Soie, laine et cachemire à nouer, cuir tressé à boucler. Un détail, et tout change.",
                "Silk, wool and cashmere to tie, woven leather to buckle. One detail changes everything."),
            title: Bilingual("Foulards, écharpes et ceintures femme", "Women's scarves, stoles and belts")),
        CategoryTexts(
            Bilingual("Bijoux", "Jewellery"), Bilingual("bijoux", "jewellery"),
            Bilingual(
                "Des lignes fines, dorées à l'or fin ou en acier. À porter tous les jours.",
                "Fine lines, gold-plated or in steel. For every day."),
            title: Bilingual(
                "Bijoux femme : colliers, bracelets, boucles", "Women's jewellery: necklaces, bracelets")),
    ]
}
