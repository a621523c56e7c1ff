import Basics
import HTTP

/// Makes answers of what routes wrote or refused.
struct RESTAnswers {
    private let log: Log

    /// An answer that was to be streamed is gathered for a client that wants parts of it or XML; so long at most.
    private static let gatheredBytesMax = 64 << 20

    init(log: Log) { self.log = log }

    /// The answer of a route that writes in one go.
    func whole(_ output: RESTOutput, _ work: () async throws(RESTError) -> [UInt8]) async -> Response {
        do throws(RESTError) {
            return response(.ok, try output.bytes(of: try await work()), output)
        } catch {
            return response(to: error, output)
        }
    }

    /// The answer of a route that writes in slices; whole if it can be had in at most so many bytes.
    func streamed(
        _ output: RESTOutput, gatheringUpTo bytesMax: Int, _ work: () async throws(RESTError) -> RESTStream
    ) async -> Answer {
        do throws(RESTError) {
            let stream = try await work()
            if output.isPlain {
                guard bytesMax > 0 else { return .streamed(head: head(.ok, output), body: stream) }
                if let bytes = try await gathered(stream, bytesMax) { return .whole(response(.ok, bytes, output)) }
                return .streamed(head: head(.ok, output), body: try await work())
            }
            guard let bytes = try await gathered(stream, RESTAnswers.gatheredBytesMax) else {
                throw .masked("an answer is too long to be filtered")
            }
            return .whole(response(.ok, try output.bytes(of: bytes), output))
        } catch {
            return .whole(response(to: error, output))
        }
    }

    /// What a stream writes; nil where that is longer.
    private func gathered(_ stream: RESTStream, _ bytesMax: Int) async throws(RESTError) -> [UInt8]? {
        let body = GatheredBody(bytesMax: bytesMax)
        do { try await stream(body) } catch { throw .masked("a stream broke off: \(error)") }
        return body.bytes
    }

    /// An error as an answer. What is masked gets a number by which the log's line is found.
    func response(to error: RESTError, _ output: RESTOutput) -> Response {
        var error = error
        if error.status == .internalServerError {
            let number = String(UInt64.random(in: 1 << 51...(1 << 52 - 1)), radix: 16)
            error = RESTError(
                error.status, "\(error.message) Report ID: webapi-\(number)",
                cause: "webapi-\(number): \(error.cause ?? error.message)")
        }
        if let cause = error.cause { log.warning("REST answered \(error.status.code): \(cause)") }
        var response = response(error.status, output.bytes(of: error), output)
        if error.status == .serviceUnavailable { response.set(.retryAfter, "5") }
        if error.isFailedSave { response.set("errorRedirectAction", "#shipping") }
        return response
    }

    private func response(_ status: Status, _ bytes: [UInt8], _ output: RESTOutput) -> Response {
        var response = head(status, output)
        response.body = .bytes(bytes)
        return response
    }

    private func head(_ status: Status, _ output: RESTOutput) -> Response {
        Response(
            status: status,
            fields: [
                Response.Field(.contentType, output.contentType), Response.Field(.cacheControl, "no-store"),
            ])
    }
}

/// A streamed body that is held in memory; nil once it is too long.
private final class GatheredBody: BodyWriting {
    private(set) var bytes: [UInt8]? = []
    private let bytesMax: Int

    init(bytesMax: Int) { self.bytesMax = bytesMax }

    func write(_ slice: [UInt8]) async -> Bool {
        guard let count = bytes?.count, count + slice.count <= bytesMax else {
            bytes = nil
            return false
        }
        bytes?.append(contentsOf: slice)
        return true
    }
}
