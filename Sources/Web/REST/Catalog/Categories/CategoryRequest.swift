import Basics
import Catalog
import Commerce
import HTTP
import JSON

/// A category that a client saves (`Catalog.Category`).
struct CategoryRequest {
    static let shape: RESTShape = [
        "id": .integer, "parent_id": .integer, "name": .text, "is_active": .flag, "position": .integer,
        "level": .integer, "children": .text, "created_at": .text, "updated_at": .text, "path": .text,
        "available_sort_by": .texts, "include_in_menu": .flag, "extension_attributes": .anything,
        "custom_attributes": .customAttributes,
    ]

    private let object: RESTObject

    init(_ object: RESTObject) { self.object = object }

    /// A draft that makes the category; its values are the defaults of all store views.
    func newDraft(under parent: CategoryID) throws(RESTError) -> CategoryDraft {
        guard let name = object.text("name"), !name.isEmpty else { throw RESTError(CategoryFailure.nameIsMissing) }
        guard object.flag("is_active") != nil else {
            throw RESTError(
                .badRequest, "Could not save category: %1",
                .listed([.string("The \"Is Active\" attribute value is empty. Set the attribute and try again.")]))
        }
        var draft = CategoryDraft(under: parent, name: name)
        fill(&draft)
        return draft
    }

    /// A draft that changes the category in one scope.
    func draft(changing id: CategoryID, in store: StoreViewID) -> CategoryDraft {
        var draft = CategoryDraft(changing: id, in: store)
        fill(&draft)
        return draft
    }

    private func fill(_ draft: inout CategoryDraft) {
        draft.position = object.integer("position")
        draft.texts.name = object.text("name") ?? draft.texts.name
        draft.texts.isActive = object.flag("is_active")
        draft.texts.isInMenu = object.flag("include_in_menu")
        if let sorts = object.texts("available_sort_by") {
            draft.texts.details[.availableSortBy] = sorts.joined(separator: ",")
        }
        for sent in object.customAttributes ?? [] { take(sent, &draft) }
    }

    private func take(_ sent: RESTCustomAttribute, _ draft: inout CategoryDraft) {
        let text = sent.text.flatMap { $0.isEmpty ? nil : $0 }
        func set(_ path: WritableKeyPath<Catalog.Category.Texts, String?>, _ field: CategoryField) {
            if let text { draft.texts[keyPath: path] = text } else { draft.cleared.insert(field) }
        }
        switch sent.code {
        case "url_key": set(\.urlKey, .urlKey)
        case "description": set(\.description, .description)
        case "meta_title": set(\.metaTitle, .metaTitle)
        case "meta_keywords": set(\.metaKeywords, .metaKeywords)
        case "meta_description": set(\.metaDescription, .metaDescription)
        case "is_anchor": draft.isAnchor = text.map { $0 != "0" }
        default:
            guard let detail = CategoryDetail(rawValue: sent.code) else { return }
            if let text { draft.texts.details[detail] = text } else { draft.cleared.insert(.detail(detail)) }
        }
    }
}

/// The fields by which categories are listed.
enum CategoryFields {
    static func table(in store: StoreViewID, _ tree: CategoryTree) -> SearchTable<Catalog.Category> {
        SearchTable(
            .attributes,
            [
                "entity_id": { .number($0.id.rawValue) }, "id": { .number($0.id.rawValue) },
                "parent_id": { .number($0.parentID?.rawValue ?? 0) }, "position": { .number($0.position) },
                "level": { .number(Int64(tree.path(to: $0.id).count - 1)) },
                "path": { .text(tree.path(to: $0.id).map(\.description).joined(separator: "/")) },
                "children_count": { .number(Int64(tree.branch(from: $0.id).count - 1)) },
                "created_at": { .text($0.createdAt.sqlText) }, "updated_at": { .text($0.updatedAt.sqlText) },
                "name": { .text($0.name(in: store)) }, "url_key": { .text(ifAny: $0.urlKey(in: store)) },
                "description": { .text(ifAny: $0.description(in: store)) },
                "meta_title": { .text(ifAny: $0.said(in: store).metaTitle ?? $0.said(in: .all).metaTitle) },
                "meta_description": { .text(ifAny: $0.metaDescription(in: store)) },
                "is_active": { .flag($0.isActive(in: store)) },
                "include_in_menu": { .flag($0.isInMenu(in: store)) }, "is_anchor": { .flag($0.isAnchor) },
                "display_mode": { .text(ifAny: $0.detail(.displayMode, in: store)) },
            ])
    }
}
