import JSON

/// How a line went.
public enum Verdict: Hashable, Sendable {
    case passed
    case failed([Discrepancy])
    /// Another answer than Magento's, as `Differences.json` says.
    case different(reason: String)
    /// Not judged: it belongs to this feature.
    case later(feature: String)
}

/// A line and how it went.
public struct JudgedLine: Hashable, Sendable {
    public let recording: Recording
    public let verdict: Verdict

    /// A line with its verdict.
    public init(recording: Recording, verdict: Verdict) { (self.recording, self.verdict) = (recording, verdict) }
}

/// Plays a file of recordings to a shop, top to bottom, and judges every answer.
public struct FilePlayer {
    private let later: LaterRoutes
    private let differences: Differences
    private let days: Set<String>

    /// Lines of this beginning were recorded with Varnish as the page cache.
    private static let varnish = (names: ["ht-v-", "gq-v-"], path: "system/full_page_cache/caching_application")

    /// A player; `days` are those on which Magento was recorded.
    public init(later: LaterRoutes, differences: Differences, days: Set<String>) {
        (self.later, self.differences, self.days) = (later, differences, days)
    }

    /// Plays all lines. Lines that set a configuration value are no pairs and are not judged.
    public func play(
        _ file: RecordingFolder.File, on shop: any ContractShop
    ) throws(ContractError) -> [JudgedLine] {
        var state = State(lines: LaterLines(later))
        var judged: [JudgedLine] = []
        for recording in file.recordings {
            if recording.isSetting {
                let value = recording.request.body
                state.settings.append((recording.request.path, value.string ?? value.numberText ?? ""))
                continue
            }
            state.setCache(isVarnish: FilePlayer.varnish.names.contains(where: recording.id.hasPrefix))
            if !state.settings.isEmpty {
                try shop.set(state.settings)
                state.settings = []
            }
            judged.append(JudgedLine(recording: recording, verdict: try judge(recording, on: shop, &state)))
        }
        return judged
    }

    /// What is remembered from line to line.
    private struct State {
        var lines: LaterLines
        var pairs = IDPairs()
        var placeholders = Placeholders()
        var settings: [(path: String, value: String)] = []
        private var isVarnish = false

        init(lines: LaterLines) { self.lines = lines }

        mutating func setCache(isVarnish wanted: Bool) {
            guard wanted != isVarnish else { return }
            isVarnish = wanted
            settings.append((FilePlayer.varnish.path, wanted ? "2" : "1"))
        }
    }

    private func judge(
        _ recording: Recording, on shop: any ContractShop, _ state: inout State
    ) throws(ContractError) -> Verdict {
        let feature = state.lines.reason(for: recording)
        let answer = try shop.answer(to: try request(recording.request, on: shop, &state))
        state.placeholders.take(answer, to: recording)
        let difference = differences.entry(for: recording)
        let comparison = AnswerComparison(
            difference?.answer ?? recording.answer, answer, to: recording.request, pairs: state.pairs, days: days)
        state.pairs = comparison.pairs
        if let feature { return .later(feature: feature) }
        if !comparison.discrepancies.isEmpty { return .failed(comparison.discrepancies) }
        return difference.map { .different(reason: $0.reason) } ?? .passed
    }

    /// The request with our ids and tokens.
    private func request(
        _ recorded: Recording.Request, on shop: any ContractShop, _ state: inout State
    ) throws(ContractError) -> ShopRequest {
        let path = try state.placeholders.filled(state.pairs.path(recorded.path), on: shop)
        var request = ShopRequest(recorded.method, path)
        for field in recorded.fields {
            guard let value = field.value.string, !value.isEmpty else { continue }
            let filled = field.name.lowercased() == "cookie" ? state.placeholders.cookie(value) : value
            request.fields.append(
                JSONMember(field.name, .string(try state.placeholders.filled(filled, on: shop))))
        }
        guard !recorded.body.isNull else { return request }
        if let text = recorded.body.string {
            let form = state.pairs.form(text, route: recorded.route)
            request.body = FilePlayer.bytes(try state.placeholders.filled(form, on: shop))
        } else {
            let body = state.pairs.body(recorded.body, route: recorded.route).text
            request.body = Array(try state.placeholders.filled(body, on: shop).utf8)
        }
        if !recorded.fields.contains(where: { $0.name.lowercased() == "content-type" }) {
            request.fields.append(JSONMember("Content-Type", .string("application/json")))
        }
        return request
    }

    /// The bytes of a body that was recorded as text: each character was one byte, where all of them can have been.
    private static func bytes(_ text: String) -> [UInt8] {
        text.unicodeScalars.allSatisfy { $0.value < 0x100 }
            ? text.unicodeScalars.map { UInt8($0.value) } : Array(text.utf8)
    }
}
