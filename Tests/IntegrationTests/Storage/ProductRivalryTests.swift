import Basics
import Catalog
import Commerce
import EventLoop
import MariaDB
import Storage
import Testing

/// What the save of one product must not do to another, against the real database.
@Suite("Products beside each other")
struct ProductRivalryTests {
    private func draft(_ sku: String, key: String) throws -> ProductDraft {
        var draft = ProductDraft(row: 0, sku: try #require(SKU(sku)), store: .all)
        (draft.kind, draft.attributeSetID) = (.simple, AttributeSetID(4))
        (draft.columns.name, draft.columns.urlKey, draft.columns.price) = (sku, key, Money("10", .eur))
        return draft
    }

    private func repository(_ databases: Databases) -> ProductSavingRepository {
        ProductSavingRepository(
            databases,
            context: {
                WritingContext(
                    now: Instant(seconds: 1_700_000_000), clock: StoreClock(), currency: .eur,
                    stockDefaults: StockDefaults())
            })
    }

    /// A choice of one value, with these numbers; 0 is one to be made.
    private func option(_ title: String, id: Int64 = 0, value: Int64 = 0) -> CustomOption {
        let texts = [StoreViewID.all: CustomOption.Texts(title: title, price: nil)]
        return CustomOption(
            id: id, kind: "radio", isRequired: false, sku: nil, position: 1, charactersMax: nil, fileExtensions: nil,
            imageWidth: nil, imageHeight: nil, texts: texts,
            values: [CustomOption.Value(id: value, sku: title, position: 1, texts: texts)])
    }

    @Test(
        "a product that names another's custom option gets one of its own, and the other's stays as it is",
        arguments: ["with the product", "by itself"])
    func customOptions(way: String) throws {
        var (owner, rival) = (try draft("A", key: "a"), try draft("B", key: "b"))
        owner.customOptions = [option("Initiales")]
        try TestDatabase.run { [self, owner, rival] _, databases in
            let shop = repository(databases)
            let fresh = FreshProducts(databases, currency: .eur, log: .silent)
            func options(_ id: ProductID) async throws -> [CustomOption] {
                try await fresh.product(id)?.customOptions ?? []
            }
            let (first, second) = (
                try await shop.save([owner], ConfigurableChange()), try await shop.save([rival], ConfigurableChange())
            )
            let before = try await options(first)
            let own = try #require(before.first)
            let stolen = option("Volé", id: own.id, value: own.values[0].id)
            if way == "by itself" {
                _ = try await shop.change(rival.sku, .putOption(stolen))
            } else {
                var change = ProductDraft(row: 0, sku: rival.sku, store: .all)
                change.customOptions = [stolen]
                _ = try await shop.save([change], ConfigurableChange())
            }
            let (after, made) = (try await options(first), try await options(second))
            #expect(after == before)
            #expect(made.map { $0.title(in: .all) } == ["Volé"])
            #expect(made.first?.id != own.id && made.first?.values.first?.id != own.values[0].id)
            let removed = try await shop.change(rival.sku, .removeOption(own.id))
            #expect(removed == 0)
            let left = try await options(first)
            #expect(left == before)
        }
    }

    @Test("of saves at once with one URL key one is kept, and the page is that one's; the later are refused")
    func urlKeys() throws {
        let drafts = try (0..<6).map { try draft("K-\($0)", key: "robe") }
        try TestDatabase.run { [self] loop, databases in
            let shop = repository(databases)
            let results = await gather(drafts.count, on: loop) { place in
                await ProductRivalryTests.result { () async throws(ProductSavingError) in
                    try await shop.save([drafts[place]], ConfigurableChange())
                }
            }
            let kept = results.compactMap { try? $0.get() }
            #expect(kept.count == 1)
            #expect(results.filter { $0 == .failure(.urlKeyTaken) }.count == drafts.count - 1)
            let pages = try await databases.writer.rows(
                "SELECT entity_id FROM url_rewrite WHERE kind = 'product' AND request_path = 'robe.html'",
                as: ProductID.self)
            #expect(pages == kept)
            let products = try await databases.writer.rows("SELECT id FROM product", as: ProductID.self)
            #expect(products == kept)
        }
    }

    private static func result(
        _ body: () async throws(ProductSavingError) -> ProductID
    ) async -> Result<ProductID, ProductSavingError> {
        do throws(ProductSavingError) {
            return .success(try await body())
        } catch {
            return .failure(error)
        }
    }
}
