import Basics
public import JSON

/// Why a folder cannot be run, as a sentence.
public struct ContractError: Error, Hashable, CustomStringConvertible {
    public let description: String

    /// A reason as a sentence.
    public init(_ description: String) { self.description = description }
}

/// A folder of recordings: every `*.jsonl` is one run from the fixtures, top to bottom.
public struct RecordingFolder: Sendable {
    /// A file and its lines.
    public struct File: Sendable {
        public let name: String
        public let recordings: [Recording]

        /// A file of these lines.
        public init(name: String, recordings: [Recording]) { (self.name, self.recordings) = (name, recordings) }
    }

    public let files: [File]
    /// The days on which Magento wrote what it answered: those of `created_at` and `updated_at`.
    public let days: Set<String>

    /// What builds the fixtures is no recording.
    public static let fixturesName = "fixtures.requests.jsonl"
    private static let fileBytesMax = 64 * 1_024 * 1_024

    /// Reads a folder. A folder that is not there, or holds no recording, is an error: it would pass unseen.
    public init(_ path: String) throws(ContractError) {
        guard Files.isFolder(path) else { throw ContractError("There is no folder \(path) to take recordings from.") }
        let names = try RecordingFolder.reading { () throws(FileError) in try Files.names(in: path) }.sorted()
            .filter { $0.hasSuffix(".jsonl") && $0 != RecordingFolder.fixturesName }
        guard !names.isEmpty else { throw ContractError("The folder \(path) holds no recording (*.jsonl).") }
        var files: [File] = []
        for name in names {
            let lines = try RecordingFolder.lines(of: "\(path)/\(name)")
            var recordings: [Recording] = []
            for (index, line) in lines.enumerated() {
                guard let recording = Recording(line) else {
                    throw ContractError("\(name):\(index + 1) is no recorded exchange.")
                }
                recordings.append(recording)
            }
            guard !recordings.isEmpty else { throw ContractError("\(path)/\(name) holds no recording.") }
            files.append(File(name: name, recordings: recordings))
        }
        var days: Set<String> = []
        for recording in files.flatMap(\.recordings) {
            RecordingFolder.collectDays(recording.answer.body, into: &days)
        }
        (self.files, self.days) = (files, days)
    }

    /// The JSON of every line of a file that is not empty.
    public static func lines(of path: String) throws(ContractError) -> [JSONValue] {
        let bytes = try reading { () throws(FileError) in try Files.read(path, bytesMax: fileBytesMax) }
        var values: [JSONValue] = []
        for (index, line) in bytes.split(separator: UInt8(ascii: "\n")).enumerated() {
            do throws(JSONError) {
                values.append(try JSONReader.parse(Array(line)))
            } catch {
                throw ContractError("\(path), line \(index + 1): \(error).")
            }
        }
        return values
    }

    /// A whole file as JSON.
    public static func json(of path: String) throws(ContractError) -> JSONValue {
        let bytes = try reading { () throws(FileError) in try Files.read(path, bytesMax: fileBytesMax) }
        do throws(JSONError) {
            return try JSONReader.parse(bytes)
        } catch {
            throw ContractError("\(path): \(error).")
        }
    }

    /// A whole file as text.
    public static func text(of path: String) throws(ContractError) -> String {
        String(
            decoding: try reading { () throws(FileError) in try Files.read(path, bytesMax: fileBytesMax) },
            as: UTF8.self)
    }

    private static func collectDays(_ value: JSONValue, into days: inout Set<String>) {
        for member in value.members ?? [] {
            if ["created_at", "updated_at"].contains(member.name), let time = member.value.string {
                days.insert(String(time.prefix(10)))
            }
            collectDays(member.value, into: &days)
        }
        for element in value.array ?? [] { collectDays(element, into: &days) }
    }

    private static func reading<Value>(_ body: () throws(FileError) -> Value) throws(ContractError) -> Value {
        do throws(FileError) {
            return try body()
        } catch {
            throw ContractError("\(error).")
        }
    }
}
