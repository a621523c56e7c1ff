import Basics

/// The last part of a product's URL, made of a name: `Robe Solène d’été` gives `robe-solene-d-ete`.
public enum Slug {
    /// Letters and digits of ASCII in lower case, with one `-` for whatever is between them; empty where nothing is
    /// left. Accents go and ligatures become letters first (Magento's `Product\Url::formatUrlKey`).
    public static func text(of name: some StringProtocol) -> String {
        var slug: [UInt8] = []
        for byte in LatinFolding.fold(name).utf8 {
            if byte.isASCIIDigit || byte.isASCIILetter {
                slug.append(byte)
            } else if let last = slug.last, last != UInt8(ascii: "-") {
                slug.append(UInt8(ascii: "-"))
            }
        }
        if slug.last == UInt8(ascii: "-") { slug.removeLast() }
        return String(utf8: slug)
    }
}
