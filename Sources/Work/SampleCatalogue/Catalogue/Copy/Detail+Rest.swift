/// Details of skirts, trousers, coats and of what is worn with them.
extension Detail {
    static let ofBottoms = [
        Detail(.bottom, "une taille haute", "high waist"),
        Detail(.bottom, "des plis creux", "inverted pleats") { $0.form == .pleated },
        Detail(.bottom, "une fente discrète", "discreet slit") { $0.garment.hem == .slit },
        Detail(.bottom, "des boutons sur toute la longueur", "buttons all the way down") { $0.form == .buttoned },
        Detail(.bottom, "une taille élastiquée dans le dos", "elasticated back waist") {
            [.elastic].contains($0.garment.waist) || $0.form == .relaxed && $0.type != .jeans
        },
        Detail(.bottom, "des poches italiennes", "slant pockets") { [.trousers, .shorts].contains($0.type) },
        Detail(.bottom, "un pli marqué sur le devant", "pressed front crease") {
            $0.type == .trousers && [.straight, .tapered, .short].contains($0.form)
                && ![.velvet, .corduroy].contains($0.material)
        },
        Detail(.bottom, "des surpiqûres contrastées", "contrast stitching") { $0.material == .denim },
        Detail(.bottom, "une ceinture à nouer", "tie belt") { $0.form == .belted },
        Detail(.bottom, "un zip invisible", "invisible zip") { $0.garment.fastening == .zip },
        Detail(.bottom, "une doublure légère", "light lining") {
            $0.type == .skirt && [.viscose, .crepe, .satin, .tweed].contains($0.material)
        },
        Detail(.bottom, "un ourlet brut", "raw hem") { $0.type == .jeans && [.short, .flared].contains($0.form) },
        Detail(.bottom, "un empiècement aux hanches", "hip yoke") { $0.type == .skirt && $0.form != .wrapOver },
        Detail(.bottom, "un pan qui se noue à la taille", "panel tied at the waist") { $0.form == .wrapOver },
        Detail(.bottom, "un revers à l'ourlet", "turn-up hem") {
            [.shorts, .trousers].contains($0.type) && [.straight, .relaxed, .pleated].contains($0.form)
        },
        Detail(.bottom, "cinq poches bien placées", "five well-placed pockets") { $0.type == .jeans },
    ]

    static let ofCoats = [
        Detail(.coat, "une doublure contrastée", "contrast lining") { $0.material != .denim },
        Detail(.coat, "des poches plaquées", "patch pockets") { [.jacket, .coat].contains($0.type) },
        Detail(.coat, "des pattes d'épaule", "shoulder flaps") { $0.type == .trench },
        Detail(.coat, "une boucle de ceinture gainée", "covered belt buckle") { $0.garment.waist == .belt },
        Detail(.coat, "un col montant bien chaud", "warm stand collar") { $0.type == .puffer },
        Detail(.coat, "une capuche amovible", "detachable hood") { $0.type == .puffer },
        Detail(.coat, "des poignets resserrés", "snug cuffs") { $0.type == .puffer },
        Detail(.coat, "une double rangée de boutons", "double row of buttons") { $0.garment.fastening == .doubleRow },
        Detail(.coat, "une fente au dos", "back vent") { [.coat, .blazer, .trench].contains($0.type) },
        Detail(.coat, "des poches à rabat", "flap pockets") { [.blazer, .jacket].contains($0.type) },
        Detail(.coat, "des surpiqûres contrastées", "contrast stitching") { $0.material == .denim },
        Detail(.coat, "des bords effilochés", "frayed edges") { $0.material == .tweed && $0.type == .jacket },
        Detail(.coat, "une poche intérieure zippée", "zipped inside pocket") {
            [.coat, .puffer, .trench].contains($0.type)
        },
        Detail(.coat, "des boutons recouverts", "covered buttons") { $0.garment.fastening == .buttons },
    ]

    static let ofShoes = [
        Detail(.shoe, "un bout pointu bien dessiné", "neatly drawn pointed toe") { $0.form == .pointed },
        Detail(.shoe, "un zip sur le côté", "side zip") { $0.garment.fastening == .zip },
        Detail(.shoe, "une bride réglable", "adjustable strap") { $0.type == .sandals },
        Detail(.shoe, "une semelle souple", "flexible sole") { $0.garment.heel == .flat },
        Detail(.shoe, "une semelle intérieure matelassée", "padded insole"),
        Detail(.shoe, "un contrefort renforcé", "reinforced heel counter") { [.boots, .trainers].contains($0.type) },
        Detail(.shoe, "un tirant au talon", "pull tab at the heel") { $0.type.leaf == .boots },
        Detail(.shoe, "un nœud discret", "discreet bow") { $0.type == .balletFlats },
        Detail(.shoe, "une boucle gainée", "covered buckle") { $0.type == .sandals && $0.form != .lacedUp },
        Detail(.shoe, "des brides tressées", "woven straps") { $0.type == .sandals && $0.form == .woven },
        Detail(.shoe, "un talon bloc stable", "steady block heel") { [.low, .mid].contains($0.garment.heel) },
        Detail(.shoe, "des perforations fines", "fine perforations") { $0.form == .openwork },
        Detail(.shoe, "des lacets ronds", "round laces") { $0.form == .lacedUp },
        Detail(.shoe, "un plateau cousu", "stitched apron") { $0.type == .loafers },
        Detail(.shoe, "un talon fin", "slim heel") { $0.type == .pumps },
        Detail(.shoe, "une semelle crantée", "ridged sole") { $0.type.leaf == .boots && $0.form != .pointed },
    ]

