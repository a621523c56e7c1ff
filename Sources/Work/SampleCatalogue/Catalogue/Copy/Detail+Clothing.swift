/// Details of what is worn on the upper body.
extension Detail {
    static let ofDresses = [
        Detail(.dress, "un col boutonné", "buttoned collar") { $0.garment.neckline == .shirtCollar },
        Detail(.dress, "des poignets froncés", "gathered cuffs") { [.puff, .bell].contains($0.garment.sleeve) },
        Detail(.dress, "une fente discrète", "discreet slit") { $0.garment.hem == .slit },
        Detail(.dress, "des boutons recouverts", "covered buttons") { $0.garment.fastening == .buttons },
        Detail(.dress, "une ceinture à nouer", "tie belt") { [.belt, .wrap].contains($0.garment.waist) },
        Detail(.dress, "des poches plaquées", "patch pockets") {
            $0.type == .shirtDress || $0.form == .straight && $0.type == .dress && $0.material != .silk
        },
        Detail(.dress, "des poches dans les coutures", "pockets in the seams") {
            [.knee, .midi, .long].contains($0.garment.length) && $0.type != .jumperDress && $0.fit != .slim
        },
        Detail(.dress, "un dos légèrement dégagé", "low-cut back") {
            $0.season == .summer && ![.shirtCollar, .halter].contains($0.garment.neckline)
        },
        Detail(.dress, "une taille froncée par un élastique", "elasticated waist") { $0.garment.waist == .elastic },
        Detail(.dress, "une taille haute, juste sous la poitrine", "high waist") { $0.garment.waist == .empire },
        Detail(.dress, "un décolleté en V", "V neckline") { [.v, .deepV].contains($0.garment.neckline) },
        Detail(.dress, "une doublure légère", "light lining") {
            [.crepe, .viscose, .lace, .satin].contains($0.material) && $0.type == .dress
        },
        Detail(.dress, "des bords-côtes épais", "thick ribbed trims") { $0.type == .jumperDress },
        Detail(.dress, "des poignets à retourner", "turn-back cuffs") { $0.type == .jumperDress },
        Detail(.dress, "un zip invisible sur le côté", "invisible side zip") { $0.garment.fastening == .zip },
        Detail(.dress, "de fines bretelles réglables", "thin adjustable straps") { $0.garment.neckline == .straps },
        Detail(.dress, "des plis piqués à la taille", "pleats stitched down at the waist") { $0.form == .pleated },
        Detail(.dress, "une couture qui souligne la taille", "seam that marks the waist") { $0.garment.waist == .seam },
        Detail(.dress, "des poches italiennes", "slant pockets") { $0.type == .jumpsuit },
        Detail(.dress, "un dos en deux pans", "two-panel back") { $0.type == .dress && $0.season != .summer },
        Detail(.dress, "des pinces bien placées", "well-placed darts") {
            [.dress, .jumpsuit].contains($0.type) && $0.fit != .relaxed && $0.fit != .fluid
        },
        Detail(.dress, "une goutte boutonnée dans le dos", "buttoned keyhole at the back") {
            $0.type == .dress && [.round, .boat].contains($0.garment.neckline)
        },
        Detail(.dress, "un drapé sur la hanche", "draping at the hip") { $0.type == .dress && $0.form == .draped },
        Detail(.dress, "une patte de boutonnage cachée", "concealed button placket") { $0.type == .shirtDress },
    ]

