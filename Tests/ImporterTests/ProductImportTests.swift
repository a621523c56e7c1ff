import Basics
import Catalog
import Commerce
import EventLoop
import Importer
import Testing

/// Runs an import of a text that is read in small pieces; batches are kept beside the checking of the next ones, as the
/// command does, or before.
private func run(
    _ text: String, into shop: FakeImporting, _ options: ImportOptions = ImportOptions(), pieceBytes: Int = 61,
    isAside: Bool = true, problem: @escaping (RowProblem) -> Void = { _ in },
    progress: @escaping (ImportProgress) -> Void = { _ in }
) async throws -> ImportOutcome {
    let bytes = Array(text.utf8)
    let reference = try #require(TestShop.reference())
    var listeners = ImportListeners()
    (listeners.problem, listeners.progress) = (problem, progress)
    return try EventLoop.runToEnd { [listeners] loop in
        let start: AsideWork.Starting? = isAside ? { loop.start($0) } : nil
        return try await ProductImport(
            into: shop, reference, options, listeners: listeners, startingAside: start,
            reopen: {
                var position = 0
                return {
                    let end = min(position + pieceBytes, bytes.count)
                    defer { position = end }
                    return Array(bytes[position..<end])
                }
            }
        ).run()
    }
}

private let header = "sku,store_view_code,attribute_set_code,product_type,name,price,url_key,qty\n"

private let advice = "You need to specify the unique URL key manually"