    static let ofBags = [
        Detail(.bag, "une bandoulière amovible", "detachable shoulder strap") { $0.type != .tote },
        Detail(.bag, "une poche intérieure zippée", "zipped inside pocket"),
        Detail(.bag, "un fermoir aimanté", "magnetic clasp") { $0.type != .tote },
        Detail(.bag, "des anses à porter à l'épaule", "shoulder-length handles") { $0.type == .tote },
        Detail(.bag, "une dragonne", "wrist loop") { $0.type == .clutch },
        Detail(.bag, "un fond renforcé", "reinforced base") { $0.type != .clutch },
        Detail(.bag, "un surpiquage en losanges", "diamond stitching") { $0.form == .quilted },
        Detail(.bag, "un tressage serré", "close weave") { $0.form == .woven },
        Detail(.bag, "deux compartiments", "pair of compartments") { $0.type == .bag },
        Detail(.bag, "un rabat souple", "soft flap") { $0.type == .bag },
        Detail(.bag, "une pochette assortie", "matching pouch") { $0.type == .tote },
        Detail(.bag, "une doublure à motif", "patterned lining") { $0.form != .reversible },
    ]

    static let ofScarves = [
        Detail(.scarf, "des franges fines", "fine fringe") { [.scarf, .stole].contains($0.type) },
        Detail(.scarf, "une bordure contrastée", "contrast border") { $0.type == .silkScarf },
        Detail(.scarf, "des bords roulottés", "rolled edges") { [.silkScarf, .stole].contains($0.type) },
        Detail(.scarf, "un format généreux", "generous size") {
            [.long, .relaxed].contains($0.form) && $0.type != .beanie
        },
        Detail(.scarf, "des torsades en relief", "raised cables") { $0.form == .cable },
        Detail(.scarf, "un revers côtelé", "ribbed turn-up") { $0.type == .beanie },
        Detail(.scarf, "une boucle gainée", "covered buckle") { $0.type == .belt },
        Detail(.scarf, "une boucle mate", "matt buckle") { $0.type == .belt },
        Detail(.scarf, "un passant cousu", "stitched loop") { $0.type == .belt },
        Detail(.scarf, "un motif placé avec soin", "carefully placed print") { $0.form == .printed },
        Detail(.scarf, "un plissé permanent", "permanent pleat") { $0.form == .pleated },
        Detail(.scarf, "des points de broderie fins", "fine embroidery stitches") { $0.form == .embroidered },
        Detail(.scarf, "des côtes larges", "wide ribs") { $0.form == .ribbed },
        Detail(.scarf, "une bordure piquée main", "hand-stitched edge") {
            $0.type == .silkScarf && $0.form != .pleated
        },
        Detail(.scarf, "une forme bien couvrante", "close, covering shape") { $0.type == .beanie },
    ]

    static let ofJewels = [
        Detail(.jewel, "une chaîne réglable", "adjustable chain") { $0.type == .necklace },
        Detail(.jewel, "un fermoir à mousqueton", "lobster clasp") { $0.type == .necklace },
        Detail(.jewel, "une surface martelée", "hammered surface") { $0.form == .hammered },
        Detail(.jewel, "un pendentif lisse", "smooth pendant") { $0.type == .necklace && $0.form != .cable },
        Detail(.jewel, "des maillons torsadés", "twisted links") { $0.form == .cable && $0.type != .earrings },
        Detail(.jewel, "une finition miroir", "mirror finish") { $0.form != .hammered },
        Detail(.jewel, "des bords arrondis", "rounded edges") { $0.type == .bracelet },
        Detail(.jewel, "des tiges en acier inoxydable", "stainless steel posts") { $0.type == .earrings },
        Detail(.jewel, "une ouverture ajustable", "adjustable opening") { $0.type == .bracelet },
        Detail(.jewel, "une attache discrète", "discreet fastening") { $0.type == .earrings },
        Detail(.jewel, "une goutte mobile", "swinging drop") { $0.type == .earrings && $0.form == .long },
        Detail(.jewel, "un éclat qui dure", "lasting shine"),
    ]
}
