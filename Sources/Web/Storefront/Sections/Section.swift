/// The sections of what only one visitor sees that `/customer/section/load/` gives.
enum Section: String, CaseIterable {
    case messages, customer, cart

    /// The sections that `names` lists with commas, each once; all of them for nil or nothing. Nil, with the name, when
    /// one is unknown: Magento then refuses the whole request.
    static func read(_ names: String?) -> (sections: [Section], unknown: String?) {
        guard let names, !names.isEmpty else { return (allCases, nil) }
        var sections: [Section] = []
        for name in names.split(separator: ",") {
            guard let section = Section(rawValue: String(name)) else { return ([], String(name)) }
            if !sections.contains(section) { sections.append(section) }
        }
        return (sections, nil)
    }

    /// Magento's sentence for a section that it does not know, escaped as PHP's `htmlspecialchars` does.
    static func refusal(_ name: String) -> String {
        var escaped = ""
        for character in name {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#039;"
            default: escaped.append(character)
            }
        }
        return "The &quot;\(escaped)&quot; section source isn&#039;t supported."
    }
}
