import Basics

/// Where a value came from; later ones win.
enum SettingSource: Equatable {
    case standard
    case file(String)
    case environment(String)
    case flag(String)

    var text: String {
        switch self {
        case .standard: "default"
        case .file(let path): path
        case .environment(let name): "$\(name)"
        case .flag(let name): "--\(name)"
        }
    }
}

/// A configuration that cannot be used: which setting, and what to do.
struct ConfigurationError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// The values of all settings with where each came from: file < environment < flags.
struct SettingValues {
    private var values: [String: (value: String, source: SettingSource)] = [:]

    /// A configuration file is not longer than this.
    static let fileBytesMax = 65_536

    init() {
        for setting in Setting.all { values[setting.key] = (setting.standard, .standard) }
    }

    subscript(_ key: String) -> String { values[key]?.value ?? "" }

    func source(of key: String) -> SettingSource { values[key]?.source ?? .standard }

    mutating func set(_ key: String, _ value: String, from source: SettingSource) {
        values[key] = (value, source)
    }

    /// Takes `key = value` lines; `#` begins a comment line.
    mutating func take(file path: String) throws {
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try Files.read(path, bytesMax: SettingValues.fileBytesMax)
        } catch {
            throw ConfigurationError("cannot read the configuration: \(error)")
        }
        let lines = String(utf8: bytes).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (index, line) in lines.enumerated() {
            let trimmed = line.trimmed
            guard !trimmed.isEmpty, !trimmed.hasPrefix("#") else { continue }
            let parts = trimmed.split(separator: "=", maxSplits: 1)
            let key = parts.first?.trimmed ?? ""
            guard parts.count > 1 || trimmed.hasSuffix("=") else {
                throw ConfigurationError("\(path):\(index + 1): not of the form `key = value`")
            }
            guard values[key] != nil else {
                throw ConfigurationError("\(path):\(index + 1): there is no setting '\(key)'; see `vitrine config`")
            }
            set(key, parts.count > 1 ? parts[1].trimmed : "", from: .file(path))
        }
    }

    /// Takes the variables that begin with `VITRINE_`.
    mutating func take(_ environment: Environment) {
        for setting in Setting.all {
            if let value = environment[setting.variable] {
                set(setting.key, value, from: .environment(setting.variable))
            }
        }
    }

    /// One line a setting: key, value, source. Secrets are masked.
    var listing: [String] {
        let width = Setting.all.map(\.key.count).max() ?? 0
        return Setting.all.map { setting in
            let value = self[setting.key]
            let shown = setting.isSecret && !value.isEmpty ? "********" : value
            let key = setting.key + String(repeating: " ", count: width - setting.key.count)
            return "\(key) = \(shown)  # \(source(of: setting.key).text)"
        }
    }
}
