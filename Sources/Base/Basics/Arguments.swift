/// A command line that cannot be understood: what is wrong and how it is written.
public struct UsageError: Error, CustomStringConvertible {
    /// The sentence.
    public let description: String

    /// A command line of which this is wrong.
    public init(_ description: String) { self.description = description }
}

/// The words behind a command's name: flags with and without a value, and the rest.
public struct Arguments {
    /// What is no flag and no flag's value.
    public private(set) var words: [String] = []
    private var valueOf: [String: String] = [:]
    private var switches: Set<String> = []

    /// Reads words; `valued` flags take the next word or what stands behind `=`, `plain` ones nothing. Any other word
    /// that begins with `--` is an error.
    public init(_ raw: some Sequence<String>, valued: Set<String>, plain: Set<String>) throws(UsageError) {
        var rest = Array(raw)[...]
        while let word = rest.popFirst() {
            guard word.hasPrefix("--"), word != "--" else {
                words.append(word)
                continue
            }
            let parts = word.dropFirst(2)
                .split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let name = parts.first ?? ""
            if plain.contains(name), parts.count == 1 {
                switches.insert(name)
            } else if valued.contains(name) {
                guard let value = parts.count == 2 ? parts[1] : rest.popFirst() else {
                    throw UsageError("--\(name) needs a value")
                }
                valueOf[name] = value
            } else {
                let near = name.nearest(among: valued.union(plain)).map { "; did you mean --\($0)?" } ?? ""
                throw UsageError("there is no flag \(word)\(near)")
            }
        }
    }

    /// The value of a flag.
    public subscript(_ flag: String) -> String? { valueOf[flag] }

    /// Whether a flag without value is there.
    public func has(_ flag: String) -> Bool { switches.contains(flag) }
}
