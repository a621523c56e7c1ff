/// What is wrong with a profile, and where.
public struct ProfileError: Error, Hashable, CustomStringConvertible {
    /// The place, as in `think_time.sigma`; empty for the whole.
    public let place: String
    /// What is wrong there.
    public let sentence: String

    /// Something wrong at a place.
    public init(_ place: String, _ sentence: String) { (self.place, self.sentence) = (place, sentence) }

    /// Place and sentence.
    public var description: String { place.isEmpty ? sentence : "\(place) \(sentence)" }
}
