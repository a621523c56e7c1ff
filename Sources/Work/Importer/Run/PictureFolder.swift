import Basics

/// Puts the pictures that an import names into the shop's media folder.
package protocol PictureStoring: AnyObject {
    /// The place of a picture, as far as it can be had; nothing is written.
    func find(_ path: String) -> String?

    /// The place below `/media/catalog/product` where a picture is from now on; nil when it cannot be had.
    func keep(_ path: String) -> String?
}

/// Copies pictures from one folder into the media folder.
///
/// A file keeps its name, in lower case, below two folders named for its first letters; where another picture has the
/// name, a number is added; the same picture is never stored twice under one name. Blocks: for commands.
package final class PictureFolder: PictureStoring {
    private let source: String
    private let media: String
    /// What became of each path, so that a picture of many variants is copied once.
    private var placeByPath: [String: String?] = [:]

    /// A picture is not larger than this.
    package static let pictureBytesMax = 32 << 20
    private static let placesKeptMax = 100_000
    private static let clashesMax = 10_000

    /// A way from `source` to `media`, the folder that is served as `/media/catalog/product`.
    package init(from source: String, to media: String) { (self.source, self.media) = (source, media) }

    /// The place of a picture that is in the source folder, or in its place already.
    package func find(_ path: String) -> String? {
        guard let place = RowMapping.mediaFile(path) else { return nil }
        return Files.exists("\(source)/\(relative(path))") || Files.exists(media + place) ? place : nil
    }

    /// Copies a picture, unless its place has it already.
    package func keep(_ path: String) -> String? {
        if let known = placeByPath[path] { return known }
        let place = copy(path)
        if placeByPath.count < PictureFolder.placesKeptMax { placeByPath[path] = place }
        return place
    }

    private func relative(_ path: String) -> String {
        path.replacing("\\", with: "/").split(separator: "/").joined(separator: "/")
    }

    private func copy(_ path: String) -> String? {
        guard let place = RowMapping.mediaFile(path) else { return nil }
        let file = "\(source)/\(relative(path))"
        guard Files.exists(file) else { return Files.exists(media + place) ? place : nil }
        guard let bytes = try? Files.read(file, bytesMax: PictureFolder.pictureBytesMax), !bytes.isEmpty else {
            return nil
        }
        var candidate = place
        for number in 1...PictureFolder.clashesMax {
            if !Files.exists(media + candidate) { return write(bytes, candidate) }
            let known = try? Files.read(media + candidate, bytesMax: PictureFolder.pictureBytesMax)
            if known == bytes { return candidate }
            candidate = PictureFolder.numbered(place, number)
        }
        return nil
    }

    private func write(_ bytes: [UInt8], _ place: String) -> String? {
        let folder = place.split(separator: "/").dropLast().joined(separator: "/")
        do {
            try Files.makeFolders("\(media)/\(folder)")
            try Files.write(bytes, to: media + place)
            return place
        } catch {
            return nil
        }
    }

    /// `/r/b/rb-1_2.jpg` for the second clash.
    private static func numbered(_ place: String, _ number: Int) -> String {
        guard let dot = place.lastIndex(of: ".") else { return "\(place)_\(number)" }
        return "\(place[..<dot])_\(number)\(place[dot...])"
    }
}
