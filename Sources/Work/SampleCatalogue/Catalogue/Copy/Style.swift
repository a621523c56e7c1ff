/// What a look is called, after the feminine word `allure`.
struct Style: Sendable {
    let words: Bilingual
    private let suits: @Sendable (Design) -> Bool

    private init(_ french: String, _ english: String, where suits: @escaping @Sendable (Design) -> Bool = { _ in true })
    {
        (words, self.suits) = (Bilingual(french, english), suits)
    }

    /// The words for the looks that a design may have.
    static func words(for design: Design) -> [Bilingual] { all.filter { $0.suits(design) }.map(\.words) }

    private static let all: [Style] = [
        Style("parisienne", "Parisian"),
        Style("décontractée", "relaxed") { $0.type.isCasual },
        Style("rétro", "retro") { $0.pattern != .plain || $0.type.textGroup != .top },
        Style("épurée", "minimal") { $0.pattern == .plain && $0.form != .embroidered },
        Style("intemporelle", "timeless"),
        Style("romantique", "romantic") {
            $0.pattern == .floral || [.lace, .silk].contains($0.material)
                || [.gathered, .embroidered, .draped, .slender].contains($0.form)
        },
        Style("bohème", "bohemian") {
            [.embroidered, .gathered, .woven, .printed, .openwork, .hammered, .long].contains($0.form)
        },
        Style("élégante", "elegant") { !$0.type.isCasual },
        Style("graphique", "graphic") {
            [.stripes, .check, .houndstooth, .herringbone, .geometric].contains($0.pattern)
                || [.asymmetric, .pointed, .quilted].contains($0.form)
        },
        Style("sportive", "sporty") {
            [.trainers, .puffer, .tankTop, .tShirt].contains($0.type) && $0.pattern != .floral
        },
        Style("masculine-féminine", "boyish") {
            [.blazer, .loafers, .shirt].contains($0.type) || $0.type == .coat && $0.form == .relaxed
        },
        Style("citadine", "city") { [.coat, .bag, .shoe].contains($0.type.textGroup) },
        Style("estivale", "summery") { $0.season == .summer },
        Style("délicate", "delicate") { $0.type.textGroup == .jewel && $0.form != .wide },
    ]
}
