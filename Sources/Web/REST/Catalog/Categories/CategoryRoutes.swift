import Basics
import Catalog
import Commerce
import HTTP
import JSON
import WebSupport

/// Categories: the tree, one, lists, saving, moving, deleting, and their products.
struct CategoryRoutes {
    let services: ShopServices

    private static let resource = "Magento_Catalog::categories"

    init(_ services: ShopServices) { self.services = services }

    func add(to routes: inout RouteTable<RESTRoute>.Builder) {
        let reading = RESTAccess.catalogue(CategoryRoutes.resource)
        let writing = RESTAccess.admin(CategoryRoutes.resource)
        routes.add(.get, "/V1/categories", RESTRoute(reading, tree))
        routes.add(.get, "/V1/categories/list", RESTRoute(writing, list))
        routes.add(.get, "/V1/categories/:categoryId", RESTRoute(reading, category))
        routes.add(.post, "/V1/categories", RESTRoute(writing, post))
        routes.add(.put, "/V1/categories/:id", RESTRoute(writing, put))
        routes.add(.delete, "/V1/categories/:categoryId", RESTRoute(writing, delete))
        routes.add(.put, "/V1/categories/:categoryId/move", RESTRoute(writing, move))
        routes.add(.get, "/V1/categories/:categoryId/products", RESTRoute(reading, products))
        routes.add(.post, "/V1/categories/:categoryId/products", RESTRoute(writing, addProduct))
        routes.add(.put, "/V1/categories/:categoryId/products", RESTRoute(writing, addProduct))
        routes.add(.delete, "/V1/categories/:categoryId/products/:sku", RESTRoute(writing, removeProduct))
    }

    /// The categories as a caller reads them: an administrator's come from the writer.
    func categories(for caller: RESTCaller) async throws(RESTError) -> CategoryTree {
        guard caller.isAdmin else { return services.reference.categories }
        return try await RESTError.storeFailures { () async throws(StoreFailure) in
            try await services.administration.categories.tree()
        }
    }

    /// What categories hold as a caller reads it: an administrator's answer comes from the writer.
    private func categoryProducts(for caller: RESTCaller) -> any CategoryProductListing {
        caller.isAdmin ? services.administration.categoryProducts : services.categoryProducts
    }

    /// The tree below the store's root, or below another category; `depth` 0 is that category alone.
    private func tree(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let (rootID, depth) = try call.read(.integer(ifSent: "rootCategoryId"), .integer(ifSent: "depth"))
        let tree = try await categories(for: call.caller)
        let root = rootID.map { CategoryID($0) } ?? storeRoot(call.store)
        guard let category = tree.category(root) else { throw .noSuchEntity("id", .integer(root.rawValue)) }
        var groups: [CategoryID: [CategoryID]] = [:]
        for id in tree.branch(from: root) { groups[id] = CategoryRoutes.counted(id, tree) }
        let counts = try await RESTError.storeFailures { () async throws(StoreFailure) in
            try await categoryProducts(for: call.caller).counts(groups)
        }
        var json = JSONWriter(capacity: 8_192)
        CategoryTreeResponse(tree, counts, call.store).write(category, depth: depth ?? .max, into: &json)
        return json.takeBytes()
    }

    /// The categories whose products a category counts: an anchor's descendants too.
    /// The roots of trees count their own.
    private static func counted(_ id: CategoryID, _ tree: CategoryTree) -> [CategoryID] {
        let isRoot = tree.path(to: id).count <= 2
        return tree.category(id)?.isAnchor == true && !isRoot ? tree.branch(from: id) : [id]
    }

    private func storeRoot(_ store: StoreViewID) -> CategoryID {
        services.reference.stores.view(store)?.rootCategoryID ?? CategoryID(1)
    }

    private func known(_ id: Int64, _ caller: RESTCaller) async throws(RESTError) -> (Catalog.Category, CategoryTree) {
        let tree = try await categories(for: caller)
        guard let category = tree.category(CategoryID(id)) else { throw .noSuchEntity("id", .integer(id)) }
        return (category, tree)
    }

    private func category(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let (id, storeID) = try call.read(.integer("categoryId"), .integer(ifSent: "storeId"))
        let (category, tree) = try await known(id, call.caller)
        return CategoryResponse(category, in: storeID.map { StoreViewID($0) } ?? call.store, tree).json()
    }

    private func list(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let criteria = try call.read(.searchCriteria)
        let tree = try await categories(for: call.caller)
        let found: (rows: [Catalog.Category], total: Int)
        do throws(SearchError) {
            found = try CategoryFields.table(in: call.store, tree).search(
                tree.all, criteria, sizeMax: call.pageSizeMax)
        } catch {
            throw RESTError(error)
        }
        return SearchResults.bytes(criteria, total: found.total) { json in
            for category in found.rows { CategoryResponse(category, in: call.store, tree).write(into: &json) }
        }
    }
}

/// Writing.
extension CategoryRoutes {
    /// A new category's values are its defaults.
    private func post(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let object = try call.read(.object("category", CategoryRequest.shape))
        let parent = object.integer("parent_id").map { CategoryID($0) } ?? storeRoot(call.store)
        _ = try await known(parent.rawValue, call.caller)
        let draft = try CategoryRequest(object).newDraft(under: parent)
        return try await save(draft, in: call.store)
    }

