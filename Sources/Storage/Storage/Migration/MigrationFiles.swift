import Basics
import Crypto

/// One file of `Migrations/`: `NNNN_name.sql`, a DDL statement, or data statements that are run in one transaction.
public struct Migration: Sendable {
    public let version: Int
    public let name: String
    /// SHA-256 of the file.
    public let checksum: String
    public let statements: [String]

    /// Whether it changes the schema; then it is one statement, since DDL commits by itself.
    public var isDDL: Bool {
        let words = ["CREATE ", "ALTER ", "DROP ", "RENAME "]
        return statements.contains { statement in words.contains { statement.uppercased().hasPrefix($0) } }
    }
}

/// Why migrations cannot be run.
public struct MigrationError: Error, CustomStringConvertible {
    /// What is wrong and what to do.
    public let description: String

    init(_ description: String) { self.description = description }
}

/// Reads the migrations of a folder.
public enum MigrationFiles {
    /// A file is not longer than this.
    public static let fileBytesMax = 4 << 20

    /// The migrations in a folder, in order of their numbers.
    public static func load(from folder: String) throws -> [Migration] {
        let names = try Files.names(in: folder).filter { $0.hasSuffix(".sql") }.sorted()
        guard !names.isEmpty else { throw MigrationError("no migrations in \(folder)") }
        let migrations = try names.map { file in
            try migration(named: file, Files.read("\(folder)/\(file)", bytesMax: fileBytesMax))
        }
        for (first, second) in zip(migrations, migrations.dropFirst()) where first.version == second.version {
            throw MigrationError("two migrations have the number \(first.version): \(first.name), \(second.name)")
        }
        return migrations
    }

    /// A migration from a file's name and bytes.
    public static func migration(named file: String, _ bytes: [UInt8]) throws(MigrationError) -> Migration {
        let stem = file.dropLast(4)
        guard stem.count > 5, let version = Int(stem.prefix(4)), stem.dropFirst(4).first == "_" else {
            throw MigrationError("\(file): a migration is named NNNN_name.sql")
        }
        let statements = split(String(utf8: bytes))
        let migration = Migration(
            version: version, name: String(stem.dropFirst(5)), checksum: SHA256.hex(bytes), statements: statements)
        guard !statements.isEmpty else { throw MigrationError("\(file) holds no statement") }
        guard !migration.isDDL || statements.count == 1 else {
            throw MigrationError("\(file): DDL commits by itself, so it is the file's only statement")
        }
        return migration
    }

    /// The statements of a text: each ends with a semicolon at a line's end; lines that begin with `--` are comments.
    static func split(_ text: String) -> [String] {
        var statements: [String] = []
        var lines: [Substring] = []
        for line in text.split(whereSeparator: \.isNewline) where !line.hasPrefix("--") {
            guard line.hasSuffix(";") else {
                lines.append(line)
                continue
            }
            lines.append(line.dropLast())
            statements.append(lines.joined(separator: "\n"))
            lines = []
        }
        let rest = lines.joined(separator: "\n")
        if rest.contains(where: { !$0.isWhitespace }) { statements.append(rest) }
        return statements
    }
}