    static let ofTops = [
        Detail(.top, "un col boutonné", "buttoned collar") { $0.garment.neckline == .shirtCollar },
        Detail(.top, "des poignets froncés", "gathered cuffs") { [.puff, .bell].contains($0.garment.sleeve) },
        Detail(.top, "des poignets à deux boutons", "two-button cuffs") {
            $0.garment.sleeve == .long && [.shirt, .blouse].contains($0.type)
        },
        Detail(.top, "un empiècement dans le dos", "back yoke") { [.shirt, .blouse].contains($0.type) },
        Detail(.top, "un ourlet arrondi", "curved hem") { [.shirt, .tunic, .tShirt].contains($0.type) },
        Detail(.top, "des fronces aux épaules", "gathers at the shoulders") {
            $0.type == .blouse && [.gathered, .relaxed, .fluid].contains($0.form)
        },
        Detail(.top, "une goutte boutonnée dans le dos", "buttoned keyhole at the back") {
            [.blouse, .top].contains($0.type) && ![.shirtCollar, .halter, .straps].contains($0.garment.neckline)
        },
        Detail(.top, "une broderie ton sur ton", "tone-on-tone embroidery") { $0.form == .embroidered },
        Detail(.top, "des boutons à l'épaule", "buttoned shoulder") { $0.type == .bretonTop && $0.form == .buttoned },
        Detail(.top, "une poche poitrine", "chest pocket") {
            $0.type == .shirt || $0.type == .tShirt && [.straight, .relaxed].contains($0.form)
        },
        Detail(.top, "de petites fentes sur les côtés", "small side slits") {
            [.tunic, .bretonTop].contains($0.type) || $0.form == .relaxed && $0.type == .tShirt
        },
        Detail(.top, "un fin bord-côte à l'encolure", "fine ribbed neckline") {
            [.tShirt, .tankTop].contains($0.type) && $0.garment.neckline != .boat
        },
        Detail(.top, "une encolure bien dégagée", "wide neckline") { [.boat, .square].contains($0.garment.neckline) },
        Detail(.top, "des emmanchures renforcées", "reinforced armholes") { $0.type == .tankTop },
        Detail(.top, "un pan à nouer sur la hanche", "panel tied at the hip") { $0.form == .wrap },
        Detail(.top, "des plis fins sur le devant", "fine pleats on the front") { $0.form == .pleated },
        Detail(.top, "des boutons recouverts", "covered buttons") { $0.garment.fastening == .buttons },
        Detail(.top, "un ourlet un peu plus long dans le dos", "hem a little longer at the back") {
            [.top, .blouse, .tunic].contains($0.type) && $0.garment.hem != .asymmetric
        },
        Detail(.top, "un ourlet en biais", "slanting hem") { $0.form == .asymmetric },
        Detail(.top, "un drapé sur le côté", "side draping") { $0.form == .draped },
        Detail(.top, "un double rang de surpiqûres", "twin topstitching") { $0.type.leaf == .tShirts },
        Detail(.top, "des coutures gansées", "bound seams") { [.top, .blouse, .tunic].contains($0.type) },
    ]

    static let ofKnitwear = [
        Detail(.knit, "des bords-côtes épais", "thick ribbed trims"),
        Detail(.knit, "un col roulé à replier", "fold-over roll neck") { $0.garment.neckline == .rollNeck },
        Detail(.knit, "des boutons façon corne", "horn-effect buttons") { $0.garment.fastening == .buttons },
        Detail(.knit, "des manches raglan", "raglan sleeves") { $0.form != .cable },
        Detail(.knit, "des épaules tombantes", "dropped shoulders") { $0.form == .relaxed },
        Detail(.knit, "des poignets longs, à retourner", "long turn-back cuffs") { $0.garment.sleeve == .long },
        Detail(.knit, "une maille ajourée sur le devant", "openwork front") { $0.form == .openwork },
        Detail(.knit, "des torsades sur le devant", "cables down the front") { $0.form == .cable },
        Detail(.knit, "une ceinture à nouer", "tie belt") { $0.form == .belted },
        Detail(.knit, "deux poches plaquées", "pair of patch pockets") { [.knitJacket, .cardigan].contains($0.type) },
        Detail(.knit, "des coutures visibles aux épaules", "visible shoulder seams"),
        Detail(.knit, "un col V finement bordé", "finely edged V-neck") { $0.garment.neckline == .v },
        Detail(.knit, "des fentes sur les côtés", "side slits") { $0.form == .long || $0.form == .relaxed },
        Detail(.knit, "une encolure bien dégagée", "wide neckline") { $0.garment.neckline == .boat },
    ]
}
