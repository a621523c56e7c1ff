/// Where a node's shop is on the net, for answers that name addresses.
public struct ShopAddress: Sendable, Equatable {
    /// With a slash at its end, as in `https://shop.example/`.
    public let baseURL: String
    /// A number of ten digits that changes with the style sheets and scripts; Magento's is the moment of a release.
    public let assetsNumber: UInt32

    /// An address, with the version of the assets as hexadecimal digits.
    public init(baseURL: String, assetsVersion: String) {
        self.baseURL = baseURL
        let version = UInt32(assetsVersion.prefix(8), radix: 16) ?? 0
        assetsNumber = 1_000_000_000 + version % 1_000_000_000
    }
}
