/// Header fields by name, in any letter case. Values come without the spaces and tabs around them.
extension Request {
    /// The first value of a field as text; bytes that are not UTF-8 become U+FFFD.
    public func field(_ name: FieldName) -> String? {
        withField(name) { bytes in bytes.map { String(decoding: $0, as: UTF8.self) } }
    }

    /// All values of a field, in their order.
    public func fields(_ name: FieldName) -> [String] {
        var values: [String] = []
        forEachField(name) { values.append(String(decoding: $0, as: UTF8.self)) }
        return values
    }

    /// Lends the bytes of a field's first value, or nil when there is no such field. Allocates nothing.
    public func withField<Result>(_ name: FieldName, _ body: (UnsafeRawBufferPointer?) -> Result) -> Result {
        name.withBytes { name in
            head.withUnsafeBytes { head in
                for line in lines where line.isNamed(name, in: head) {
                    return body(head.part(Int(line.value.start), Int(line.value.end)))
                }
                return body(nil)
            }
        }
    }

    /// Lends the bytes of each value of a field, in their order.
    public func forEachField(_ name: FieldName, _ body: (UnsafeRawBufferPointer) -> Void) {
        name.withBytes { name in
            head.withUnsafeBytes { head in
                for line in lines where line.isNamed(name, in: head) {
                    body(head.part(Int(line.value.start), Int(line.value.end)))
                }
            }
        }
    }

    /// Lends name and value of every field line, in their order.
    public func forEachField(_ body: (_ name: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer) -> Void) {
        head.withUnsafeBytes { head in
            for line in lines {
                body(
                    head.part(Int(line.name.start), Int(line.name.end)),
                    head.part(Int(line.value.start), Int(line.value.end)))
            }
        }
    }

    /// True when there is such a field.
    public func hasField(_ name: FieldName) -> Bool {
        withField(name) { $0 != nil }
    }
}

extension FieldLine {
    /// Compares the length first: most names differ in it.
    @inline(__always)
    func isNamed(_ other: UnsafeRawBufferPointer, in head: UnsafeRawBufferPointer) -> Bool {
        name.count == other.count && head.part(Int(name.start), Int(name.end)).equalsIgnoringCase(other)
    }
}
