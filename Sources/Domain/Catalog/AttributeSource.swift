public import Commerce

/// An option that comes with the shop: a value and its label, which is English in every store view.
public struct SystemOption: Sendable, Equatable {
    public let value: String
    public let label: String

    /// An option.
    public init(_ value: String, _ label: String) { (self.value, self.label) = (value, label) }
}

/// The lists that Magento's source models offer, by the names of those classes. An attribute without one, or with
/// `table`, has options of its own.
public enum AttributeSource {
    public static let table = #"Magento\Eav\Model\Entity\Attribute\Source\Table"#
    public static let boolean = #"Magento\Eav\Model\Entity\Attribute\Source\Boolean"#
    public static let taxClass = #"Magento\Tax\Model\TaxClass\Source\Product"#
    public static let sortBy = #"Magento\Catalog\Model\Category\Attribute\Source\Sortby"#

    /// The options that a source model lists, those of sources that depend on the shop's data left out.
    public static func options(of model: String) -> [SystemOption] {
        lists[model.hasPrefix(prefix) ? String(model.dropFirst(prefix.count)) : model] ?? []
    }

    /// The product tax classes as Magento lists them.
    public static func taxClasses(_ named: [(TaxClassID, String)]) -> [SystemOption] {
        [SystemOption("0", "None")] + named.map { SystemOption("\($0.0)", $0.1) }
    }

    private static let prefix = #"Magento\"#

    private static let lists: [String: [SystemOption]] = [
        #"Eav\Model\Entity\Attribute\Source\Boolean"#: yesNo,
        #"Catalog\Model\Product\Attribute\Source\Boolean"#: yesNo + [SystemOption("2", "Use config")],
        #"Catalog\Model\Product\Attribute\Source\Status"#: [
            SystemOption("1", "Enabled"), SystemOption("2", "Disabled"),
        ],
        #"Catalog\Model\Product\Visibility"#: [
            SystemOption("1", "Not Visible Individually"), SystemOption("2", "Catalog"), SystemOption("3", "Search"),
            SystemOption("4", "Catalog, Search"),
        ],
        #"Catalog\Model\Entity\Product\Attribute\Design\Options\Container"#: [
            SystemOption("container1", "Product Info Column"), SystemOption("container2", "Block after Info Column"),
        ],
        #"Catalog\Model\Product\Attribute\Source\Layout"#: layouts,
        #"Catalog\Model\Category\Attribute\Source\Layout"#: layouts,
        #"Catalog\Model\Product\Attribute\Source\LayoutUpdate"#: [SystemOption("__no_update__", "No update")],
        #"Catalog\Model\Category\Attribute\Source\LayoutUpdate"#: [SystemOption("__no_update__", "No update")],
        #"Catalog\Model\Product\Attribute\Source\Countryofmanufacture"#: [SystemOption("", " ")],
        #"CatalogInventory\Model\Source\Stock"#: [SystemOption("1", "In Stock"), SystemOption("0", "Out of Stock")],
        #"Msrp\Model\Product\Attribute\Source\Type\Price"#: [
            SystemOption("0", "Use config"), SystemOption("1", "On Gesture"), SystemOption("2", "In Cart"),
            SystemOption("3", "Before Order Confirmation"),
        ],
        #"Bundle\Model\Product\Attribute\Source\Price\View"#: [
            SystemOption("0", "Price Range"), SystemOption("1", "As Low as"),
        ],
        #"Bundle\Model\Product\Attribute\Source\Shipment\Type"#: [
            SystemOption("0", "Together"), SystemOption("1", "Separately"),
        ],
        #"Theme\Model\Theme\Source\Theme"#: [
            SystemOption("", "-- Please Select --"), SystemOption("1", "Magento Blank"),
            SystemOption("3", "Magento Luma"),
        ],
        #"Catalog\Model\Category\Attribute\Source\Mode"#: [
            SystemOption("PRODUCTS", "Products only"), SystemOption("PAGE", "Static block only"),
            SystemOption("PRODUCTS_AND_PAGE", "Static block and products"),
        ],
        #"Catalog\Model\Category\Attribute\Source\Page"#: [SystemOption("", "Please select a static block.")],
    ]

    private static let yesNo = [SystemOption("1", "Yes"), SystemOption("0", "No")]

    private static let layouts = [
        SystemOption("", "No layout updates"), SystemOption("empty", "Empty"), SystemOption("1column", "1 column"),
        SystemOption("2columns-left", "2 columns with left bar"),
        SystemOption("2columns-right", "2 columns with right bar"), SystemOption("3columns", "3 columns"),
    ]
}
