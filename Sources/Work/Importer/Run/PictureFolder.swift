import Basics

/// Puts the pictures that an import names into the shop's media folder.
public protocol PictureStoring: AnyObject {
    /// The place of a picture, as far as it can be had; nothing is written.
    func find(_ path: String) -> String?

    /// The place below `/media/catalog/product` where a picture is from now on; nil when it cannot be had.
    func keep(_ path: String) -> String?
}

/// The shop's own keeping of pictures, as far as an import needs it.
public struct PictureKeeper {
    /// Keeps a picture's bytes under a name and gives its place below `/media/catalog/product`.
    public var keep: ([UInt8], String) throws -> String
    /// Whether a place has a picture already.
    public var isThere: (String) -> Bool

    /// A keeping.
    public init(keep: @escaping ([UInt8], String) throws -> String, isThere: @escaping (String) -> Bool) {
        (self.keep, self.isThere) = (keep, isThere)
    }
}

/// Takes pictures from a folder into the shop's media. One that is not in the folder may be in its place already, as
/// those of an export are. Blocks: for commands.
public final class PictureFolder: PictureStoring {
    private let source: String
    private let media: PictureKeeper
    /// What became of each path, so that a picture of many variants is read once.
    private var placeByPath: [String: String?] = [:]

    /// A picture is not larger than this.
    public static let pictureBytesMax = 8 << 20
    private static let placesKeptMax = 100_000

    /// A way from a folder to the shop's media.
    public init(from source: String, to media: PictureKeeper) { (self.source, self.media) = (source, media) }

    /// The place of a picture that is in the source folder, or in its place already.
    public func find(_ path: String) -> String? {
        guard let place = RowMapping.mediaFile(path) else { return nil }
        return Files.exists("\(source)/\(relative(path))") || media.isThere(place) ? place : nil
    }

    /// Copies a picture, unless its place has it already.
    public func keep(_ path: String) -> String? {
        if let known = placeByPath[path] { return known }
        let place = copy(path)
        if placeByPath.count < PictureFolder.placesKeptMax { placeByPath[path] = place }
        return place
    }

    private func relative(_ path: String) -> String {
        path.replacing("\\", with: "/").split(separator: "/").joined(separator: "/")
    }

    private func copy(_ path: String) -> String? {
        guard let place = RowMapping.mediaFile(path), let name = place.split(separator: "/").last else { return nil }
        let file = "\(source)/\(relative(path))"
        guard Files.exists(file) else { return media.isThere(place) ? place : nil }
        guard let bytes = try? Files.read(file, bytesMax: PictureFolder.pictureBytesMax), !bytes.isEmpty else {
            return nil
        }
        return try? media.keep(bytes, String(name))
    }
}
