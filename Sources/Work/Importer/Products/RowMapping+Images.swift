import Basics
import Catalog

/// Pictures, by the names under which they will be found below `/media/catalog/product`.
extension RowMapping {
    /// The columns of roles, in the order of their attributes, and of their labels.
    private static let pictureRoles = ["image", "small_image", "thumbnail", "swatch_image"].map { ($0, "\($0)_label") }

    /// Roles come first, then the additional pictures; a file named twice is one picture. On a store view's row, what
    /// is said of a picture is that view's; the shop gets the file, without a label.
    mutating func mapImages() {
        var images: [ImageDraft] = []
        for (role, label) in RowMapping.pictureRoles {
            switch row.cell(role) {
            case .text(let path) where path != "no_selection": add(path, role, row.text(label), to: &images)
            case .cleared: draft.hiddenRoles.append(role)
            default: break
            }
        }
        let withRoles = images.map(\.file)
        let listed = addListed(to: &images)
        // Where the list has the pictures with roles too, as exports write it, its order is the gallery's.
        if withRoles.allSatisfy(listed.contains) {
            images = listed.compactMap { file in images.first { $0.file == file } }
        }
        for path in row.values("hide_from_product_page") { hide(path, in: &images) }
        draft.images = images
    }

    /// Adds the pictures of `additional_images` and gives their files, each once.
    private mutating func addListed(to images: inout [ImageDraft]) -> [String] {
        let labels = row.text("additional_image_labels") == nil ? [] : allLabels
        var files: [String] = []
        for (place, path) in row.values("additional_images").enumerated() {
            let label = place < labels.count && !labels[place].isEmpty ? labels[place] : nil
            guard let file = add(path, "additional_images", label, to: &images) else { continue }
            if !files.contains(file) { files.append(file) }
        }
        return files
    }

    /// Labels with the empty ones, which keep the others in their places.
    private var allLabels: [String] {
        row.text("additional_image_labels").map { text in
            QuotedText.pieces(text, at: mapper.options.valueSeparator).map { QuotedText.value($0.1) }
        } ?? []
    }

    /// Adds a picture and gives its file; nil for a path that is none, which is then said.
    @discardableResult
    private mutating func add(
        _ path: String, _ column: String, _ label: String?, to images: inout [ImageDraft]
    ) -> String? {
        let path = path.trimmed
        guard let file = RowMapping.mediaFile(path) else {
            refuse(column, .invalidMediaUrlPath, row.columnName(column))
            return nil
        }
        result.pictures[file] = MappedRow.Picture(source: path, column: row.columnName(column))
        let roles = column == "additional_images" ? [] : [column]
        if let place = images.firstIndex(where: { $0.file == file }) {
            images[place].roles += roles
            images[place].label = images[place].label ?? label
        } else {
            images.append(ImageDraft(file: file, label: label, roles: roles))
        }
        return file
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
        var (name, last): ([UInt8], [UInt8]) = ([], [])
        name.reserveCapacity(path.utf8.count + dispersionBytes)
        for byte in path.utf8 {
            guard isPlain(byte) else { return nil }
            guard byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") else {
                name.append(byte.asciiLowercased)
                continue
            }
            if name.elementsEqual("..".utf8) { return nil }
            if !name.isEmpty { (last, name) = (name, []) }
        }
        if name.isEmpty { name = last }
        guard name.count <= nameBytesMax, let dot = name.lastIndex(of: UInt8(ascii: ".")), name[0] != UInt8(ascii: "."),
            pictureTypes.contains(where: { $0.utf8.elementsEqual(name[(dot + 1)...]) })
        else { return nil }
        let second = name[1] == UInt8(ascii: ".") ? UInt8(ascii: "_") : name[1]
        let slash = UInt8(ascii: "/")
        name.insert(contentsOf: [slash, name[0], slash, second, slash], at: 0)
        return String(utf8: name)
    }

    private static let dispersionBytes = 5

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "\\"): true
        default: byte.isASCIILetter || byte.isASCIIDigit
        }
    }

    private static let pictureTypes = ["jpg", "jpeg", "gif", "png", "webp", "svg"]
    private static let nameBytesMax = 200
}
