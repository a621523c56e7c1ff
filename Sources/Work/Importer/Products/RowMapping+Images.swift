import Basics
import Catalog

/// Pictures, by the names under which they will be found below `/media/catalog/product`.
extension RowMapping {
    /// The columns of roles, in the order of their attributes.
    static let pictureRoles = ["image", "small_image", "thumbnail", "swatch_image"]

    /// Roles come first, then the additional pictures; a file named twice is one picture. On a store view's row, what
    /// is said of a picture is that view's; the shop gets the file, without a label.
    mutating func mapImages() {
        var images: [ImageDraft] = []
        for role in RowMapping.pictureRoles {
            switch row.cell(role) {
            case .text(let path) where path != "no_selection":
                add(path, role, row.text(RowMapping.labelCode(role)), to: &images)
            case .cleared: draft.hiddenRoles.append(role)
            default: break
            }
        }
        let labels = row.text("additional_image_labels") == nil ? [] : allLabels
        for (place, path) in row.values("additional_images").enumerated() {
            let label = place < labels.count && !labels[place].isEmpty ? labels[place] : nil
            add(path, "additional_images", label, to: &images)
        }
        if let whole = wholeGallery { images = whole.compactMap { file in images.first { $0.file == file } } }
        for path in row.values("hide_from_product_page") { hide(path, in: &images) }
        draft.images = images
    }

    /// The files of `additional_images` where these are the whole gallery, pictures with roles among them, as exports
    /// list it: then their order is the gallery's.
    private var wholeGallery: [String]? {
        var files: [String] = []
        for path in row.values("additional_images") {
            guard let file = RowMapping.mediaFile(path) else { return nil }
            if !files.contains(file) { files.append(file) }
        }
        let withRoles = RowMapping.pictureRoles.compactMap { row.text($0) }.filter { $0 != "no_selection" }
        return withRoles.allSatisfy { RowMapping.mediaFile(trimmed($0)).map(files.contains) ?? false } ? files : nil
    }

    /// Labels with the empty ones, which keep the others in their places.
    private var allLabels: [String] {
        row.text("additional_image_labels").map { text in
            QuotedText.pieces(text, at: mapper.options.valueSeparator).map { QuotedText.value($0.1) }
        } ?? []
    }

    private static func labelCode(_ role: String) -> String { "\(role)_label" }

    private mutating func add(_ path: String, _ column: String, _ label: String?, to images: inout [ImageDraft]) {
        guard let file = RowMapping.mediaFile(trimmed(path)) else {
            return refuse(column, .invalidMediaUrlPath, row.column(column))
        }
        result.pictureSources[file] = trimmed(path)
        result.pictureColumns[file] = row.column(column)
        let roles = column == "additional_images" ? [] : [column]
        if let place = images.firstIndex(where: { $0.file == file }) {
            images[place].roles += roles
            images[place].label = images[place].label ?? label
        } else {
            images.append(ImageDraft(file: file, label: label, roles: roles))
        }
    }

    private mutating func hide(_ path: String, in images: inout [ImageDraft]) {
        guard let file = RowMapping.mediaFile(path) else {
            return refuse("hide_from_product_page", .invalidMediaUrlPath, "hide_from_product_page")
        }
        if let place = images.firstIndex(where: { $0.file == file }) {
            images[place].isDisabled = true
        } else {
            images.append(ImageDraft(file: file, label: nil, roles: [], isDisabled: true))
        }
    }

    /// `robes/RB-1.jpg` becomes `/r/b/rb-1.jpg` (Magento's `Uploader::getDispersionPath`); nil for anything but a plain
    /// path to a picture: letters, digits, `_ - . / \`, no `..`.
    static func mediaFile(_ path: String) -> String? {
        guard path.utf8.allSatisfy(isPlain) else { return nil }
        let parts = path.lowercased().split(omittingEmptySubsequences: true) { $0 == "/" || $0 == "\\" }
        guard !parts.contains(".."), let name = parts.last, name.utf8.count <= nameBytesMax else { return nil }
        let words = name.split(separator: ".", omittingEmptySubsequences: false)
        guard words.count > 1, words.first != "", let type = words.last, pictureTypes.contains(String(type)) else {
            return nil
        }
        let folders = name.prefix(2).map { $0 == "." ? "_" : String($0) }
        return "/" + folders.joined(separator: "/") + "/" + name
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "\\"): true
        default: byte.isASCIILetter || byte.isASCIIDigit
        }
    }

    private static let pictureTypes: Set = ["jpg", "jpeg", "gif", "png", "webp", "svg"]
    private static let nameBytesMax = 200
}
