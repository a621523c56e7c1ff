public import Basics

/// A website: the scope of customers, currencies and sources (Magento's `store_website`).
public struct WebsiteID: Identifier {
    public let rawValue: Int64
    /// The website with this number.
    public init(rawValue: Int64) { self.rawValue = rawValue }
}

/// A store group's number (Magento's `store_group`).
public struct StoreGroupID: Identifier {
    public let rawValue: Int64
    /// The store group with this number.
    public init(rawValue: Int64) { self.rawValue = rawValue }
}

/// A store view: one language and look of the shop (Magento's `store`). Number 0 means all of them.
public struct StoreViewID: Identifier {
    public let rawValue: Int64
    /// The store view with this number.
    public init(rawValue: Int64) { self.rawValue = rawValue }

    /// The default scope, whose values every store view inherits.
    public static let all = StoreViewID(0)
}

/// A product's number (Magento's `entity_id`).
public struct ProductID: Identifier {
    public let rawValue: Int64
    /// The product with this number.
    public init(rawValue: Int64) { self.rawValue = rawValue }
}

/// A category's number; 1 is the tree's root, 2 the default store's root.
public struct CategoryID: Identifier {
    public let rawValue: Int64
    /// The category with this number.
    public init(rawValue: Int64) { self.rawValue = rawValue }
}

/// A product attribute's number.
public struct AttributeID: Identifier {
    public let rawValue: Int64
    /// The attribute with this number.
    public init(rawValue: Int64) { self.rawValue = rawValue }
}

/// The number of one of an attribute's options (Magento's `value_index`).
public struct OptionID: Identifier {
    public let rawValue: Int64
    /// The option with this number.
    public init(rawValue: Int64) { self.rawValue = rawValue }
}

/// An attribute set's number; 4 is Magento's `Default`.
public struct AttributeSetID: Identifier {
    public let rawValue: Int64
    /// The attribute set with this number.
    public init(rawValue: Int64) { self.rawValue = rawValue }
}

/// A tax class's number; 2 is Magento's `Taxable Goods`, 0 is untaxed.
public struct TaxClassID: Identifier {
    public let rawValue: Int64
    /// The tax class with this number.
    public init(rawValue: Int64) { self.rawValue = rawValue }

    /// No tax.
    public static let none = TaxClassID(0)
}

/// A customer group's number (Magento's `customer_group_id`); 0 is not signed in.
public struct CustomerGroupID: Identifier {
    public let rawValue: Int64
    /// The customer group with this number.
    public init(rawValue: Int64) { self.rawValue = rawValue }

    /// Who is not signed in (Magento's `NOT LOGGED IN`).
    public static let guests = CustomerGroupID(0)
    /// Everybody (Magento's `ALL GROUPS`, 32000 on the wire).
    public static let all = CustomerGroupID(32_000)
}

/// A tax rate's number (Magento's `tax_calculation_rate_id`).
public struct TaxRateID: Identifier {
    public let rawValue: Int64
    /// The tax rate with this number.
    public init(rawValue: Int64) { self.rawValue = rawValue }
}

/// A tax rule's number (Magento's `tax_calculation_rule_id`).
public struct TaxRuleID: Identifier {
    public let rawValue: Int64
    /// The tax rule with this number.
    public init(rawValue: Int64) { self.rawValue = rawValue }
}

/// A region's number (Magento's `directory_country_region`); 0 means every region of the country.
public struct RegionID: Identifier {
    public let rawValue: Int64
    /// The region with this number.
    public init(rawValue: Int64) { self.rawValue = rawValue }

    /// Every region, or none that is known.
    public static let any = RegionID(0)
}
