/// Fills the gaps of sentences with what a design is.
struct PhraseBook {
    let design: Design
    var chance: Chance
    /// Chosen once, so that both languages and the attribute speak of the same.
    private let occasion: OccasionPhrase
    private let pairing: Bilingual

    var noun: Noun { design.type.noun }
    var group: TextGroup { design.type.textGroup }

    init(_ design: Design, _ chance: Chance) {
        self.design = design
        self.chance = chance
        occasion = self.chance.pick(OccasionPhrase.phrases(for: design))
        pairing = self.chance.pick(Pairing.words(for: design, at: occasion.occasion))
    }

    /// The occasions that a sentence names, and one or two more.
    mutating func occasions(_ wearing: Wearing) -> [Occasion] {
        var occasions: Set<Occasion> = wearing.namesOccasion ? [occasion.occasion] : []
        if wearing == .workAndWeekend { occasions.formUnion([.work, .weekend]) }
        let fit = Set(OccasionPhrase.phrases(for: design).map(\.occasion)).sorted { $0.rawValue < $1.rawValue }
        for _ in 0..<2 { occasions.insert(chance.pick(fit)) }
        return occasions.sorted { $0.rawValue < $1.rawValue }
    }

    mutating func sentence(_ opening: Opening) -> Bilingual {
        let (thing, plain) = ("\(noun.demonstrative) \(noun.french)", noun.french)
        switch opening {
        case .line:
            return Bilingual(
                Typography.capitalised(thing)
                    + " \(design.form.french(noun.grammar)) \(noun.choose("dessine", "dessinent")) une ligne nette, "
                    + "facile à porter du matin au soir.",
                "A clean line that works from morning to night.")
        case .look: return look()
        case .follows:
            return Bilingual(
                "Voici \(noun.article) \(plain) qui ne \(noun.choose("demande", "demandent")) qu'à vous suivre.",
                "Made for days that fill up fast.")
        case .season:
            return Bilingual("Avec \(thing), la saison commence en douceur.", "An easy way into the new season.")
        case .gesture:
            return Bilingual(
                "\(noun.choose("Simple", "Simples")) sans être \(noun.choose("sage", "sages")), \(thing) "
                    + "\(noun.choose("change", "changent")) une tenue en un geste.",
                "Simple but never plain, \(noun.chooseEnglish("this", "these")) \(noun.english) "
                    + "\(noun.chooseEnglish("changes", "change")) an outfit in one go.")
        case .allDay: return allDay()
        case .straightforward:
            return Bilingual(
                "Une \(group.isClothing ? "coupe" : "ligne") simple, une matière choisie : \(thing) "
                    + "\(noun.choose("va", "vont")) droit au but.",
                "A simple \(group.isClothing ? "cut" : "line"), a well-chosen material: "
                    + "\(noun.chooseEnglish("this", "these")) \(noun.english) "
                    + "\(noun.chooseEnglish("gets", "get")) straight to the point.")
        case .wardrobe:
            return Bilingual(
                Typography.capitalised(thing)
                    + " \(noun.choose("entre", "entrent")) dans un dressing "
                    + "et n'en \(noun.choose("sort", "sortent")) plus.",
                "Once in the wardrobe, \(noun.chooseEnglish("this", "these")) \(noun.english) "
                    + "\(noun.chooseEnglish("is", "are")) there to stay.")
        }
    }

    private mutating func look() -> Bilingual {
        let style = chance.pick(Style.words(for: design))
        let (its, their) = (noun.choose("son", "leur"), noun.chooseEnglish("its", "their"))
        guard group.isClothing || group == .scarf && ![.belt, .beanie].contains(design.type) else {
            return Bilingual(
                "On aime \(its) allure \(style.french) et \(noun.choose("sa", "leur")) finition soignée.",
                "We love \(their) \(style.english) look and careful finish.")
        }
        return Bilingual(
            "On aime \(its) allure \(style.french) et \(its) tombé juste.",
            "We love \(their) \(style.english) look and the way \(noun.chooseEnglish("it falls", "they fall")).")
    }

    private func allDay() -> Bilingual {
        switch group {
        case .shoe:
            Bilingual(
                "La paire qu'on enfile sans réfléchir et qu'on garde toute la journée.",
                "The pair you slip on without thinking and keep on all day.")
        case .bag:
            Bilingual(
                "De la place pour l'essentiel, et rien qui pèse à l'épaule.",
                "Room for what matters, and nothing that weighs you down.")
        default:
            Bilingual(
                "La pièce qu'on choisit sans réfléchir et qu'on garde toute la journée.",
                "The piece you reach for without thinking and keep on all day.")
        }
    }

    mutating func sentence(_ matter: Matter) -> Bilingual {
        let material = design.material.phrase
        let material1 = Typography.capitalised(material.french)
        let it = noun.chooseEnglish("it", "them")
        switch matter {
        case .firm:
            return Bilingual(
                "\(material1) apporte de la tenue sans raideur.",
                "\(Typography.capitalised(material.english)) gives \(it) shape without stiffness.")
        case .touch:
            let touch = chance.pick(design.material.touches)
            let place = [.shoe, .bag, .coat].contains(group) ? "to the touch" : "against the skin"
            return Bilingual(
                "Côté matière, \(material.french) se fait \(touch.french(of: design.material)) au toucher.",
                "The \(material.english) feels \(touch.english) \(place).")
        case .detail:
            let detail = chance.pick(Detail.words(for: design))
            let verb = noun.choose("se distingue", "se distinguent")
            return Bilingual(
                "\(Typography.capitalised(noun.pronoun)) \(verb) par \(detail.french).", "Note the \(detail.english).")
        case .littleMore:
            let detail = chance.pick(Detail.words(for: design))
            return Bilingual(
                "\(Typography.capitalised(detail.french)) : le petit plus qui change tout.",
                "\(Typography.capitalised(detail.english)): the small touch that makes \(it).")
        case .moves:
            return Bilingual(
                "\(material1) suit chaque mouvement sans marquer.",
                "\(Typography.capitalised(material.english)) moves with you and never clings.")
        }
    }

    func sentence(_ wearing: Wearing) -> Bilingual {
        let (il, when) = (noun.pronoun, occasion.words)
        switch wearing {
        case .withAndFor:
            return Bilingual(
                "À porter avec \(pairing.french) pour \(when.french).",
                "Wear with \(pairing.english) for \(when.english).")
        case .goesWith:
            return Bilingual(
                "\(Typography.capitalised(il)) \(noun.choose("s'accorde", "s'accordent")) avec \(pairing.french), "
                    + "sans effort.",
                "\(noun.chooseEnglish("Goes", "They go")) with \(pairing.english), no effort needed.")
        case .forAdd:
            return Bilingual(
                "Pour \(when.french), ajoutez \(pairing.french).", "For \(when.english), add \(pairing.english).")
        case .workAndWeekend:
            return Bilingual(
                "Au bureau comme en week-end, \(il) \(noun.choose("trouve sa", "trouvent leur")) place.",
                "At home at work and at the weekend.")
        case .otherTone:
            return Bilingual(
                "Avec \(pairing.french), \(il) \(noun.choose("change", "changent")) de registre.",
                "With \(pairing.english), \(noun.chooseEnglish("it takes", "they take")) on another tone.")
        }
    }
}
