public import Basics

/// `code=value` pairs of a cell; those without a value are left out.
struct Pairs {
    let text: String

    init(_ pairs: [(code: String, value: String?)]) {
        text = pairs.compactMap { pair in pair.value.map { "\(pair.code)=\($0)" } }.joined(separator: ",")
    }
}

/// The cells of a special price; empty where there is none.
struct SaleCells {
    var price = ""
    var from = ""
    var to = ""

    init() {}

    init(_ catalogue: Catalogue, _ model: Model) {
        guard let days = catalogue.reductionDays(of: model) else { return }
        (price, from, to) = (decimal(Int(model.specialPrice)), days.first.dateText, days.last.dateText)
    }
}

/// The thirty days in which a model is new; empty where it is not.
struct NewCells {
    var from = ""
    var to = ""

    init(_ catalogue: Catalogue, _ model: Model) {
        guard model.traits.contains(.new) else { return }
        let days = catalogue.newDays(of: model)
        (from, to) = (days.first.dateText, days.last.dateText)
    }
}

/// The cells that name pictures and say what is on them.
struct ImageCells {
    let front: String
    let swatch: String
    let label: String
    let others: String
    let otherLabels: String

    init(_ design: Design, _ shade: Shade, _ name: String, _ language: Language) {
        front = Picture.front.name(of: design, in: shade)
        swatch = Picture.swatch.name(of: design, in: shade)
        label = "\(name) \(language == .french ? "coloris" : "in") \(shade.label[language])"
        others = [Picture.back, .detail].map { $0.name(of: design, in: shade) }.joined(separator: ",")
        let views = language == .french ? ["dos", "détail"] : ["back", "detail"]
        otherLabels = views.map { [label] view in "\(label) (\(view))" }.joined(separator: ",")
    }
}

/// The SKUs of linked models with their positions, 1 to n.
struct LinkCells {
    let skus: String
    let positions: String

    init(_ catalogue: Catalogue, _ places: [Int]) {
        skus = places.map { catalogue.sku(of: catalogue.models[$0]) }.joined(separator: ",")
        positions = places.indices.map { "\($0 + 1)" }.joined(separator: ",")
    }
}

extension Catalogue {
    /// The first and the last of the thirty days in which a model is new. One that is young is new since its first
    /// price; others came back with the season.
    public func newDays(of model: Model) -> (first: CivilTime, last: CivilTime) {
        let today = options.date.dayNumber
        var chance = Chance(options.seed, "new since", design(of: model).type.rawValue, Int(model.number))
        let age =
            model.traits.contains(.young)
            ? today - priceHistory(of: model)[0].instant.seconds.flooredQuotient(dividingBy: 86_400)
            : Int64(chance.among(1...28))
        return (CivilTime(dayNumber: today - age), CivilTime(dayNumber: today - age + 30))
    }
}

extension GarmentType {
    /// What a parcel weighs with it.
    var weightInKilograms: String {
        switch leaf {
        case .dresses, .jumpsuits: "0.45"
        case .tops: "0.25"
        case .tShirts: "0.18"
        case .knitwear: "0.42"
        case .skirts: "0.35"
        case .trousers: self == .shorts ? "0.30" : "0.48"
        case .jeans: "0.65"
        case .jackets: self == .coat ? "1.60" : "0.95"
        case .boots: self == .boots ? "1.50" : "1.10"
        case .shoes: "0.75"
        case .bags: self == .clutch ? "0.30" : "0.70"
        case .scarves: "0.15"
        case .jewellery: "0.03"
        }
    }
}
