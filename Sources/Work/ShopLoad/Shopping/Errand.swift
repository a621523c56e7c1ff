/// One request of a shopper: what for, and where to.
public struct Errand: Sendable, Equatable {
    /// What it is for.
    public let step: Step
    /// Path and query.
    public let target: String
    /// The fields of a form, encoded, for a POST.
    public var form: String?
    /// The path of the product that a form is on, for the line that it makes in the cart.
    var product: String?
    /// How often the way to this has been redirected.
    var redirects = 0
    /// How many options have been chosen on the way to putting the product into the cart; nil for a shopper who only
    /// looks.
    var choices: Int?

    /// A GET.
    init(_ step: Step, _ target: String) { (self.step, self.target) = (step, target) }
}
