import Basics

/// Makes the designs of a catalogue, type by type.
struct DesignPlan {
    let options: CatalogueOptions

    /// The designs of every type, in the order of types and numbers: as many as `counts` says, and never more than the
    /// brief has of a type.
    func designs(_ counts: [GarmentType: Int]) -> [Design] {
        var drafts = GarmentType.allCases.flatMap { type in
            self.drafts(of: type, count: min(type.weight, counts[type] ?? 0))
        }
        assignSeasons(&drafts)
        return drafts.map(finished)
    }

    /// A design without its season and what follows from it.
    fileprivate struct Draft {
        var type: GarmentType
        var number: Int
        var form: Form
        var name: String
        var material: Material
        var pattern: FabricPattern
        var season = Season.allYear
    }

    private func drafts(of type: GarmentType, count: Int) -> [Draft] {
        var chance = Chance(options.seed, "names", type.rawValue)
        let names = ModelNames.all.count
        let order = chance.shuffled(ModelNames.all) + chance.shuffled(ModelNames.all)
        var firstForm: [String: Form] = [:]
        return (0..<count).map { place in
            var chance = Chance(options.seed, "design", type.rawValue, place)
            let name = order[place % (2 * names)]
            // The second time that a noun meets a name, the form word is another.
            let form = chance.pick(type.forms.filter { $0 != firstForm[name] })
            firstForm[name] = form
            let material = chance.pick(weighted: type.materials.filter { $0.0.suits(form, of: type) })
            let patterns = type.patterns(form, material)
            let pattern = chance.pick(weighted: patterns.map { ($0, $0.weight) })
            return Draft(type: type, number: place + 1, form: form, name: name, material: material, pattern: pattern)
        }
    }

    /// 45 % are of the current season, 35 % are worn all year, 20 % are of the other. What is of linen is not for
    /// winter, and jewellery knows no season, whatever the shares ask for.
    private func assignSeasons(_ drafts: inout [Draft]) {
        let current: Season = (4...9).contains(options.date.month) ? .summer : .winter
        let other: Season = current == .summer ? .winter : .summer
        var left = [current: drafts.count * 45 / 100, other: drafts.count * 20 / 100]
        let order = drafts.indices.sorted { key(of: drafts[$0]) < key(of: drafts[$1]) }
        func give(_ season: Season, to places: [Int], upTo count: Int) {
            for place in places.prefix(max(0, min(count, left[season] ?? 0))) {
                drafts[place].season = season
                left[season] = (left[season] ?? 0) - 1
            }
        }
        for season in [current, other] {
            let bound = order.filter { drafts[$0].bound == season }
            give(season, to: bound, upTo: bound.count * 9 / 10)
        }
        for season in [current, other] {
            let free = order.filter { drafts[$0].bound == nil && drafts[$0].season == .allYear }
            give(season, to: free, upTo: free.count)
        }
    }

    private func key(of draft: Draft) -> UInt64 {
        var chance = Chance(options.seed, "season", draft.type.rawValue, draft.number)
        return chance.next()
    }

    private func finished(_ draft: Draft) -> Design {
        let type = draft.type
        var chance = Chance(options.seed, "finish", type.rawValue, draft.number)
        let compositions = Composition.choices(of: draft.material, for: type)
        var choice = GarmentChoice(
            type, draft.form, draft.material, draft.pattern, draft.season,
            Chance(options.seed, "garment", type.rawValue, draft.number))
        let (garment, fit) = choice.choose()
        return Design(
            type: type, number: draft.number, form: draft.form, modelName: draft.name,
            secondWord: secondWord(draft, &chance), material: draft.material, composition: chance.pick(compositions),
            shades: chooseShades(draft.material, type, &chance), season: draft.season, fit: fit, garment: garment)
    }

    /// About a third of the names have a second word: most of those with a pattern, and some of the plain ones.
    private func secondWord(_ draft: Draft, _ chance: inout Chance) -> SecondWord {
        let sayable = draft.pattern.nameWords != nil && ![.striped, .printed].contains(draft.form)
        if sayable, draft.type != .bretonTop { return chance.happens(percent: 70) ? .pattern : .none }
        guard draft.type.namesMaterial(draft.material, after: draft.form) else { return .none }
        return chance.happens(percent: 28) ? .material : .none
    }
}

extension DesignPlan.Draft {
    /// The season that material or type binds it to.
    fileprivate var bound: Season? {
        switch type {
        case .shorts, .tankTop, .sandals: .summer
        case .puffer, .beanie, .boots: .winter
        case .belt, .necklace, .bracelet, .earrings: .allYear
        case .bag, .tote, .clutch: material.season ?? .allYear
        default: material.season
        }
    }
}

extension GarmentType {
    /// Whether a name may say the material: knitwear is knit and jeans are denim anyway, and a silk scarf's noun says
    /// it in English.
    func namesMaterial(_ material: Material, after form: Form) -> Bool {
        guard material.nameWords != nil, self != .silkScarf else { return false }
        return !(material == .knit || self == .jeans || material == .corduroy && form == .ribbed)
    }
}
