/// Pages are made of Markup's elements, which escape by type (docs/decisions/0002-html.md); a literal with a tag in it
/// goes past that, so only the targets whose trade it is may hold one, and the one answer of the API that is full of
/// it.
struct HTMLRule: Rule {
    /// Names that no usage text (`vitrine import products <file>`) has in angle brackets.
    private let tags: Set = [
        "a", "article", "aside", "body", "br", "button", "div", "em", "fieldset", "figure", "footer", "form", "h1",
        "h2",
        "h3", "h4", "head", "header", "html", "img", "input", "label", "li", "main", "meta", "nav", "ol", "p",
        "picture",
        "script", "section", "select", "span", "strong", "style", "svg", "table", "tbody", "td", "textarea", "th",
        "thead",
        "title", "tr", "ul",
    ]

    func findings(in file: SourceFile) -> [Finding] {
        guard let swift = file.swift, file.isIn("Sources"),
            !file.isIn(
                "Sources/Engine/Markup", "Sources/Web/Storefront", "Sources/Web/REST/Catalog/Rendering",
                "Sources/Work/SampleCatalogue")
        else { return [] }
        return swift.literals.filter { isHTML($0.text) }.map {
            file.finding($0.line, "This literal holds HTML, which belongs in Markup, Storefront or SampleCatalogue.")
        }
    }

    private func isHTML(_ literal: String) -> Bool {
        literal.lowercased().split(separator: "<", omittingEmptySubsequences: false).dropFirst().contains { rest in
            if rest.hasPrefix("!doctype") || rest.hasPrefix("!--") { return true }
            let name = (rest.first == "/" ? rest.dropFirst() : rest).prefix { $0.isLetter || $0.isNumber }
            guard tags.contains(String(name)) else { return false }
            let after = rest.dropFirst(name.count + (rest.first == "/" ? 1 : 0)).first
            return after == nil || after == ">" || after == "/" || after?.isWhitespace == true
        }
    }
}
