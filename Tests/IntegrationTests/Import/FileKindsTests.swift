import Basics
import Catalog
import Commerce
import Importer
import MariaDB
import Storage
import Testing

@Suite("Files of all kinds, with every behaviour")
struct FileKindsTests {
    private static let products = """
        sku,attribute_set_code,product_type,name,price,qty
        A,Default,simple,Robe,10,5
        B,Default,simple,Jupe,20,3

        """

    private func check(_ body: @escaping (ShopFiles) async throws -> Void) throws {
        try TestDatabase.run { _, databases in
            let shop = try await ShopFiles.furnished(databases)
            _ = try await shop.products(FileKindsTests.products)
            try await body(shop)
        }
    }

    private func options(_ behavior: ImportBehavior) -> ImportOptions {
        var options = ImportOptions()
        options.behavior = behavior
        return options
    }

    private func ids(_ shop: ShopFiles) async throws -> [String: Int64] {
        let rows = try await shop.databases.writer.rows("SELECT sku, id FROM product", as: String.self, Int64.self)
        return Dictionary(rows) { first, _ in first }
    }

    @Test("replace makes a product anew with a new number; what is not there is refused, and nothing of it kept")
    func replace() throws {
        try check { [self] shop in
            let before = try await ids(shop)
            let outcome = try await shop.products(
                "sku,attribute_set_code,product_type,name,price\nA,Default,simple,Robe longue,12\n"
                    + "C,Default,simple,Cape,9\nB,,,x,\n", options(.replace))
            #expect(outcome.problems.map(\.code).contains("skuNotFoundToDelete"))
            #expect(outcome.problems.map(\.line).allSatisfy { [3, 4].contains($0) })
            let after = try await ids(shop)
            #expect(after["A"] != before["A"] && after["B"] == before["B"] && after["C"] == nil)
            let names = try await shop.databases.writer.rows(
                "SELECT name FROM product_scope s JOIN product p ON p.id = s.product_id WHERE p.sku = 'A'",
                as: String.self)
            #expect(names == ["Robe longue"])
        }
    }

    @Test("a swatch is a colour or a symbol's name; another text is refused with its row")
    func swatches() throws {
        try check { shop in
            let outcome = try await shop.attributes(
                "attribute_code,label,input,option,swatch\ncare,Entretien,multiselect,,\ncare,,,A la main,wash-hand\n"
                    + "care,,,Rouge,#7A1F2B\ncare,,,Lien,url(x)\n")
            #expect(outcome.problems.map(\.column) == ["swatch"])
            #expect(outcome.problems.map(\.line) == [5])
            let care = try #require(try await shop.reference().attributes.attribute("care"))
            #expect(care.options.map(\.swatch) == [.symbol("wash-hand"), .colour("#7A1F2B")])
        }
    }

    @Test("delete goes by SKU alone and names what is not there")
    func delete() throws {
        try check { [self] shop in
            let outcome = try await shop.products("sku,price\nA,nonsense\nZ,1\n", options(.delete))
            #expect(outcome.deleted == 1)
            #expect(outcome.problems.map(\.code) == ["skuNotFoundToDelete"])
            let after = try await ids(shop)
            #expect(Array(after.keys) == ["B"])
            let paths = try await shop.databases.writer.rows("SELECT COUNT(*) FROM url_rewrite", as: Int64.self)
            #expect(paths == [2])
        }
    }

    @Test("stock: numbers and states by themselves, unknown SKUs and sources refused")
    func stock() throws {
        try check { [self] shop in
            let outcome = try await shop.stock(
                "sku,source_code,quantity,status\nA,default,7.5,1\nB,default,,0\nC,default,1,1\nA,moon,1,1\n"
                    + "A,default,x,\n"
            )
            #expect(outcome.problems.map(\.code) == ["unknownSKU", "unknownSource", "valueInvalid"])
            let written = try await shop.exported { try await SheetExport(of: $0, $1, to: $2).stock() }
            #expect(written == "sku,source_code,quantity,status\nA,default,7.5000,1\nB,default,3.0000,0\n")
            _ = try await shop.stock("sku,source_code\nA,default\n", options(.delete))
            let left = try await shop.exported { try await SheetExport(of: $0, $1, to: $2).stock() }
            #expect(left == "sku,source_code,quantity,status\nB,default,3.0000,0\n")
        }
    }

    @Test("tier prices: Magento's columns, texts and behaviours")
    func tiers() throws {
        try check { [self] shop in
            let header =
                "sku,tier_price_website,tier_price_customer_group,tier_price_qty,tier_price,tier_price_value_type\n"
            let file =
                header + "A,All Websites [EUR],General,1.0000,10.0000,Discount\n"
                + "A,All Websites [EUR],ALL GROUPS,2.0000,9.500000,Fixed\n"
            let wrong =
                "A,moon,ALL GROUPS,1,1,Fixed\nA,base,Nobody,1,1,Fixed\nA,base,General,x,1,Fixed\n"
                + "A,base,General,1,1,Free\nA,base,,,,\nA,base,ALL GROUPS,2,9,Fixed\nB,,,,,\n"
            let outcome = try await shop.prices(file + wrong)
            #expect(
                outcome.problems.map(\.code) == [
                    "tierPriceWebsiteInvalid", "tierPriceGroupInvalid", "invalidAttributeDecimal",
                    "tierPriceTypeInvalid", "tierPriceDataIsIncomplete", "duplicateTierPrice",
                ])
            let written = try await shop.exported { try await SheetExport(of: $0, $1, to: $2).tierPrices() }
            #expect(written.replacing("\"", with: "") == file)
            let unknown = try await shop.prices("sku,color\nA,red\n")
            #expect(unknown.problems.map(\.sentence) == ["Header contains invalid attribute(s): \"color\""])
            _ = try await shop.prices(header + "A,,,,,\n", options(.delete))
            let left = try await shop.exported { try await SheetExport(of: $0, $1, to: $2).tierPrices() }
            #expect(left == header)
        }
    }

    @Test("categories: parents first, store views' words, and again nothing changes")
    func categories() throws {
        try check { [self] shop in
            let file =
                "path,store_view_code,name,url_key,is_active\nDefault Category/Robes,,,robes,1\n"
                + "Default Category/Robes,en,Dresses,dresses,0\nDefault Category/X/Y,,,,\nNowhere,,,,\n"
                + "Default Category/Robes/A\\/B,,,,\n"
            let first = try await shop.categories(file)
            #expect(first.problems.map(\.code) == ["unknownParent", "unknownRoot"])
            #expect((first.created, first.updated) == (2, 1))
            let written = try await shop.exported { _, reference, write in
                let shop = CatalogueStandIn()
                return try SheetExport(of: shop, reference, to: write).categories()
            }
            #expect(written.contains("\"Default Category/Robes/A\\/B\",,A/B,a-b"))
            let again = try await shop.categories(written)
            #expect((again.created, again.updated, again.problemCount) == (0, 0, 0))
            _ = try await shop.categories("path\nDefault Category/Robes\n", options(.delete))
            let tree = try await shop.reference().categories
            #expect(tree.all.count == 2)
        }
    }
}

/// Categories are written from the reference data alone.
private final class CatalogueStandIn: CatalogueExporting {
    func names() async throws(StoreFailure) -> ExportNames {
        ExportNames(websites: [:], attributeSets: [:], taxClasses: [:], customerGroups: [:])
    }

    func records(after id: ProductID) async throws(StoreFailure) -> [ProductRecord] { [] }

    func stock(
        after id: ProductID
    ) async throws(StoreFailure) -> (lines: [SourceStockDraft], last: ProductID)? { nil }
}
