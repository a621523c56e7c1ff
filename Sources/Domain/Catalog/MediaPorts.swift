public import Commerce

/// Keeps the files of product pictures in the folder that all nodes share.
public protocol MediaKeeping: AnyObject {
    /// Keeps a picture under a name like the one given, and gives its path below `/media/catalog/product`. A file that
    /// is there already is not written again.
    func keep(_ bytes: [UInt8], named name: String) async throws(StoreFailure) -> String

    /// The bytes of a picture by its path below `/media/catalog/product`; nil where there is none.
    func picture(_ file: String) async throws(StoreFailure) -> [UInt8]?
}

/// Where pictures lie below `/media/catalog/product`.
public enum MediaPath {
    /// A file's name is not longer than this, in bytes.
    public static let nameBytesMax = 200

    /// `Robe-1.JPG` lies at `/r/o/robe-1.jpg` (Magento's `Uploader::getDispersionPath`); what is neither letter, digit,
    /// `_`, `-` nor `.` becomes `_`. Nil where no name is left.
    public static func of(name: String) -> String? {
        var bytes: [UInt8] = []
        for byte in LatinFolding.fold(name).lowercased().utf8 {
            let isPlain =
                (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
                || [UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: ".")].contains(byte)
            bytes.append(isPlain ? byte : UInt8(ascii: "_"))
        }
        let plain = String(decoding: bytes.suffix(nameBytesMax), as: UTF8.self)
        guard let first = plain.first, first != "." else { return nil }
        let folders = plain.prefix(2).map { $0 == "." ? "_" : String($0) }
        return "/" + folders.joined(separator: "/") + "/" + plain
    }
}
