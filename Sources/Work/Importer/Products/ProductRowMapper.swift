import Basics
public import Catalog
public import Commerce

/// What is known of a row's product before the row is looked at.
public enum ProductStanding: Sendable {
    /// It is in the shop.
    case known(KnownProduct)
    /// An earlier row makes it.
    case announced(ProductKind)
    case new

    /// Whether this row is the one that makes the product.
    var isNew: Bool {
        guard case .new = self else { return false }
        return true
    }
}

/// What a row comes to.
public struct MappedRow: Sendable {
    public let number: Int
    public let sku: SKU
    /// The scope, 0 for a default row.
    public let store: StoreViewID
    public var kind: ProductKind?
    /// What is to be kept, in order; several where a store view's row speaks for its website, or makes the product.
    public var drafts: [ProductDraft] = []
    /// Names from a root category's on. The run finds their numbers: they may have to be made.
    public var categoryPaths: [[String]] = []
    /// The URL keys that must be free, or the product's own already.
    public var urlKeys: [ScopedURLKey] = []
    public var variations: VariationsDraft?
    /// What the file says of each picture, by the place that the picture would get.
    var pictures: [String: Picture] = [:]
    /// Whether the product is nowhere before this row.
    public var makesProduct = false
    /// Why the row is refused; empty for a good one.
    public var problems: [RowProblem] = []
    /// What of the row is ignored.
    public var warnings: [RowProblem] = []

    /// The path that a cell gives for a picture, and its column.
    struct Picture: Sendable {
        let source: String
        let column: String
    }
}

/// Turns rows into drafts. Pure: the same row, standing, reference data and vocabulary give the same drafts.
public struct ProductRowMapper: Sendable {
    let reference: Reference
    var vocabulary: ImportVocabulary
    let options: ImportOptions

    /// A mapper for a shop.
    public init(_ reference: Reference, _ vocabulary: ImportVocabulary, _ options: ImportOptions) {
        (self.reference, self.vocabulary, self.options) = (reference, vocabulary, options)
    }

    /// The row's SKU, or why it has none.
    public func sku(of row: ProductRow) -> (sku: SKU?, problem: RowProblem?) {
        func problem(_ code: ProblemCode, _ facts: [String] = []) -> RowProblem {
            RowProblem(
                row: row.number, sku: row.sku, column: "sku", code: code.rawValue, sentence: code.sentence(facts))
        }
        if row.sku.trimmed.isEmpty { return (nil, problem(.skuEmpty)) }
        if row.sku.trimmed != row.sku { return (nil, problem(.skuMarginalWhitespaces)) }
        guard let sku = SKU(row.sku) else { return (nil, problem(.exceededMaxLength, ["sku"])) }
        return (sku, nil)
    }

    /// What the row says.
    public func map(_ row: ProductRow, _ sku: SKU, _ standing: ProductStanding) -> MappedRow {
        var mapping = RowMapping(self, row, sku, standing)
        mapping.mapAll()
        return mapping.result
    }

    /// The variants that the row lists; nil where it lists none, or not well (which `map` says).
    public func variations(_ row: ProductRow, _ sku: SKU, _ kind: ProductKind?) -> VariationsDraft? {
        var mapping = RowMapping(self, row, sku, .new)
        mapping.result.kind = kind
        mapping.mapVariations()
        return mapping.result.problems.isEmpty ? mapping.result.variations : nil
    }

    /// The links that a default row lists, by kind.
    func relations(_ row: ProductRow) -> [ProductLinkKind: LinksDraft] {
        var links: [ProductLinkKind: LinksDraft] = [:]
        for kind in ProductLinkKind.allCases {
            switch row.cell("\(kind.rawValue)_skus") {
            case .text:
                let positions = row.values("\(kind.rawValue)_position").map { Int64($0) }
                let list = row.values("\(kind.rawValue)_skus").enumerated().compactMap { place, text in
                    SKU(text).map { sku in
                        LinksDraft.Link(sku: sku, position: place < positions.count ? positions[place] : nil)
                    }
                }
                links[kind] = LinksDraft(list, isWhole: false)
            case .cleared: links[kind] = LinksDraft([], isWhole: true)
            case .empty, nil: break
            }
        }
        return links
    }

    /// The store view with a code.
    func store(_ code: String) -> StoreView? { reference.stores.view(code: code) }
}
