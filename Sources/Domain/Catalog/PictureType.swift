/// The kinds of picture that a client may give a product, told by their first bytes.
public enum PictureType: String, Sendable, CaseIterable {
    case png, jpeg, gif

    /// What the bytes are; nil where they are none of these.
    public static func of(_ bytes: [UInt8]) -> PictureType? {
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
        if bytes.starts(with: Array("GIF87a".utf8)) || bytes.starts(with: Array("GIF89a".utf8)) { return .gif }
        return nil
    }

    /// The media type.
    public var mediaType: String { "image/\(rawValue)" }

    /// The names that clients give the type.
    public var accepted: [String] { self == .jpeg ? ["image/jpeg", "image/jpg"] : [mediaType] }

    /// The ending of a file's name.
    public var ending: String { self == .jpeg ? "jpg" : rawValue }
}
