import Basics
import CHiredis

/// Turns the bytes of a connection into replies, through hiredis' reader.
final class ReplyParser {
    private let reader: UnsafeMutablePointer<redisReader>
    private let replyBytesMax: Int
    /// Bytes taken since the last whole reply.
    private var pendingBytes = 0

    /// Why the connection cannot go on.
    struct Violation: Error {
        let message: String
    }

    init?(replyBytesMax: Int) {
        guard let reader = redisReaderCreate() else { return nil }
        (self.reader, self.replyBytesMax) = (reader, replyBytesMax)
    }

    deinit { redisReaderFree(reader) }

    /// Takes bytes as they came.
    func feed(_ bytes: UnsafeRawBufferPointer) throws(Violation) {
        pendingBytes += bytes.count
        let code = redisReaderFeed(reader, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
        guard code == REDIS_OK else { throw violation }
    }

    /// The next whole reply; nil when more bytes are needed.
    func next() throws(Violation) -> RedisValue? {
        var reply: UnsafeMutableRawPointer?
        guard redisReaderGetReply(reader, &reply) == REDIS_OK else { throw violation }
        guard let reply else {
            guard pendingBytes <= replyBytesMax else {
                throw Violation(message: "a reply is longer than \(replyBytesMax) bytes")
            }
            return nil
        }
        defer { freeReplyObject(reply) }
        pendingBytes = Int(reader.pointee.len - reader.pointee.pos)
        return ReplyParser.value(of: reply.assumingMemoryBound(to: redisReply.self).pointee)
    }

    private var violation: Violation {
        Violation(message: withUnsafeBytes(of: &reader.pointee.errstr) { String(utf8: $0.prefix { $0 != 0 }) })
    }

    private static func value(of reply: redisReply) -> RedisValue {
        switch reply.type {
        case REDIS_REPLY_INTEGER: return .integer(reply.integer)
        case REDIS_REPLY_STRING: return .bytes(Array(bytes(of: reply)))
        case REDIS_REPLY_STATUS: return .status(String(utf8: bytes(of: reply)))
        case REDIS_REPLY_ERROR: return .error(String(utf8: bytes(of: reply)))
        case REDIS_REPLY_ARRAY:
            var elements: [RedisValue] = []
            elements.reserveCapacity(reply.elements)
            for index in 0..<reply.elements {
                elements.append(reply.element[index].map { value(of: $0.pointee) } ?? .null)
            }
            return .array(elements)
        default: return .null
        }
    }

    private static func bytes(of reply: redisReply) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: reply.str, count: reply.len)
    }
}

extension [UInt8] {
    /// Appends a command in the form in which Redis reads it, written by hiredis.
    mutating func append(command words: [RedisArgument]) {
        var starts: [UnsafePointer<CChar>?] = []
        var lengths: [Int] = []
        starts.reserveCapacity(words.count)
        lengths.reserveCapacity(words.count)
        // The words' bytes one behind the other: one stable place instead of one nested closure a word.
        var flat: [UInt8] = []
        flat.reserveCapacity(words.reduce(0) { $0 + $1.bytes.count })
        for word in words {
            lengths.append(word.bytes.count)
            flat.append(contentsOf: word.bytes)
        }
        flat.withUnsafeBytes { flat in
            var next = flat.baseAddress?.assumingMemoryBound(to: CChar.self)
            for length in lengths {
                starts.append(next)
                next = next?.advanced(by: length)
            }
            var formatted: UnsafeMutablePointer<CChar>?
            let count = redisFormatCommandArgv(&formatted, Int32(words.count), &starts, &lengths)
            guard let formatted, count > 0 else { return }
            append(contentsOf: UnsafeRawBufferPointer(start: formatted, count: Int(count)))
            redisFreeCommand(formatted)
        }
    }
}
