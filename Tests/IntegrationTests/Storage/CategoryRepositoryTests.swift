import Basics
import Catalog
import Commerce
import MariaDB
import Storage
import Testing

@Suite("Writing categories")
struct CategoryRepositoryTests {
    private let root = CategoryID(2)
    private let view = StoreViewID(1)

    private func check(
        _ body: @escaping (CategoryRepository, Databases) async throws -> Void
    ) throws {
        try TestDatabase.run { _, databases in try await body(CategoryRepository(databases), databases) }
    }

    private func paths(_ databases: Databases) async throws -> [String] {
        try await databases.writer.rows(
            "SELECT request_path, kind, COALESCE(target_path, '') FROM url_rewrite ORDER BY request_path",
            as: String.self, String.self, String.self
        ).map { $2.isEmpty ? $0 : "\($0) \($2)" }
    }

    @Test("a new category comes last, with a key of its name; what is said of a store view holds there alone")
    func making() throws {
        try check { [root, view] shop, databases in
            let women = try await shop.save(CategoryDraft(under: root, name: "Femme & Été"))
            let shoes = try await shop.save(CategoryDraft(under: root, name: "Chaussures"))
            #expect((women.urlKey(in: view), women.position, shoes.position) == ("femme-ete", 1, 2))
            var inView = CategoryDraft(changing: women.id, in: view)
            (inView.texts.name, inView.texts.isActive) = ("Women", false)
            inView.texts.details[.displayMode] = "PAGE"
            let changed = try await shop.save(inView)
            #expect((changed.name(in: view), changed.name(in: .all)) == ("Women", "Femme & Été"))
            #expect((changed.isActive(in: view), changed.isActive) == (false, true))
            #expect(changed.detail(.displayMode, in: view) == "PAGE")
            inView = CategoryDraft(changing: women.id, in: view)
            inView.cleared = [.name, .isActive, .detail(.displayMode)]
            let cleared = try await shop.save(inView)
            #expect((cleared.name(in: view), cleared.isActive(in: view)) == ("Femme & Été", true))
            #expect(cleared.detail(.displayMode, in: view) == nil)
            let found = try await paths(databases)
            #expect(found == ["chaussures.html", "femme-ete.html"])
        }
    }

    @Test("a new key moves the pages below as well, and the old paths lead on")
    func newKey() throws {
        try check { [root] shop, databases in
            let women = try await shop.save(CategoryDraft(under: root, name: "Femme"))
            let dresses = try await shop.save(CategoryDraft(under: women.id, name: "Robes"))
            var draft = CategoryDraft(changing: women.id, in: .all)
            draft.texts.urlKey = "elle"
            _ = try await shop.save(draft)
            try await shop.move(dresses.id, under: root, after: CategoryID(0))
            let found = try await paths(databases)
            #expect(
                found == [
                    "elle.html", "elle/robes.html robes.html", "femme.html elle.html",
                    "femme/robes.html elle/robes.html", "robes.html",
                ])
            let tree = try await shop.tree()
            #expect(tree.children(of: root).map(\.id) == [dresses.id, women.id])
            #expect(tree.path(to: dresses.id) == [CategoryTree.rootID, root, dresses.id])
        }
    }

    @Test("what cannot be is refused, and changes nothing")
    func refusals() throws {
        try check { [root] shop, databases in
            let women = try await shop.save(CategoryDraft(under: root, name: "Femme"))
            let dresses = try await shop.save(CategoryDraft(under: women.id, name: "Robes"))
            let before = try await paths(databases)
            await #expect(throws: CategoryFailure.urlKeyIsTaken("femme")) {
                try await shop.save(CategoryDraft(under: self.root, name: "FEMME"))
            }
            await #expect(throws: CategoryFailure.nameIsMissing) {
                try await shop.save(CategoryDraft(under: self.root, name: ""))
            }
            await #expect(throws: CategoryFailure.unknown(CategoryID(99))) {
                try await shop.save(CategoryDraft(under: CategoryID(99), name: "X"))
            }
            await #expect(throws: CategoryFailure.belowItself) {
                try await shop.move(women.id, under: dresses.id, after: nil)
            }
            await #expect(throws: CategoryFailure.isRoot(CategoryID(2))) { try await shop.delete(CategoryID(2)) }
            let after = try await paths(databases)
            #expect(before == after)
        }
    }

    @Test("a category goes with all below it and their paths")
    func deleting() throws {
        try check { [root] shop, databases in
            let women = try await shop.save(CategoryDraft(under: root, name: "Femme"))
            _ = try await shop.save(CategoryDraft(under: women.id, name: "Robes"))
            try await shop.delete(women.id)
            let tree = try await shop.tree()
            #expect(tree.all.map(\.id) == [CategoryTree.rootID, root])
            let found = try await paths(databases)
            #expect(found.isEmpty)
        }
    }
}
