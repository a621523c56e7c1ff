/// A detail worth a sentence, where a design has it.
struct Detail: Sendable {
    /// With its French article: `un col boutonné`, `buttoned collar`.
    let words: Bilingual
    private let group: TextGroup
    private let suits: @Sendable (Design) -> Bool

    /// A detail that the designs of a group have, or some of them.
    init(
        _ group: TextGroup, _ french: String, _ english: String,
        where suits: @escaping @Sendable (Design) -> Bool = { _ in true }
    ) {
        (words, self.group, self.suits) = (Bilingual(french, english), group, suits)
    }

    /// The details that a design has.
    static func words(for design: Design) -> [Bilingual] {
        all.filter { $0.group == design.type.textGroup && $0.suits(design) }.map(\.words)
    }

    private static let all =
        ofDresses + ofTops + ofKnitwear + ofBottoms + ofCoats + ofShoes + ofBags + ofScarves + ofJewels
}
