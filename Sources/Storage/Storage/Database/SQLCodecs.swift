public import Catalog
public import Commerce
public import MariaDB
public import Sales

extension WebsiteID: SQLParameter, SQLDecodable {}
extension StoreGroupID: SQLParameter, SQLDecodable {}
extension StoreViewID: SQLParameter, SQLDecodable {}
extension CustomerGroupID: SQLParameter, SQLDecodable {}
extension RegionID: SQLParameter, SQLDecodable {}
extension TaxRateID: SQLParameter, SQLDecodable {}
extension TaxRuleID: SQLParameter, SQLDecodable {}
extension TaxClass.Kind: SQLParameter, SQLDecodable {}
extension ProductID: SQLParameter, SQLDecodable {}
extension CategoryID: SQLParameter, SQLDecodable {}
extension AttributeID: SQLParameter, SQLDecodable {}
extension OptionID: SQLParameter, SQLDecodable {}
extension AttributeSetID: SQLParameter, SQLDecodable {}
extension TaxClassID: SQLParameter, SQLDecodable {}
extension AdminUserID: SQLParameter, SQLDecodable {}
extension CartID: SQLParameter, SQLDecodable {}
extension CartLineID: SQLParameter, SQLDecodable {}
extension ProductStatus: SQLParameter, SQLDecodable {}
extension Visibility: SQLParameter, SQLDecodable {}
extension ProductKind: SQLParameter, SQLDecodable {}
extension AttributeInput: SQLDecodable {}
extension AttributeScope: SQLDecodable {}

extension SKU: SQLParameter, SQLDecodable {
    /// What a `sku_folded` column holds, byte for byte: a collation would take accents for nothing. The SKU as
    /// written is its `text`.
    public var sqlValue: SQLValue { .text(folded) }

    /// A SKU from a column.
    public init(_ cell: SQLCell) throws(SQLMismatch) {
        let text = try String(cell)
        guard let sku = SKU(text) else { throw SQLMismatch("'\(text)' is no SKU") }
        self = sku
    }
}

extension Quantity: SQLParameter, SQLDecodable {
    /// Decimal text.
    public var sqlValue: SQLValue { .text(description) }

    /// A quantity from a DECIMAL column.
    public init(_ cell: SQLCell) throws(SQLMismatch) {
        let text = try String(cell)
        guard let quantity = Quantity(text) else { throw SQLMismatch("'\(text)' is no quantity") }
        self = quantity
    }
}

extension MaskedCartID: SQLParameter, SQLDecodable {
    /// The 32 letters and digits.
    public var sqlValue: SQLValue { .text(text) }

    /// A masked id from a column.
    public init(_ cell: SQLCell) throws(SQLMismatch) {
        guard let masked = MaskedCartID(try String(cell)) else { throw SQLMismatch("no masked cart id") }
        self = masked
    }
}
