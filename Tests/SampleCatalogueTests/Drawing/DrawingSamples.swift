import SampleCatalogue

/// The 30 colours of the sample shop.
let colours: [(code: String, hex: String)] = [
    ("NOI", "#1A1A1C"), ("BLC", "#F7F6F2"), ("ECR", "#EDE4D0"), ("IVO", "#F3EBDD"), ("BEI", "#D6C3A5"),
    ("CAM", "#B98248"), ("TAU", "#8A7B6B"), ("CHO", "#4E342A"), ("GRC", "#C7C8CA"), ("GRA", "#3F4347"),
    ("BLN", "#1C2541"), ("MAR", "#22304F"), ("BLR", "#2A4FA2"), ("CIE", "#A9CBE3"), ("DEN", "#4A6A8F"),
    ("CAN", "#1F6470"), ("VSA", "#9CAF94"), ("EME", "#14684C"), ("KAK", "#6B6A45"), ("OLI", "#767B3C"),
    ("MOU", "#C9982F"), ("COR", "#E6735C"), ("TER", "#B5573B"), ("ROU", "#B5202C"), ("BOR", "#6A1B2D"),
    ("ROP", "#E7C3BC"), ("LIL", "#BFA6CF"), ("PRU", "#57314F"), ("ORR", "#C9A24B"), ("ARG", "#BFC3C8"),
]

/// The leaves of the category tree, by the types that they hold.
let leaves: [[GarmentType]] = [
    [.dress, .shirtDress, .jumperDress], [.blouse, .shirt, .tunic, .top], [.tShirt, .tankTop, .bretonTop],
    [.jumper, .knitJacket, .cardigan], [.skirt], [.trousers, .shorts], [.jeans],
    [.jacket, .blazer, .coat, .trench, .puffer], [.jumpsuit], [.boots, .ankleBoots],
    [.sandals, .pumps, .balletFlats, .loafers, .trainers], [.bag, .tote, .clutch],
    [.silkScarf, .scarf, .stole, .belt, .beanie], [.necklace, .bracelet, .earrings],
]

/// A garment of this type as most of its kind are.
func usual(_ type: GarmentType, seed: UInt64 = 7) -> Garment {
    var garment = Garment(type: type, seed: seed)
    switch type {
    case .dress: (garment.sleeve, garment.waist, garment.length, garment.hem) = (.short, .belt, .midi, .flared)
    case .shirtDress: (garment.sleeve, garment.waist, garment.length) = (.long, .belt, .midi)
    case .jumperDress: (garment.sleeve, garment.length, garment.texture) = (.long, .knee, .rib)
    case .blouse: (garment.sleeve, garment.fastening) = (.puff, .tie)
    case .shirt: (garment.sleeve, garment.fastening) = (.long, .buttons)
    case .tunic: (garment.sleeve, garment.length) = (.threeQuarter, .short)
    case .top: (garment.neckline, garment.sleeve, garment.waist) = (.wrap, .short, .wrap)
    case .tShirt: garment.sleeve = .short
    case .bretonTop: (garment.sleeve, garment.pattern) = (.threeQuarter, .stripes)
    case .jumper: (garment.sleeve, garment.texture) = (.long, .cable)
    case .knitJacket: (garment.sleeve, garment.length, garment.texture) = (.long, .long, .rib)
    case .cardigan: (garment.sleeve, garment.neckline, garment.fastening) = (.long, .v, .buttons)
    case .skirt: (garment.length, garment.hem) = (.midi, .pleated)
    case .trousers: garment.length = .long
    case .jeans: (garment.length, garment.texture) = (.long, .denim)
    case .jacket: garment.texture = .tweed
    case .blazer, .coat, .trench, .puffer: garment.length = .midi
    case .jumpsuit: (garment.neckline, garment.sleeve, garment.waist, garment.length) = (.v, .short, .belt, .long)
    case .pumps: garment.heel = .high
    case .boots, .ankleBoots: (garment.heel, garment.texture) = (.mid, .leather)
    default: break
    }
    if type == .blazer || type == .puffer { garment.length = .hip }
    return garment
}
