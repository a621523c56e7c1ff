import Basics

/// A website: the scope of customers, currencies and sources (Magento's `store_website`).
package struct WebsiteID: Identifier {
    package let rawValue: Int64
    /// The website with this number.
    package init(rawValue: Int64) { self.rawValue = rawValue }
}

/// A store group's number (Magento's `store_group`).
package struct StoreGroupID: Identifier {
    package let rawValue: Int64
    /// The store group with this number.
    package init(rawValue: Int64) { self.rawValue = rawValue }
}

/// A store view: one language and look of the shop (Magento's `store`). Number 0 means all of them.
package struct StoreViewID: Identifier {
    package let rawValue: Int64
    /// The store view with this number.
    package init(rawValue: Int64) { self.rawValue = rawValue }

    /// The default scope, whose values every store view inherits.
    package static let all = StoreViewID(0)
}

/// A product's number (Magento's `entity_id`).
package struct ProductID: Identifier {
    package let rawValue: Int64
    /// The product with this number.
    package init(rawValue: Int64) { self.rawValue = rawValue }
}

/// A category's number; 1 is the tree's root, 2 the default store's root.
package struct CategoryID: Identifier {
    package let rawValue: Int64
    /// The category with this number.
    package init(rawValue: Int64) { self.rawValue = rawValue }
}

/// A product attribute's number.
package struct AttributeID: Identifier {
    package let rawValue: Int64
    /// The attribute with this number.
    package init(rawValue: Int64) { self.rawValue = rawValue }
}

/// The number of one of an attribute's options (Magento's `value_index`).
package struct OptionID: Identifier {
    package let rawValue: Int64
    /// The option with this number.
    package init(rawValue: Int64) { self.rawValue = rawValue }
}

/// An attribute set's number; 4 is Magento's `Default`.
package struct AttributeSetID: Identifier {
    package let rawValue: Int64
    /// The attribute set with this number.
    package init(rawValue: Int64) { self.rawValue = rawValue }
}

/// A tax class's number; 2 is Magento's `Taxable Goods`, 0 is untaxed.
package struct TaxClassID: Identifier {
    package let rawValue: Int64
    /// The tax class with this number.
    package init(rawValue: Int64) { self.rawValue = rawValue }

    /// No tax.
    package static let none = TaxClassID(0)
}

/// A customer group's number (Magento's `customer_group_id`); 0 is not signed in.
package struct CustomerGroupID: Identifier {
    package let rawValue: Int64
    /// The customer group with this number.
    package init(rawValue: Int64) { self.rawValue = rawValue }

    /// Who is not signed in (Magento's `NOT LOGGED IN`).
    package static let guests = CustomerGroupID(0)
    /// Everybody (Magento's `ALL GROUPS`, 32000 on the wire).
    package static let all = CustomerGroupID(32_000)
}

/// A tax rate's number (Magento's `tax_calculation_rate_id`).
package struct TaxRateID: Identifier {
    package let rawValue: Int64
    /// The tax rate with this number.
    package init(rawValue: Int64) { self.rawValue = rawValue }
}

/// A tax rule's number (Magento's `tax_calculation_rule_id`).
package struct TaxRuleID: Identifier {
    package let rawValue: Int64
    /// The tax rule with this number.
    package init(rawValue: Int64) { self.rawValue = rawValue }
}

/// A region's number (Magento's `directory_country_region`); 0 means every region of the country.
package struct RegionID: Identifier {
    package let rawValue: Int64
    /// The region with this number.
    package init(rawValue: Int64) { self.rawValue = rawValue }

    /// Every region, or none that is known.
    package static let any = RegionID(0)
}