private func sku(_ text: String) throws -> SKU { try #require(SKU(text)) }

@Suite("A product import")
struct ProductImportTests {
    /// The example of the format's description, with the material as the attribute of its own that it is.
    static let example = """
        sku,store_view_code,attribute_set_code,product_type,categories,product_websites,name,price,special_price,\
        special_price_from_date,special_price_to_date,tax_class_name,visibility,url_key,additional_attributes,qty,\
        is_in_stock,base_image,configurable_variations,configurable_variation_labels
        RB-0001-38,,Mode,simple,,base,Robe Solène 38,79.99,55.99,2027-01-06,2027-02-02,Taxable Goods,\
        Not Visible Individually,robe-solene-38,"color=Bleu nuit,size=38",4,1,,,
        RB-0001-40,,Mode,simple,,base,Robe Solène 40,79.99,55.99,2027-01-06,2027-02-02,Taxable Goods,\
        Not Visible Individually,robe-solene-40,"color=Bleu nuit,size=40",0,0,,,
        RB-0001,,Mode,configurable,Boutique/Robes,base,Robe Solène,,,,,Taxable Goods,"Catalog, Search",robe-solene,\
        "material=Viscose",,1,rb-0001.jpg,"sku=RB-0001-38,size=38|sku=RB-0001-40,size=40",size=Taille
        RB-0001,en,Mode,configurable,,,Solène dress,,,,,,,solene-dress,,,,,,

        """

    @Test("the format's own example is taken whole")
    func example() async throws {
        let shop = FakeImporting()
        let outcome = try await run(ProductImportTests.example, into: shop)
        #expect(outcome.problems == [])
        #expect(outcome.warnings == [])
        #expect((outcome.rowsChecked, outcome.entities, outcome.invalidRows) == (4, 3, 0))
        #expect((outcome.created, outcome.updated, outcome.wasStopped) == (3, 0, false))
        let dress = try #require(shop.products[sku("rb-0001")])
        #expect(dress.kind == .configurable)
        #expect(dress.columns[.all]?.name == "Robe Solène")
        #expect(dress.columns[TestShop.english]?.name == "Solène dress")
        #expect(dress.columns[TestShop.english]?.urlKey == "solene-dress")
        #expect(dress.images == [ImageDraft(file: "/r/b/rb-0001.jpg", label: nil, roles: ["image"])])
        #expect(dress.variants == [try sku("RB-0001-38"), try sku("RB-0001-40")])
        #expect(dress.axes == [TestShop.size])
        #expect(dress.categories.count == 1)
        let variant = try #require(shop.products[sku("RB-0001-40")])
        #expect((variant.quantity, variant.isInStock) == (.zero, false))
        #expect(variant.values[.all]?[TestShop.color] == .option(TestShop.option(TestShop.color, 0)))
    }

    @Test("the same file again gives the same drafts and changes nothing")
    func rerun() async throws {
        let shop = FakeImporting()
        _ = try await run(ProductImportTests.example, into: shop)
        let (products, first) = (shop.products, Array(shop.batches.joined()))
        shop.batches = []
        let outcome = try await run(ProductImportTests.example, into: shop, pieceBytes: 7)
        #expect((outcome.created, outcome.updated, outcome.problemCount) == (0, 3, 0))
        #expect(shop.products == products)
        let second = Array(shop.batches.joined())
        #expect(first.count == second.count)
        #expect(zip(first, second).allSatisfy(saysTheSame))
    }

    /// Whether two drafts differ in nothing but that one makes the product: then it has the defaults.
    private func saysTheSame(_ first: ProductDraft, _ second: ProductDraft) -> Bool {
        var defaults = ProductColumns()
        defaults.status = .enabled
        return first.sku == second.sku && first.store == second.store && first.values == second.values
            && first.columns.inheriting(defaults) == second.columns.inheriting(defaults)
            && first.categories == second.categories && first.websites == second.websites
            && first.quantity == second.quantity && first.isInStock == second.isInStock && first.images == second.images
    }

    @Test("a refused row is reported by its number and stops nothing else")
    func badRow() async throws {
        let shop = FakeImporting()
        let outcome = try await run(
            header + "A,,Mode,simple,A,1,a,1\nB,,Mode,simple,,1,b,1\nC,,Mode,simple,C\n\nD,,Mode,simple,D,4,d,1\n",
            into: shop)
        #expect(outcome.problems.map(\.row) == [2, 3, 4])
        #expect(outcome.problems.map(\.code) == ["isRequired", "wrongColumnsNumber", "wrongColumnsNumber"])
        #expect((outcome.rowsChecked, outcome.entities, outcome.invalidRows) == (5, 2, 3))
        #expect(Set(shop.products.keys) == [try sku("A"), try sku("D")])
    }

    @Test("a store view's row of a product whose default row was refused is an orphan, in any batch")
    func orphans() async throws {
        let rows = (0..<120).map { "F\($0),,Mode,simple,F,1,f-\($0),1\n" }.joined()
        for between in ["", rows] {
            let shop = FakeImporting()
            let outcome = try await run(
                header + "A,,Mode,simple,A,dear,a,1\n" + between + "a,en,Mode,simple,A,,a,\n", into: shop)
            #expect(outcome.problems.map(\.code) == ["invalidAttributeType", "rowIsOrphan"])
            #expect(shop.products[try sku("A")] == nil)
        }
    }

    @Test("a store view's row of a known product is taken though its default row is refused")
    func noOrphan() async throws {
        let shop = FakeImporting()
        _ = try await run(header + "A,,Mode,simple,A,1,a,1\n", into: shop)
        let outcome = try await run(header + "A,,Mode,simple,A,dear,a,1\nA,en,Mode,simple,Ann,,ann,\n", into: shop)
        #expect(outcome.problems.map(\.code) == ["invalidAttributeType"])
        #expect(shop.products[try sku("A")]?.columns[TestShop.english]?.name == "Ann")
    }

    @Test("a URL key belongs to one product or category of a store view", arguments: [false, true])
    func urlKeys(isDryRun: Bool) async throws {
        let shop = FakeImporting()
        shop.categoryKeys[ScopedURLKey(store: TestShop.english, key: "robes")] = CategoryID(7)
        _ = try await run(header + "OLD,,Mode,simple,Old,1,old,1\n", into: shop)
        var options = ImportOptions()
        options.isDryRun = isDryRun
        let filler = (0..<210).map { "F\($0),,Mode,simple,F,1,f-\($0),1\n" }.joined()
        let outcome = try await run(
            header + "A,,Mode,simple,A,1,same,1\nB,,Mode,simple,B,1,Same,1\nC,,Mode,simple,C,1,old,1\n"
                + "D,,Mode,simple,D,1,robes,1\n" + filler + "E,,Mode,simple,E,1,same,1\nold,,Mode,simple,Old,1,old,1\n"
                + "B,en,Mode,simple,B,,b,\n",
            into: shop, options)
        #expect(
            outcome.problems.map(\.code) == [
                "duplicatedUrlKey", "duplicatedUrlKey", "duplicatedUrlKeyByCategory", "duplicatedUrlKey", "rowIsOrphan",
            ])
        #expect(outcome.problems.map(\.row) == [2, 3, 4, 215, 217])
        #expect(
            outcome.problems.prefix(3).map(\.sentence) == [
                "Url key: 'same' was already generated for an item with the SKU: 'A'. \(advice)",
                "Url key: 'old' was already generated for an item with the SKU: 'OLD'. \(advice)",
                "Url key: 'robes' was already generated for a category with the ID: 7. \(advice)",
            ])
        #expect(shop.products.count == (isDryRun ? 1 : 212))
    }

    @Test("a second default row whose URL key is another's is refused alone")
    func secondDefaultRow() async throws {
        let shop = FakeImporting()
        let outcome = try await run(
            header + "A,,Mode,simple,A,1,a,1\nB,,Mode,simple,B,1,b,1\nB,,Mode,simple,B,2,a,1\nB,en,,,Bee,,bee,\n",
            into: shop)
        #expect(outcome.problems.map(\.row) == [3])
        #expect(shop.products[try sku("B")]?.columns[.all]?.price == Money("1", .eur))
        #expect(shop.products[try sku("B")]?.columns[TestShop.english]?.name == "Bee")
    }

    @Test("children may come after their parent and in another batch; what cannot be linked is reported")
    func variations() async throws {
        let columns = "sku,attribute_set_code,product_type,name,visibility,size,configurable_variations\n"
        let filler = (0..<250).map { "F\($0),Mode,simple,F,Not Visible Individually,,\n" }.joined()
        let shop = FakeImporting()
        let outcome = try await run(
            columns + "P,Mode,configurable,P,,,\"sku=C1,size=38|sku=C2,size=40|sku=GONE,size=38\"\n"
                + "BAD,Mode,configurable,P,,,\"sku=C1,size=99\"\n" + filler
                + "C1,Mode,simple,C,Not Visible Individually,38,\nC2,Mode,simple,C,Not Visible Individually,40,\n",
            into: shop)
        #expect(shop.products[try sku("P")]?.variants == [try sku("C1"), try sku("C2")])
        #expect(shop.links.map(\.parent.text) == ["P"])
        #expect(outcome.problems.map(\.code) == ["variantNotFound", "invalidOptionValue"])
        #expect(outcome.invalidRows == 1)
    }

    @Test("a dry run reports and keeps nothing, not even categories")
    func dryRun() async throws {
        var options = ImportOptions()
        options.isDryRun = true
        let shop = FakeImporting()
        let outcome = try await run(
            "sku,store_view_code,attribute_set_code,product_type,name,price,categories\n"
                + "A,,Mode,simple,A,1,Boutique/New\nA,en,,,Ann,,\n"
                + "B,,Mode,simple,B,x,Boutique\nC,,Mode,simple,C,1,Nowhere/X\n",
            into: shop, options)
        #expect(outcome.problems.map(\.code) == ["invalidAttributeType", "categoryNotValid"])
        #expect((outcome.rowsChecked, outcome.entities, outcome.created) == (4, 2, 0))
        #expect(shop.products.isEmpty && shop.categories.isEmpty)
    }

    @Test("a category under an unknown root is left out and said, the row is taken")
    func unknownRoot() async throws {
        let shop = FakeImporting()
        let outcome = try await run(
            "sku,attribute_set_code,product_type,name,price,categories\n"
                + "A,Mode,simple,A,1,\"Nowhere/X,Boutique/Robes\"\n",
            into: shop)
        #expect(outcome.invalidRows == 0)
        #expect(
            outcome.problems.map(\.sentence) == [
                "Category \"Nowhere/X\" has not been created. There is no root category \"Nowhere\""
            ])
        #expect(shop.products[try sku("A")]?.categories == [CategoryID(10)])
    }

    @Test(
        "nothing is kept of a file with more errors than are allowed",
        arguments: [
            (true, nil, true), (false, 1, true), (true, 1, true), (false, 2, false), (true, 2, false),
            (false, nil, false),
        ] as [(Bool, Int?, Bool)])
    func allowedErrors(isStrict: Bool, allowed: Int?, isStopped: Bool) async throws {
        var options = ImportOptions()
        (options.isStrict, options.allowedErrors) = (isStrict, allowed)
        let shop = FakeImporting()
        let outcome = try await run(
            header + "A,,Mode,simple,A,1,a,1\nB,,Mode,simple,B,x,b,1\nC,,Mode,simple,C,y,c,1\n", into: shop, options)
        #expect(outcome.wasStopped == isStopped)
        #expect(outcome.problemCount == 2)
        #expect(shop.products.count == (isStopped ? 0 : 1))
    }

    @Test("a bad header, or none, stops the run", arguments: [("", "emptyFile"), ("name\nA\n", "columnNotFound")])
    func badHeader(text: String, code: String) async throws {
        let outcome = try await run(text, into: FakeImporting())
        #expect(outcome.wasStopped)
        #expect(outcome.problems.map(\.code) == [code])
    }

    @Test("problems are counted to the end and kept up to a limit; batches have at most their rows")
    func limits() async throws {
        let shop = FakeImporting()
        let bad = (0..<1_200).map { "B\($0),,Mode,simple,,1,b,1\n" }.joined()
        let good = (0..<250).map { "G\($0),,Mode,simple,G,1,g-\($0),1\n" }.joined()
        var steps: [ImportProgress] = []
        let outcome = try await run(header + bad + good, into: shop, pieceBytes: 4_096, progress: { steps.append($0) })
        #expect((outcome.problemCount, outcome.problems.count) == (1_200, ProductImport.problemsKeptMax))
        #expect(shop.batches.map(\.count) == [200, 50])
        #expect(steps.last?.step == .links)
        #expect(steps.last { $0.step == .rows }?.rows == 1_450)
        #expect(steps.last?.bytes == Int64((header + bad + good).utf8.count))
    }

    @Test("a row that the shop cannot keep is refused alone; a shop that is away ends the run")
    func shopTrouble() async throws {
        let shop = FakeImporting()
        shop.poisoned = [try sku("B")]
        let text = header + "A,,Mode,simple,A,1,a,1\nB,,Mode,simple,B,1,b,1\nC,,Mode,simple,C,1,c,1\n"
        let outcome = try await run(text, into: shop)
        #expect(outcome.problems.map(\.code) == ["systemException"])
        #expect((outcome.entities, outcome.invalidRows, outcome.created) == (2, 1, 2))
        shop.failure = .unavailable("moved")
        await #expect(throws: ImportFailure.store(.unavailable("moved"))) { _ = try await run(text, into: shop) }
        shop.failure = .broken("no table")
        await #expect(throws: ImportFailure.store(.broken("no table"))) { _ = try await run(text, into: shop) }
    }

    @Test("what the shop cannot keep is said in its place, and takes the rows that build on it along")
    func shopTroubleInPassing() async throws {
        let shop = FakeImporting()
        (shop.poisoned, shop.turnsOfSave) = ([try sku("B")], 500)
        let filler = (0..<198).map { "F\($0),,Mode,simple,F,1,f-\($0),1\n" }.joined()
        var said: [RowProblem] = []
        let outcome = try await run(
            header + "B,,Mode,simple,B,1,b,1\nX,,Mode,simple,X,dear,x,1\n" + filler
                + "C,,Mode,simple,C,1,c,1\nB,en,,,Bee,,bee,\nD,,Mode,simple,D,x,d,1\n", into: shop,
            problem: { said.append($0) })
        #expect(said.map(\.code) == ["systemException", "invalidAttributeType", "rowIsOrphan", "invalidAttributeType"])
        #expect(said.map(\.row) == [1, 2, 202, 203])
        #expect(said.map(\.line) == [2, 3, 203, 204])
        #expect((outcome.entities, outcome.invalidRows, outcome.created) == (199, 4, 199))
        #expect(shop.products[try sku("B")] == nil)
    }

    @Test("keeping beside checking comes to the same as keeping before", arguments: 0..<20 as Range<UInt64>)
    func besideAsBefore(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let text = header + (0..<900).map { _ in ProductImportTests.row(&random) }.joined()
        var options = ImportOptions()
        options.behavior = [.append, .replace, .delete].randomElement(using: &random) ?? .append
        var results: [(outcome: ImportOutcome, products: [SKU: FakeImporting.Kept], said: [RowProblem])] = []
        for isAside in [false, true] {
            let shop = FakeImporting()
            _ = try await run(header + (0..<50).map { "P\($0),,Mode,simple,P,1,p-\($0),1\n" }.joined(), into: shop)
            shop.turnsOfSave = Int.random(in: 0..<400, using: &random)
            var said: [RowProblem] = []
            let outcome = try await run(
                text, into: shop, options, pieceBytes: 4_096, isAside: isAside, problem: { said.append($0) })
            results.append((outcome, shop.products.mapValues(ProductImportTests.withoutNumber), said))
        }
        #expect(results[0].said.map(\.code) == results[1].said.map(\.code))
        let (isSaidAlike, isOutcomeAlike) = (
            results[0].said == results[1].said, results[0].outcome == results[1].outcome
        )
        let areProductsAlike = results[0].products == results[1].products
        #expect((isSaidAlike, isOutcomeAlike, areProductsAlike) == (true, true, true))
        #expect(results[0].said.count > 10)
    }

    /// A row of one of few products, with one of few URL keys, now and then wrong.
    private static func row(_ random: inout SeededGenerator) -> String {
        let number = Int.random(in: 0..<400, using: &random)
        let key = "p-\(Int.random(in: 0..<20, using: &random) == 0 ? number / 2 : number)"
        switch Int.random(in: 0..<10, using: &random) {
        case 0: return "P\(number),,Mode,simple,P,dear,\(key),1\n"
        case 1...3: return "P\(number),en,,,English,,\(key)-en,\n"
        default: return "P\(number),,Mode,simple,P\(number),\(number % 7),\(key),\(number % 3)\n"
        }
    }

    private static func withoutNumber(_ kept: FakeImporting.Kept) -> FakeImporting.Kept {
        var kept = kept
        kept.id = ProductID(0)
        return kept
    }
}
