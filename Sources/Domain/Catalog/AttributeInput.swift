/// What kind of thing an attribute's value is, and so how it is entered and compared (Magento's `frontend_input`).
public enum AttributeInput: String, Sendable, CaseIterable {
    case text, textarea, texteditor, select, multiselect, boolean, price, weight, date, datetime
    case gallery, image, hidden, weee
    case mediaImage = "media_image"
    case swatchVisual = "swatch_visual"
    case swatchText = "swatch_text"
    /// Nobody enters it.
    case none = ""

    /// Whether the value is one or several of a list.
    public var hasOptions: Bool { isChoice || self == .multiselect }

    /// Whether the value is one of a list.
    public var isChoice: Bool { self == .select || self == .swatchVisual || self == .swatchText }

    /// Whether a client of the API can make attributes of this kind.
    public var canBeMade: Bool { ![.gallery, .image, .hidden, .none].contains(self) }

    /// The form that values of a new attribute have (`Entity\Attribute::getBackendTypeByInput`).
    public var backend: AttributeBackend {
        switch self {
        case .text, .gallery, .mediaImage, .hidden, .none: .varchar
        case .textarea, .texteditor, .multiselect, .image: .text
        case .select, .swatchVisual, .swatchText, .boolean: .int
        case .price, .weight: .decimal
        case .date, .datetime: .datetime
        case .weee: .unstored
        }
    }

    /// Magento's class that writes a new attribute's values, where it is not the usual one.
    public var backendModel: String? {
        switch self {
        case .multiselect: #"Magento\Eav\Model\Entity\Attribute\Backend\ArrayBackend"#
        case .price: #"Magento\Catalog\Model\Product\Attribute\Backend\Price"#
        case .date, .datetime: #"Magento\Eav\Model\Entity\Attribute\Backend\Datetime"#
        case .weee: #"Magento\Weee\Model\Attribute\Backend\Weee\Tax"#
        default: nil
        }
    }

    /// Magento's class that lists a new attribute's options.
    public var sourceModel: String? {
        switch self {
        case .multiselect: AttributeSource.table
        case .boolean: AttributeSource.boolean
        default: nil
        }
    }
}

/// The form of an attribute's values (Magento's `backend_type`, the suffix of its value tables).
public enum AttributeBackend: String, Sendable {
    case varchar, text, decimal, int, datetime
    /// The values are those of another table.
    case unstored = "static"

    /// Where attributes stand among others that have the same place in a set.
    var rank: Int {
        switch self {
        case .varchar: 0
        case .text: 1
        case .decimal: 2
        case .int: 3
        case .datetime: 4
        case .unstored: 5
        }
    }
}

/// Where an attribute's value may differ (Magento's `scope`).
public enum AttributeScope: String, Sendable {
    case global, website, store
}

/// How an attribute narrows lists in layered navigation (Magento's `is_filterable`).
public enum AttributeFiltering: Int64, Sendable {
    case none = 0
    /// By the options that the list's products have.
    case withResults = 1
    /// By all options.
    case always = 2
}

/// What holds of an attribute or does not.
public struct AttributeFlags: OptionSet, Sendable {
    public let rawValue: Int64
    /// Flags by bits.
    public init(rawValue: Int64) { self.rawValue = rawValue }

    /// A product must have a value, no two products the same, an editor shows it, and the merchant made it.
    public static let required = AttributeFlags(rawValue: 1 << 0)
    public static let unique = AttributeFlags(rawValue: 1 << 1)
    public static let visible = AttributeFlags(rawValue: 1 << 2)
    public static let userDefined = AttributeFlags(rawValue: 1 << 3)
    /// Search finds products by it, filters results by it, and asks for it in its long form.
    public static let searchable = AttributeFlags(rawValue: 1 << 4)
    public static let filterableInSearch = AttributeFlags(rawValue: 1 << 5)
    public static let inAdvancedSearch = AttributeFlags(rawValue: 1 << 6)
    /// Shoppers compare products by it, see it among the details, in lists, and sort by it.
    public static let comparable = AttributeFlags(rawValue: 1 << 7)
    public static let visibleOnFront = AttributeFlags(rawValue: 1 << 8)
    public static let inListing = AttributeFlags(rawValue: 1 << 9)
    public static let sortable = AttributeFlags(rawValue: 1 << 10)
    /// Price rules may ask for it.
    public static let inPromoRules = AttributeFlags(rawValue: 1 << 11)
    /// Its text is HTML, and an editor offers to format it.
    public static let html = AttributeFlags(rawValue: 1 << 12)
    public static let wysiwyg = AttributeFlags(rawValue: 1 << 13)
    /// The administration's table of products has it, shows it, filters by it.
    public static let inGrid = AttributeFlags(rawValue: 1 << 14)
    public static let visibleInGrid = AttributeFlags(rawValue: 1 << 15)
    public static let filterableInGrid = AttributeFlags(rawValue: 1 << 16)
}
