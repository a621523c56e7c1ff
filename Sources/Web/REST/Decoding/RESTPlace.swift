import Commerce

/// Where in a request a value stands, and the limits that hold for it.
struct RESTPlace {
    /// What an error's sentence begins with: the names of the objects that the value lies in, the outermost first.
    var sentence = ""
    /// How much a client may send at once; nil where the shop does not limit it.
    var limits: InputLimits?

    /// The place of a field within, by the name that the client wrote.
    func field(_ name: String) -> RESTPlace {
        RESTPlace(sentence: "\(sentence)Error occurred during \"\(name)\" processing. ", limits: limits)
    }
}

/// The name of an object's type in Magento's interface, as errors have it: `Catalog.CategoryLink` is
/// `\Magento\Catalog\Api\Data\CategoryLinkInterface`. A name that begins with a backslash is a class's as it is.
public struct RESTEntity: Sendable, ExpressibleByStringLiteral {
    let className: String

    /// The type with this name.
    public init(stringLiteral name: String) {
        guard !name.hasPrefix("\\") else {
            className = name
            return
        }
        let words = name.split(separator: ".", maxSplits: 1)
        precondition(words.count == 2, "a type's name is a module's and its own, with a point between")
        className = "\\Magento\\\(words[0])\\Api\\Data\\\(words[1])Interface"
    }
}
