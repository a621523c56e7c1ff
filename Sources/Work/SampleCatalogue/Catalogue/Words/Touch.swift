/// How a material feels, in the form that agrees with it.
enum Touch: Int, CaseIterable, Sendable {
    case soft, fresh, supple, light, silky, smooth, velvety, cosy, warm, airy, crisp, dense, flowing

    /// The adjective after a material's name.
    func french(of material: Material) -> String {
        let forms = Touch.forms[rawValue]
        return material.isFeminine ? forms.feminine : forms.masculine
    }

    /// The adjective in English.
    var english: String { Touch.forms[rawValue].english }

    private struct Forms {
        let masculine: String
        let feminine: String
        let english: String

        init(_ masculine: String, _ feminine: String, _ english: String) {
            (self.masculine, self.feminine, self.english) = (masculine, feminine, english)
        }
    }

    private static let forms: [Forms] = [
        Forms("doux", "douce", "soft"), Forms("frais", "fraîche", "cool"), Forms("souple", "souple", "supple"),
        Forms("léger", "légère", "light"), Forms("soyeux", "soyeuse", "silky"), Forms("lisse", "lisse", "smooth"),
        Forms("velouté", "veloutée", "velvety"), Forms("moelleux", "moelleuse", "cosy"),
        Forms("chaud", "chaude", "warm"), Forms("aérien", "aérienne", "airy"), Forms("net", "nette", "crisp"),
        Forms("dense", "dense", "substantial"), Forms("fluide", "fluide", "fluid"),
    ]
}
