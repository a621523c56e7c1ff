public import Basics

/// A whole answer built once and sent many times from any thread: fields as bytes, body in up to three codings.
public final class PreparedResponse: Sendable {
    /// What a request gets of it.
    public enum Selection: Sendable, Equatable {
        case full(ContentCoding)
        case notModified
    }

    /// The status of the answer.
    public let status: Status
    /// The validator; weak when there is more than one coding, because one tag then stands for different bytes.
    public let entityTag: EntityTag?

    /// Field lines behind the status line, without Date, Connection, Content-Length and Content-Encoding.
    let head: [UInt8]
    /// The lines of a 304: as `head`, without what describes a body that is not sent (RFC 9110 §15.4.5).
    let notModifiedHead: [UInt8]
    private let identity: ByteBlock
    private let gzip: ByteBlock?
    private let brotli: ByteBlock?
    private let tagBytes: [UInt8]

    /// Builds the answer. `fields` has no ETag, no Content-Encoding and no Vary for the coding: they are added here.
    public init(
        status: Status = .ok, fields: [Response.Field], entityTag: EntityTag? = nil, identity: ByteBlock,
        gzip: ByteBlock? = nil, brotli: ByteBlock? = nil
    ) {
        let isCoded = gzip != nil || brotli != nil
        let entityTag = entityTag.map { EntityTag($0.opaque, isWeak: $0.isWeak || isCoded) }
        var (head, short): ([UInt8], [UInt8]) = ([], [])
        for field in fields where !field.name.isOfSerializer {
            head.append(field)
            if !field.name.describesBody { short.append(field) }
        }
        var added: [Response.Field] = []
        if let entityTag { added.append(Response.Field(.entityTag, entityTag.text)) }
        // RFC 9110 §12.5.5: caches must know what the choice depends on, in a 304 too.
        if isCoded { added.append(Response.Field(.vary, "Accept-Encoding")) }
        for field in added {
            head.append(field)
            short.append(field)
        }
        (self.status, self.entityTag, self.head, notModifiedHead) = (status, entityTag, head, short)
        (self.identity, self.gzip, self.brotli) = (identity, gzip, brotli)
        tagBytes = entityTag.map { Array($0.text.utf8) } ?? []
    }

    /// Which form a request gets (RFC 9110 §12.5.3), or that it has it already (§13.1.2).
    public func select(for request: Request) -> Selection {
        if status == .ok, entityTag != nil, request.has(tagBytes) { return .notModified }
        guard gzip != nil || brotli != nil else { return .full(.identity) }
        return .full(AcceptedCodings(request).best(hasGzip: gzip != nil, hasBrotli: brotli != nil))
    }

    /// The body in a coding that `select` has named.
    public func block(_ coding: ContentCoding) -> ByteBlock {
        switch coding {
        case .identity: identity
        case .gzip: gzip ?? identity
        case .brotli: brotli ?? identity
        }
    }

    /// The memory that all forms take, for a cache that is bounded in bytes.
    public var byteCount: Int {
        head.count + notModifiedHead.count + identity.count + (gzip?.count ?? 0) + (brotli?.count ?? 0)
    }
}

extension Request {
    /// True when a GET or HEAD says with `If-None-Match` that the client holds the representation with this tag.
    func has(_ tag: [UInt8]) -> Bool {
        guard method == .get || method == .head else { return false }
        var isHeld = false
        tag.withUnsafeBytes { tag in
            forEachField(.ifNoneMatch) { list in isHeld = isHeld || EntityTagList.matches(list, tag) }
        }
        return isHeld
    }
}

extension FieldName {
    /// True for the fields that the serializer alone writes.
    var isOfSerializer: Bool {
        withBytes { bytes in
            switch bytes.count {
            case 4: bytes.equalsIgnoringCase("date")
            case 10: bytes.equalsIgnoringCase("connection")
            case 14: bytes.equalsIgnoringCase("content-length")
            case 17: bytes.equalsIgnoringCase("transfer-encoding")
            default: false
            }
        }
    }

    /// True for the fields that a 304 leaves out.
    var describesBody: Bool {
        matches("content-type") || matches("content-encoding") || matches("content-language")
    }
}
