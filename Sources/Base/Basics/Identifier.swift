/// An identifier with a type of its own, so that a product's number is never taken for a store's.
public protocol Identifier: RawRepresentable, Hashable, Sendable, Comparable, CustomStringConvertible
where RawValue: Hashable & Comparable & Sendable {
    /// The identifier that a database or a caller names by `rawValue`.
    init(rawValue: RawValue)
}

extension Identifier {
    /// The identifier for a raw value, without a label.
    public init(_ rawValue: RawValue) { self.init(rawValue: rawValue) }

    /// The raw value as text.
    public var description: String { "\(rawValue)" }

    /// Orders by raw value.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
