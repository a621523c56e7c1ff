/// Random numbers from the operating system, fit for secrets.
///
/// Swift's own `SystemRandomNumberGenerator` is an empty struct. One that is passed `inout` has no address, and the
/// thread sanitizer, which looks at it there, crashes (Swift 6.3): hence a byte that says nothing.
public struct SystemRandom: RandomNumberGenerator, Sendable {
    private var generator = SystemRandomNumberGenerator()
    private let byte: UInt8 = 0

    /// A source of random numbers.
    public init() {}

    /// The next 64 random bits.
    public mutating func next() -> UInt64 { generator.next() }
}
