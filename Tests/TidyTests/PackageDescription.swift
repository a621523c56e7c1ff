import Foundation

/// The targets as Package.swift declares them.
struct PackageDescription: Decodable {
    /// A target: its folder from the root, and the targets that it may import.
    struct Target: Decodable {
        var name: String
        var path: String
        var dependencies: [String]

        /// The folder of Sources that it is in; nil for tests.
        var layer: String? {
            let parts = path.split(separator: "/")
            return parts.count > 1 && parts[0] == "Sources" ? String(parts[1]) : nil
        }

        init(_ path: String, uses dependencies: [String]) {
            name = path.split(separator: "/").last.map(String.init) ?? path
            (self.path, self.dependencies) = (path, dependencies)
        }

        init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            name = try values.decode(String.self, forKey: .name)
            path = try values.decode(String.self, forKey: .path)
            dependencies = try values.decodeIfPresent([String].self, forKey: .dependencies) ?? []
        }

        private enum CodingKeys: String, CodingKey {
            case name, path
            case dependencies = "target_dependencies"
        }
    }

    var targets: [Target]

    init(targets: [Target]) { self.targets = targets }

    /// Asks SwiftPM. It gets a scratch folder of its own: for `.build` it would wait, for ever, on the lock that the
    /// running test holds.
    init(of repository: Repository) throws {
        let outcome = try repository.run([
            "swift", "package", "--scratch-path", ".build-describe", "describe", "--type", "json",
        ])
        guard let start = outcome.output.firstIndex(of: "{") else {
            throw Unreadable(text: outcome.output + outcome.errors)
        }
        self = try JSONDecoder().decode(PackageDescription.self, from: Data(outcome.output[start...].utf8))
    }

    /// SwiftPM described nothing.
    struct Unreadable: Error {
        var text: String
    }
}
