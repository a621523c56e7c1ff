import Basics
import Catalog

/// Pictures, by the names under which they will be found below `/media/catalog/product`.
extension RowMapping {
    /// Roles come first, in the order of their attributes, then the additional pictures; a file named twice is one
    /// picture. On a store view's row nothing is taken: the shop's pictures are the same in all views.
    mutating func mapImages() {
        var images: [ImageDraft] = []
        for role in ["image", "small_image", "thumbnail", "swatch_image"] {
            switch row.cell(role) {
            case .text(let path) where path != "no_selection":
                add(path, role, row.text("\(role)_label"), to: &images)
            case .cleared: warn(role, .imageNotCleared, row.column(role))
            default: break
            }
        }
        let labels = row.text("additional_image_labels").map { _ in row.values("additional_image_labels") } ?? []
        for (place, path) in row.values("additional_images").enumerated() {
            let label = place < labels.count ? labels[place] : nil
            add(path, "additional_images", label, to: &images)
        }
        guard isDefaultRow else {
            if !images.isEmpty { warn("image", .imageOnStoreRow) }
            return
        }
        draft.images = images
    }

    private mutating func add(_ path: String, _ column: String, _ label: String?, to images: inout [ImageDraft]) {
        guard let file = RowMapping.mediaFile(trimmed(path)) else {
            return refuse(column, .invalidMediaUrlPath, row.column(column))
        }
        let roles = column == "additional_images" ? [] : [column]
        if let place = images.firstIndex(where: { $0.file == file }) {
            images[place].roles += roles
            images[place].label = images[place].label ?? label
        } else {
            images.append(ImageDraft(file: file, label: label, roles: roles))
        }
    }

    /// `robes/RB-1.jpg` becomes `/r/b/rb-1.jpg` (Magento's `Uploader::getDispersionPath`); nil for anything but a plain
    /// path to a picture: letters, digits, `_ - . / \`, no `..`.
    private static func mediaFile(_ path: String) -> String? {
        let isPlain = path.utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || Array("_-./\\".utf8).contains($0) }
        let parts = path.lowercased().split(omittingEmptySubsequences: true) { $0 == "/" || $0 == "\\" }
        guard isPlain, !parts.contains(".."), let name = parts.last, name.utf8.count <= nameBytesMax else { return nil }
        let words = name.split(separator: ".", omittingEmptySubsequences: false)
        guard words.count > 1, words.first != "", let type = words.last, pictureTypes.contains(String(type)) else {
            return nil
        }
        let folders = name.prefix(2).map { $0 == "." ? "_" : String($0) }
        return "/" + folders.joined(separator: "/") + "/" + name
    }

    private static let pictureTypes: Set = ["jpg", "jpeg", "gif", "png", "webp", "svg"]
    private static let nameBytesMax = 200
}
