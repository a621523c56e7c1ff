import Contract
import JSON
import Testing

/// The runner itself is true: what is recorded passes, and what is a little off does not.
@Suite struct RecordedTests {
    private static let root = #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" }
    private static let folder = Result<RecordingFolder, ContractError> { () throws(ContractError) in
        try RecordingFolder("\(root)/Tests/Contract/Recorded")
    }

    private func play(_ file: RecordingFolder.File, on shop: ReplayShop, days: Set<String>) throws -> [JudgedLine] {
        let player = FilePlayer(later: try LaterRoutes(""), differences: try Differences(.array([])), days: days)
        return try player.play(file, on: shop)
    }

    @Test("a shop that answers what was recorded, with other random ids, passes every line")
    func replay() throws {
        let folder = try RecordedTests.folder.get()
        for file in folder.files {
            let shop = ReplayShop(file)
            let lines = try play(file, on: shop, days: folder.days)
            let failed = lines.filter { $0.verdict != .passed }
            #expect(
                failed.map(\.recording.id) == [], "\(file.name): \(failed.first.map { RunReport.details($0) } ?? [])")
            #expect(lines.count == file.recordings.count { !$0.isSetting })
            #expect(shop.strangers == [])
        }
    }

    @Test("settings of a recording reach the shop, and so does its page cache")
    func settings() throws {
        let folder = try RecordedTests.folder.get()
        let totals = try #require(folder.files.first { $0.name == "rest-totals.jsonl" })
        let shop = ReplayShop(totals)
        _ = try play(totals, on: shop, days: [])
        #expect(shop.settings == totals.recordings.filter(\.isSetting).map(\.request.path))
        let pages = try #require(folder.files.first { $0.name == "html-headers.jsonl" })
        let cached = ReplayShop(pages)
        _ = try play(pages, on: cached, days: [])
        let path = "system/full_page_cache/caching_application"
        #expect(cached.settings == [path, path])
    }

    @Test("one key less, another type, a number off by 0.001, another message and another status fail everywhere")
    func mutations() throws {
        let folder = try RecordedTests.folder.get()
        var counts: [String: Int] = [:]
        var unseen: [String] = []
        for recording in folder.files.flatMap(\.recordings) where !recording.isSetting {
            for (name, mutation) in Mutation.all {
                guard let mutated = mutation(recording.answer) else { continue }
                counts[name, default: 0] += 1
                let comparison = AnswerComparison(
                    recording.answer, Replay.answer(mutated), to: recording.request, pairs: IDPairs(),
                    days: folder.days)
                if comparison.discrepancies.isEmpty { unseen.append("\(recording.id): \(name)") }
            }
        }
        #expect(unseen == [])
        #expect(Mutation.all.map(\.name).filter { counts[$0, default: 0] < 100 } == [])
    }
}

/// Ways to be a little off. Nil where an answer has nothing of the kind.
private enum Mutation {
    typealias Change = @Sendable (Recording.Answer) -> Recording.Answer?

    static let all: [(name: String, change: Change)] = [
        ("a key less", { change($0, withoutKey) }),
        ("a number as text", { change($0, asText) }),
        ("a text as number", { change($0, asNumber) }),
        ("a number off by 0.001", { change($0, offByLittle) }),
        ("another message", { change($0, withOtherMessage) }),
        ("another status", { $0.withStatus($0.status + 1) }),
    ]

    private static func change(
        _ answer: Recording.Answer, _ change: (JSONValue) -> JSONValue?
    ) -> Recording.Answer? {
        guard answer.field("content-type")?.hasPrefix("application/json") == true, answer.body.string == nil,
            let body = change(answer.body)
        else { return nil }
        var changed = answer
        changed.body = body
        return changed
    }

    /// The first place where `change` changes something, from the top.
    private static func first(
        in value: JSONValue, _ change: (JSONValue) -> JSONValue?
    ) -> JSONValue? {
        if let changed = change(value) { return changed }
        if case .object(var members) = value {
            for index in members.indices where members[index].name != "data_id" {
                guard let changed = first(in: members[index].value, change) else { continue }
                members[index].value = changed
                return .object(members)
            }
        }
        if case .array(var elements) = value {
            for index in elements.indices {
                guard let changed = first(in: elements[index], change) else { continue }
                elements[index] = changed
                return .array(elements)
            }
        }
        return nil
    }

    private static func withoutKey(_ body: JSONValue) -> JSONValue? {
        first(in: body) { value in
            guard case .object(let members) = value, !members.isEmpty else { return nil }
            return .object(Array(members.dropFirst()))
        }
    }

    private static func asText(_ body: JSONValue) -> JSONValue? {
        first(in: body) { $0.numberText.map { .string($0) } }
    }

    private static func asNumber(_ body: JSONValue) -> JSONValue? {
        first(in: body) { value in
            guard let text = value.string, !text.hasPrefix("<") else { return nil }
            return .integer(7)
        }
    }

    private static func offByLittle(_ body: JSONValue) -> JSONValue? {
        first(in: body) { value in
            guard let number = value.numberText.flatMap({ Double($0) }), number < 1e9 else { return nil }
            return .number("\(number + 0.001)")
        }
    }

    private static func withOtherMessage(_ body: JSONValue) -> JSONValue? {
        guard case .object(var members) = body, let place = members.firstIndex(where: { $0.name == "message" }),
            let text = members[place].value.string
        else { return nil }
        members[place].value = .string(text + " ")
        return .object(members)
    }
}

extension Recording.Answer {
    fileprivate func withStatus(_ status: Int) -> Recording.Answer {
        var changed = self
        changed.status = status
        return changed
    }
}