    private func put(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let object = try call.read(.object("category", CategoryRequest.shape))
        guard let id = object.integer("id") else { throw .required("id") }
        _ = try await known(id, call.caller)
        return try await save(CategoryRequest(object).draft(changing: CategoryID(id), in: call.store), in: call.store)
    }

    private func save(_ draft: CategoryDraft, in store: StoreViewID) async throws(RESTError) -> [UInt8] {
        let saved = try await categoryErrors { () async throws(CategoryFailure) in
            try await services.administration.categories.save(draft)
        }
        let tree = try await categories(for: .administrator(AdminUserID(0)))
        return CategoryResponse(tree.category(saved.id) ?? saved, in: store, tree).json()
    }

    private func delete(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let id = try call.read(.integer("categoryId"))
        _ = try await known(id, call.caller)
        try await categoryErrors { () async throws(CategoryFailure) in
            try await services.administration.categories.delete(CategoryID(id))
        }
        return RESTAnswer.true
    }

    private func move(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let (id, parent, after) = try call.read(
            .integer("categoryId"), .integer("parentId"), .integer(ifSent: "afterId"))
        let (category, tree) = try await known(id, call.caller)
        _ = try await known(parent, call.caller)
        guard parent != id else { throw RESTError(.badRequest, "Could not move category") }
        guard !tree.branch(from: category.id).contains(CategoryID(parent)) else {
            throw RESTError(
                .badRequest, "Operation do not allow to move a parent category to any of children category")
        }
        try await categoryErrors { () async throws(CategoryFailure) in
            try await services.administration.categories.move(
                category.id, under: CategoryID(parent), after: after.map { CategoryID($0) })
        }
        return RESTAnswer.true
    }

    private func categoryErrors<Value>(
        _ body: () async throws(CategoryFailure) -> Value
    ) async throws(RESTError) -> Value {
        do throws(CategoryFailure) {
            return try await body()
        } catch {
            throw RESTError(error)
        }
    }
}

/// Products.
extension CategoryRoutes {
    private static let linkShape: RESTShape = [
        "sku": .text, "position": .integer, "category_id": .text, "extension_attributes": .anything,
    ]

    /// An anchor lists the products of those below it too, and a root those of its whole tree. Magento's list has no
    /// pages: a guest's ends where a page would.
    private func products(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let id = try call.read(.integer("categoryId"))
        let (category, tree) = try await known(id, call.caller)
        let isRoot = tree.path(to: category.id).count <= 2
        let shown = category.isAnchor || isRoot ? tree.branch(from: category.id) : [category.id]
        let links = try await RESTError.storeFailures { () async throws(StoreFailure) in
            try await categoryProducts(for: call.caller).products(in: shown, countMax: call.pageSizeMax)
        }
        return RESTAnswer.list { json in
            for link in links {
                json.object { json in
                    json.member("sku", link.sku.text)
                    json.member("position", link.position)
                    json.member("category_id", "\(category.id)")
                }
            }
        }
    }

    private func addProduct(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let (id, link) = try call.read(
            .integer("categoryId"), .object("productLink", CategoryRoutes.linkShape))
        let (category, _) = try await known(id, call.caller)
        let product = try await services.administration.products.required(link.text("sku") ?? "")
        let others = product.categories.filter { $0.categoryID != category.id }
        let added = CategoryLink(categoryID: category.id, position: link.integer("position") ?? 0)
        try await place(product, others + [added])
        return RESTAnswer.true
    }

    private func removeProduct(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let (id, sku) = try call.read(.integer("categoryId"), .text("sku"))
        let (category, _) = try await known(id, call.caller)
        let product = try await services.administration.products.required(sku)
        guard product.categories.contains(where: { $0.categoryID == category.id }) else {
            throw RESTError(.badRequest, "The category doesn't contain the specified product.")
        }
        try await place(product, product.categories.filter { $0.categoryID != category.id })
        return RESTAnswer.true
    }

    private func place(_ product: Product, _ links: [CategoryLink]) async throws(RESTError) {
        var draft = ProductDraft(row: 0, sku: product.sku, store: .all)
        draft.allCategories = links
        let drafts = [draft]
        _ = try await RESTError.savingErrors { () async throws(ProductSavingError) in
            try await services.administration.saving.save(drafts, ConfigurableChange())
        }
    }
}

extension RESTError {
    /// What a category's failure is to a client of the API.
    init(_ failure: CategoryFailure) {
        func notSaved(_ reason: String) -> RESTError {
            RESTError(.badRequest, "Could not save category: %1", .listed([.string(reason)]))
        }
        switch failure {
        case .unknown(let id): self = .noSuchEntity("id", .integer(id.rawValue))
        case .nameIsMissing: self = notSaved("The \"Name\" attribute value is empty. Set the attribute and try again.")
        case .urlKeyIsTaken: self = notSaved("URL key for specified store already exists.")
        case .belowItself:
            self.init(
                .badRequest, "Operation do not allow to move a parent category to any of children category")
        case .isRoot(let id):
            self.init(.badRequest, "Cannot delete category with id %1", .listed([.string("\(id)")]))
        case .store(let failure): self.init(failure)
        }
    }
}
