import Catalog
import Commerce
import MariaDB

/// Pictures of a batch.
extension ProductBatch {
    /// Pictures are added; a role that a picture takes leaves the one that had it.
    func writeMedia(_ placed: [Placed]) async throws {
        let withImages = placed.filter {
            !($0.draft.images.isEmpty && $0.draft.hiddenRoles.isEmpty) && $0.draft.store == .all
        }
        guard !withImages.isEmpty else { return }
        var galleries = try await galleries(withImages.filter { !$0.isNew }.map(\.id))
        var rows: [[any SQLParameter]] = []
        for place in withImages {
            var gallery = galleries[place.id] ?? []
            for image in place.draft.images { ProductBatch.add(image, to: &gallery) }
            for picture in gallery.indices where !Set(gallery[picture].roles).isDisjoint(with: place.draft.hiddenRoles)
            {
                gallery[picture].isDisabled = true
            }
            galleries[place.id] = gallery
        }
        for (product, gallery) in galleries.sorted(by: { $0.key < $1.key }) {
            rows += gallery.map { picture in
                [
                    product, picture.file, picture.label, picture.position, picture.isDisabled,
                    picture.roles.joined(separator: ","),
                ]
            }
        }
        guard !rows.isEmpty else { return }
        try await transaction.run(
            """
            INSERT INTO product_media (product_id, file, label, position, is_disabled, roles) VALUES \(rows: rows)
            ON DUPLICATE KEY UPDATE label = VALUES(label), is_disabled = VALUES(is_disabled), roles = VALUES(roles)
            """)
    }

    private func galleries(_ products: [ProductID]) async throws -> [ProductID: [Picture]] {
        guard !products.isEmpty else { return [:] }
        let present = try await transaction.rows(
            """
            SELECT product_id, file, label, position, is_disabled, roles FROM product_media
            WHERE product_id IN \(list: products) ORDER BY product_id, position
            """, as: ProductID.self, String.self, String?.self, Int64.self, Bool.self, String.self)
        var galleries: [ProductID: [Picture]] = [:]
        for (product, file, label, position, isDisabled, roles) in present {
            galleries[product, default: []].append(
                Picture(
                    file: file, label: label, position: position, isDisabled: isDisabled,
                    roles: roles.split(separator: ",").map(String.init)))
        }
        return galleries
    }

    /// What store views say of pictures: of those that a draft names, by their files.
    func writeScopedMedia(_ placed: [Placed]) async throws {
        let said = placed.filter {
            !($0.draft.images.isEmpty && $0.draft.hiddenRoles.isEmpty) && $0.draft.store != .all
        }
        guard !said.isEmpty else { return }
        let ids = try await mediaIDs(said.map(\.id))
        let galleries = try await galleries(said.filter { !$0.draft.hiddenRoles.isEmpty }.map(\.id))
        var rows: [[any SQLParameter]] = []
        for place in said {
            for image in place.draft.images {
                guard let id = ids[MediaKey(product: place.id, file: image.file)] else { continue }
                let roles = image.roles.isEmpty ? nil : image.roles.joined(separator: ",")
                rows.append([id, place.draft.store, image.label, SQLValue.null, image.isDisabled, roles])
            }
        }
        for place in said {
            let hidden = galleries[place.id, default: []].filter { picture in
                !Set(picture.roles).isDisjoint(with: place.draft.hiddenRoles)
            }
            rows += hidden.compactMap { picture in
                ids[MediaKey(product: place.id, file: picture.file)].map { id in
                    [id, place.draft.store, SQLValue.null, SQLValue.null, true, SQLValue.null]
                }
            }
        }
        try await GalleryRows.writeScopes(rows, in: transaction)
    }

    /// Galleries that are given whole: pictures that are not named go. In a store view's draft, what it says of a
    /// picture is that view's.
    func writeGalleries(_ placed: [Placed]) async throws {
        for place in placed {
            guard let gallery = place.draft.gallery else { continue }
            try await GalleryRows(transaction: transaction, product: place.id).replace(gallery, in: place.draft.store)
        }
    }

    private struct MediaKey: Hashable {
        let product: ProductID
        let file: String
    }

    private func mediaIDs(_ products: [ProductID]) async throws -> [MediaKey: Int64] {
        let rows = try await transaction.rows(
            "SELECT product_id, file, id FROM product_media WHERE product_id IN \(list: products)",
            as: ProductID.self, String.self, Int64.self)
        return Dictionary(rows.map { (MediaKey(product: $0.0, file: $0.1), $0.2) }) { first, _ in first }
    }

    private struct Picture {
        let file: String
        var label: String?
        let position: Int64
        var isDisabled: Bool
        var roles: [String]
    }

    private static func add(_ image: ImageDraft, to gallery: inout [Picture]) {
        for place in gallery.indices { gallery[place].roles.removeAll { image.roles.contains($0) } }
        if let place = gallery.firstIndex(where: { $0.file == image.file }) {
            gallery[place].roles += image.roles
            gallery[place].label = image.label ?? gallery[place].label
            gallery[place].isDisabled = image.isDisabled ?? gallery[place].isDisabled
        } else {
            let position = (gallery.map(\.position).max() ?? 0) + 1
            gallery.append(
                Picture(
                    file: image.file, label: image.label, position: position, isDisabled: image.isDisabled ?? false,
                    roles: image.roles))
        }
    }
}
