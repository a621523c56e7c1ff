/// Chooses what a design looks like, so that picture, name and attributes say the same: a `robe midi à pois` has the
/// length midi and dots.
struct GarmentChoice {
    let type: GarmentType
    let form: Form
    let material: Material
    let season: Season
    var chance: Chance
    var garment: Garment

    init(
        _ type: GarmentType, _ form: Form, _ material: Material, _ pattern: FabricPattern, _ season: Season,
        _ chance: Chance
    ) {
        (self.type, self.form, self.material, self.season, self.chance) = (type, form, material, season, chance)
        garment = Garment(type: type, pattern: pattern, seed: self.chance.next())
    }

    /// The garment and its cut.
    mutating func choose() -> (Garment, Fit?) {
        garment.texture = texture
        switch type.leaf {
        case .boots, .shoes: chooseShoe()
        case .bags, .scarves, .jewellery: chooseAccessory()
        default:
            chooseNeckline()
            chooseSleeve()
            garment.length = length
            chooseHem()
            chooseWaist()
            chooseFastening()
            return (garment, fit)
        }
        return (garment, nil)
    }

    private var isWarm: Bool { season == .winter }

    private var texture: FabricTexture {
        switch form {
        case .ribbed: return .rib
        case .cable: return .cable
        case .openwork: return type.leaf == .knitwear ? .openwork : material == .leather ? .leather : .smooth
        case .quilted, .hammered: return .quilted
        case .woven: return .woven
        case .patent: return .shine
        default: break
        }
        switch material {
        case .denim: return .denim
        case .corduroy: return .corduroy
        case .lace: return .lace
        case .tweed: return .tweed
        case .raffia: return .woven
        case .satin, .silk, .brass, .steel: return .shine
        case .leather, .suede: return .leather
        case .recycledNylon: return type == .puffer ? .quilted : .smooth
        default: return .smooth
        }
    }

    private mutating func chooseShoe() {
        garment.fastening = form == .lacedUp ? .tie : [.boots, .ankleBoots].contains(type) ? .zip : .none
        switch type {
        case .trainers, .balletFlats: garment.heel = .flat
        case .loafers: garment.heel = form == .flat ? .flat : chance.pick([.flat, .low])
        case .pumps: garment.heel = chance.pick([.mid, .high])
        default:
            garment.heel =
                form == .flat ? .flat : form == .pointed ? chance.pick([.mid, .high]) : chance.pick([.low, .mid])
        }
        garment.length = type == .boots ? (form == .long ? .long : .midi) : .crop
    }

    private mutating func chooseAccessory() {
        // The drawing takes a jewel's length, and the width of belts and bracelets, from the length.
        switch form {
        case .long, .wide: garment.length = .long
        case .slender: garment.length = .short
        default: garment.length = .hip
        }
        switch type {
        case .bag, .clutch: garment.fastening = chance.pick([.none, .zip, .buttons])
        case .belt: garment.waist = .belt
        default: break
        }
        if form == .pleated { garment.hem = .pleated }
    }
}

// Neckline and sleeve.
extension GarmentChoice {
    private mutating func chooseNeckline() {
        if form == .wrap, [.dress, .top, .jumpsuit].contains(type) {
            garment.neckline = .wrap
            return
        }
        switch type {
        case .dress:
            garment.neckline = chance.pick(
                weighted: isWarm
                    ? [(.round, 5), (.v, 5), (.deepV, 1), (.boat, 3), (.square, 2)]
                    : [(.round, 4), (.v, 5), (.deepV, 2), (.boat, 2), (.square, 3), (.halter, 2), (.straps, 3)])
        case .shirtDress, .shirt: garment.neckline = .shirtCollar
        case .jumperDress, .jumper:
            garment.neckline = chance.pick(weighted: [(.rollNeck, isWarm ? 5 : 1), (.round, 5), (.v, 3), (.boat, 2)])
        case .blouse: garment.neckline = form == .buttoned ? .shirtCollar : chance.pick([.round, .v, .v, .square])
        case .tunic: garment.neckline = chance.pick([.v, .round])
        case .top: garment.neckline = chance.pick(isWarm ? [.round, .boat, .v] : [.square, .boat, .halter, .straps])
        case .tShirt: garment.neckline = chance.pick([.round, .round, .v, .boat])
        case .tankTop: garment.neckline = chance.pick([.round, .v, .square])
        case .bretonTop: garment.neckline = chance.pick([.boat, .boat, .round])
        case .knitJacket: garment.neckline = chance.pick([.v, .round])
        case .cardigan: garment.neckline = chance.pick([.v, .v, .round])
        case .jacket: garment.neckline = chance.pick(form == .quilted ? [.round] : [.shirtCollar, .round])
        case .blazer, .coat, .trench: garment.neckline = .v
        case .puffer: garment.neckline = .rollNeck
        case .jumpsuit:
            garment.neckline = chance.pick(isWarm ? [.v, .round, .shirtCollar] : [.v, .shirtCollar, .straps, .halter])
        default: garment.neckline = .none
        }
    }

