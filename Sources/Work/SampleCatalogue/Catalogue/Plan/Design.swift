/// A model's design: what it is, is called, is made of and looks like. Price, stock and place in the ranking are the
/// model's own, since a load catalogue repeats designs.
public struct Design: Sendable {
    /// The type, and the number within it from 1.
    public let type: GarmentType
    public let number: Int
    /// The name's parts.
    public let form: Form
    public let modelName: String
    public let secondWord: SecondWord
    /// What it is made of.
    public let material: Material
    public let composition: Composition
    /// In the order in which they are shown.
    public let shades: [Shade]
    /// When it is worn.
    public let season: Season
    /// How it is cut; nil for what is not worn on the body.
    public let fit: Fit?
    /// What is drawn.
    public let garment: Garment

    /// The pattern of its fabric.
    public var pattern: FabricPattern { garment.pattern }
}

/// What stands in a name beside form and model.
public enum SecondWord: Sendable {
    case none, material, pattern
}

/// How a garment is cut: the options of the attribute `fit`.
public enum Fit: Int, CaseIterable, Sendable {
    case straight, slim, relaxed, flared, fluid, tapered

    /// After the word `coupe`, which is feminine.
    public var label: Bilingual { Fit.labels[rawValue] }

    private static let labels: [Bilingual] = [
        Bilingual("Droite", "Straight"), Bilingual("Ajustée", "Slim"), Bilingual("Ample", "Relaxed"),
        Bilingual("Évasée", "Flared"), Bilingual("Fluide", "Fluid"), Bilingual("Fuselée", "Tapered"),
    ]
}

extension Design {
    /// The product's name; a number tells a repeated design from the first one.
    public func name(_ ordinal: Int = 1) -> Bilingual {
        let noun = type.noun
        let second: Bilingual? =
            switch secondWord {
            case .none: nil
            case .material: material.nameWords
            case .pattern: pattern.nameWords
            }
        let number = ordinal > 1 ? " \(ordinal)" : ""
        let french = [noun.french, form.french(noun.grammar), second?.french, modelName].compactMap { $0 }
        let english = [modelName + number, form.english(for: type), second?.english, noun.english].compactMap { $0 }
        return Bilingual(
            Typography.capitalised(french.joined(separator: " ")) + number, english.joined(separator: " "))
    }
}
