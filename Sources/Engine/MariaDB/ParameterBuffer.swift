import CMariaDB

/// A connection's place for the parameters of the statement that is running: the library keeps the addresses that it is
/// given, so they must not be those of Swift variables. Reused by each statement.
final class ParameterBuffer {
    private var binds: UnsafeMutableBufferPointer<MYSQL_BIND>
    private var values: UnsafeMutableRawBufferPointer

    /// After a statement with more bytes of values than this the room is given back.
    private static let keptBytesMax = 256 * 1_024

    init() {
        binds = .allocate(capacity: 16)
        values = .allocate(byteCount: 1_024, alignment: 8)
    }

    deinit {
        binds.deallocate()
        values.deallocate()
    }

    /// Copies the parameters to stable memory and gives the array that describes them.
    func fill(_ parameters: [SQLValue]) -> UnsafeMutablePointer<MYSQL_BIND>? {
        makeRoom(for: parameters)
        var offset = 0
        for (index, parameter) in parameters.enumerated() {
            var bind = MYSQL_BIND()
            let place = UnsafeMutableRawBufferPointer(rebasing: values[offset...])
            bind.buffer = place.baseAddress
            switch parameter {
            case .null:
                bind.buffer_type = MYSQL_TYPE_NULL
            case .integer(let number):
                bind.buffer_type = MYSQL_TYPE_LONGLONG
                place.storeBytes(of: number, as: Int64.self)
                offset += 8
            case .unsigned(let number):
                bind.buffer_type = MYSQL_TYPE_LONGLONG
                bind.is_unsigned = 1
                place.storeBytes(of: number, as: UInt64.self)
                offset += 8
            case .double(let number):
                bind.buffer_type = MYSQL_TYPE_DOUBLE
                place.storeBytes(of: number, as: Double.self)
                offset += 8
            case .text(let text):
                bind.buffer_type = MYSQL_TYPE_STRING
                bind.buffer_length = UInt(text.utf8.count)
                _ = place.initializeMemory(as: UInt8.self, from: text.utf8)
                offset += (text.utf8.count + 7) & ~7
            case .bytes(let bytes):
                bind.buffer_type = MYSQL_TYPE_BLOB
                bind.buffer_length = UInt(bytes.count)
                place.copyBytes(from: bytes)
                offset += (bytes.count + 7) & ~7
            }
            binds[index] = bind
        }
        return binds.baseAddress
    }

    /// Gives back unusually much memory; to be called when the statement has ended.
    func shrink() {
        guard values.count > ParameterBuffer.keptBytesMax else { return }
        values.deallocate()
        values = .allocate(byteCount: 1_024, alignment: 8)
    }

    private func makeRoom(for parameters: [SQLValue]) {
        var byteCount = 8
        for parameter in parameters {
            switch parameter {
            case .null: break
            case .integer, .unsigned, .double: byteCount += 8
            case .text(let text): byteCount += (text.utf8.count + 7) & ~7
            case .bytes(let bytes): byteCount += (bytes.count + 7) & ~7
            }
        }
        if byteCount > values.count {
            values.deallocate()
            values = .allocate(byteCount: max(byteCount, 2_048), alignment: 8)
        }
        if parameters.count > binds.count {
            binds.deallocate()
            binds = .allocate(capacity: parameters.count * 2)
        }
    }
}