    private mutating func chooseSleeve() {
        if garment.neckline == .straps || garment.neckline == .halter {
            garment.sleeve = garment.neckline == .straps ? .strap : .none
            return
        }
        switch type {
        case .dress, .jumpsuit, .top:
            garment.sleeve = chance.pick(
                weighted: isWarm
                    ? [(.long, 6), (.threeQuarter, 3), (.bell, 2), (.puff, 1), (.elbow, 1)]
                    : [(.short, 5), (.none, 3), (.cap, 2), (.puff, 2), (.elbow, 2), (.threeQuarter, 1)])
        case .shirtDress: garment.sleeve = chance.pick(isWarm ? [.long] : [.short, .elbow, .long])
        case .blouse: garment.sleeve = chance.pick(isWarm ? [.long, .bell, .puff] : [.short, .puff, .elbow, .long])
        case .tunic: garment.sleeve = chance.pick([.threeQuarter, .elbow, .long, .short])
        case .shirt: garment.sleeve = isWarm ? .long : chance.pick([.long, .long, .short])
        case .tShirt: garment.sleeve = isWarm ? chance.pick([.short, .long]) : .short
        case .tankTop: garment.sleeve = .none
        case .bretonTop: garment.sleeve = chance.pick([.long, .long, .threeQuarter])
        case .jumper, .cardigan: garment.sleeve = season == .summer ? chance.pick([.long, .short, .elbow]) : .long
        case .skirt, .trousers, .shorts, .jeans: garment.sleeve = .none
        default: garment.sleeve = .long
        }
    }
}

// Length, hem, waist, fastening and cut.
extension GarmentChoice {
    private var length: GarmentLength {
        mutating get {
            switch type {
            case .dress, .shirtDress, .jumperDress, .skirt: dressLength()
            case .tunic: .short
            case .knitJacket, .cardigan, .puffer: form == .long ? .long : form == .short ? .crop : .hip
            case .trousers, .jeans: form == .short ? .midi : .long
            case .shorts: .short
            case .jumpsuit: form == .short ? .short : .long
            case .coat: form == .long ? .long : chance.pick([.knee, .midi])
            case .trench: form == .short ? .short : form == .long ? .long : .knee
            default: form == .short ? .crop : .hip
            }
        }
    }

    private mutating func dressLength() -> GarmentLength {
        switch form {
        case .long: .long
        case .midi: .midi
        case .short: .short
        case .pleated, .wrapOver: chance.pick([.knee, .midi])
        case .slim: chance.pick([.short, .knee])
        default: chance.pick(weighted: [(.short, 2), (.knee, 4), (.midi, 3)])
        }
    }

    private mutating func chooseHem() {
        switch form {
        case .flared: garment.hem = .flared
        case .pleated: garment.hem = .pleated
        case .asymmetric: garment.hem = .asymmetric
        case .gathered: garment.hem = .gathered
        case .fluid where [.dress, .tunic, .blouse, .jumpsuit, .trousers].contains(type): garment.hem = .flared
        // Wide and narrow legs, as the drawing of trousers and jeans knows them.
        case .relaxed where type == .trousers: garment.hem = .flared
        case .relaxed where type == .jeans: garment.hem = .gathered
        case .tapered where type == .trousers: garment.hem = .slit
        case .long, .midi, .short, .wrap, .draped:
            guard [.dress, .skirt].contains(type) else { break }
            garment.hem = chance.pick(form == .short ? [.straight, .flared] : [.straight, .flared, .slit])
        case .straight, .fitted:
            guard [.dress, .skirt].contains(type), garment.length != .short else { break }
            garment.hem = chance.pick([.straight, .straight, .slit])
        default: break
        }
    }

    private mutating func chooseWaist() {
        switch (form, type) {
        case (.belted, _), (_, .trench): garment.waist = .belt
        case (.wrap, .dress), (.wrap, .top), (.wrap, .jumpsuit), (.wrapOver, _): garment.waist = .wrap
        case (.straight, .dress): garment.waist = .none
        case (_, .dress): garment.waist = chance.pick(weighted: [(.seam, 4), (.elastic, 2), (.belt, 2), (.empire, 1)])
        case (_, .shirtDress): garment.waist = chance.pick([.none, .seam])
        case (_, .jumpsuit): garment.waist = chance.pick([.seam, .elastic, .belt])
        case (.fluid, .trousers), (.fluid, .shorts): garment.waist = .elastic
        case (_, .skirt), (_, .trousers), (_, .jeans), (_, .shorts): garment.waist = .seam
        case (.fitted, .jacket), (.fitted, .blazer): garment.waist = .seam
        default: garment.waist = .none
        }
    }

    private mutating func chooseFastening() {
        switch (form, type) {
        case (.buttoned, _), (_, .shirt), (_, .shirtDress), (_, .cardigan): garment.fastening = .buttons
        case (.wrap, .blazer), (.wrap, .coat), (_, .trench): garment.fastening = .doubleRow
        case (.wrap, _), (.wrapOver, _): garment.fastening = .tie
        case (_, .puffer): garment.fastening = .zip
        case (.belted, .coat), (.belted, .knitJacket): garment.fastening = .tie
        case (_, .blazer), (_, .coat), (_, .jacket): garment.fastening = .buttons
        case (_, .dress) where garment.neckline != .wrap:
            garment.fastening = chance.pick([.none, .none, .zip, .buttons])
        case (_, .skirt): garment.fastening = chance.pick([.none, .zip])
        default: garment.fastening = .none
        }
    }

    private var fit: Fit {
        if form == .fluid || form == .draped { return .fluid }
        if form == .relaxed { return .relaxed }
        if garment.hem == .flared || garment.hem == .pleated && type.leaf != .tops && type.leaf != .trousers {
            return .flared
        }
        return switch form {
        case .straight, .striped, .printed, .buttoned: .straight
        case .fitted, .slim, .wrap, .ribbed: .slim
        case .gathered, .embroidered: .relaxed
        case .tapered: .tapered
        default: .straight
        }
    }
}
