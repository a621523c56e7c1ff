import Catalog
import Commerce
import MariaDB

/// Pictures of a batch.
extension ProductBatch {
    /// Pictures are added; a role that a picture takes leaves the one that had it.
    func writeMedia(_ placed: [Placed]) async throws {
        let withImages = placed.filter { !$0.draft.images.isEmpty && $0.draft.store == .all }
        guard !withImages.isEmpty else { return }
        let present = try await transaction.rows(
            """
            SELECT product_id, file, label, position, is_disabled, roles FROM product_media
            WHERE product_id IN \(list: withImages.map(\.id)) ORDER BY product_id, position
            """, as: ProductID.self, String.self, String?.self, Int64.self, Bool.self, String.self)
        var galleries: [ProductID: [Picture]] = [:]
        for (product, file, label, position, isDisabled, roles) in present {
            galleries[product, default: []].append(
                Picture(
                    file: file, label: label, position: position, isDisabled: isDisabled,
                    roles: roles.split(separator: ",").map(String.init)))
        }
        var rows: [[any SQLParameter]] = []
        for place in withImages {
            var gallery = galleries[place.id] ?? []
            for image in place.draft.images { ProductBatch.add(image, to: &gallery) }
            rows += gallery.map { picture in
                [
                    place.id, picture.file, picture.label, picture.position, picture.isDisabled,
                    picture.roles.joined(separator: ","),
                ]
            }
        }
        try await transaction.run(
            """
            INSERT INTO product_media (product_id, file, label, position, is_disabled, roles) VALUES \(rows: rows)
            ON DUPLICATE KEY UPDATE label = VALUES(label), is_disabled = VALUES(is_disabled), roles = VALUES(roles)
            """)
    }

    /// What store views say of pictures: of those that a draft names, by their files.
    func writeScopedMedia(_ placed: [Placed]) async throws {
        let said = placed.filter { !$0.draft.images.isEmpty && $0.draft.store != .all }
        guard !said.isEmpty else { return }
        let ids = try await mediaIDs(said.map(\.id))
        var rows: [[any SQLParameter]] = []
        for place in said {
            for image in place.draft.images {
                guard let id = ids[MediaKey(product: place.id, file: image.file)] else { continue }
                let roles = image.roles.isEmpty ? nil : image.roles.joined(separator: ",")
                rows.append([id, place.draft.store, image.label, SQLValue.null, image.isDisabled, roles])
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
