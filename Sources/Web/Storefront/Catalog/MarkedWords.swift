import Markup

/// A word with the symbol that says the same at a glance.
struct MarkedWord {
    let text: String
    /// Where the symbol is: a file of symbols, and a name in it.
    let symbolURL: String?
}

/// Words with their symbols, one a line.
struct MarkedWords: HTML {
    let words: [MarkedWord]

    var body: some HTML {
        Element("ul", .class("marked")) {
            for word in words {
                Element("li") {
                    if let url = word.symbolURL {
                        Element("svg", .class("symbol"), .width(24), .height(24), .aria("hidden", "true")) {
                            Element("use", .href(url))
                        }
                    }
                    word.text
                }
            }
        }
    }
}
