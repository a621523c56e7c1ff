import Basics
import Catalog
import Commerce
import HTTP

/// Pictures that a client sends with a product, or by themselves.
extension ProductRequest {
    /// Keeps the pictures that were sent and says what the gallery is to be: pictures that are not named go.
    mutating func takeGallery(_ media: any MediaKeeping) async throws(RESTError) {
        guard let sent = object.objects("media_gallery_entries") else { return }
        var gallery: [GalleryEntryDraft] = []
        for entry in sent {
            let before = known?.media.first { $0.id == entry.integer("id") }
            gallery.append(try await MediaRequest(entry, before).draft(media, place: Int64(gallery.count + 1)))
        }
        let scope = known == nil ? .all : store
        say(gallery, in: scope)
    }
}

/// One picture that a client sends (`Catalog.MediaGalleryEntry`).
struct MediaRequest {
    private let object: RESTObject
    private let before: MediaEntry?

    private static let forbidden = Array("\\/?*:\";<>()|{}")

    init(_ object: RESTObject, _ before: MediaEntry?) { (self.object, self.before) = (object, before) }

    /// What the picture is to be; a new one's bytes are kept first.
    func draft(_ media: any MediaKeeping, place: Int64) async throws(RESTError) -> GalleryEntryDraft {
        var file = before?.file
        if let content = object.object("content") { file = try await keep(content, media) }
        guard let file else {
            throw RESTError(.badRequest, "The image content must be valid base64 encoded data.")
        }
        return GalleryEntryDraft(
            id: before?.id, file: file, label: object.text("label") ?? before?.label,
            position: object.integer("position") ?? before?.position ?? place,
            isDisabled: object.flag("disabled") ?? before?.isDisabled ?? false,
            roles: object.texts("types") ?? before?.roles ?? [])
    }

    private func keep(_ content: RESTObject, _ media: any MediaKeeping) async throws(RESTError) -> String {
        guard let bytes = content.text("base64_encoded_data").flatMap({ Base64.bytes(of: $0) }), !bytes.isEmpty,
            let type = PictureType.of(bytes)
        else {
            throw RESTError(.badRequest, "The image content must be valid base64 encoded data.")
        }
        guard type.accepted.contains(content.text("type") ?? "") else {
            throw RESTError(.badRequest, "The image MIME type is not valid or not supported.")
        }
        let name = content.text("name") ?? ""
        guard !name.isEmpty, !name.contains(where: MediaRequest.forbidden.contains) else {
            throw RESTError(.badRequest, "Provided image name contains forbidden characters.")
        }
        let stem = name.split(separator: ".").dropLast(name.contains(".") ? 1 : 0).joined(separator: ".")
        return try await RESTError.storeFailures { () async throws(StoreFailure) in
            try await media.keep(bytes, named: "\(stem.isEmpty ? name : stem).\(type.ending)")
        }
    }
}
