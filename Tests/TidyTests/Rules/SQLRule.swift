/// SQL is written in Storage and in the migrations, nowhere else in Sources: whoever changes a table finds every
/// statement that reads it in one folder. The house writes SQL's words in capitals, which is how they are told from
/// English.
struct SQLRule: Rule {
    private let openings = [
        "SELECT ", "INSERT INTO ", "INSERT IGNORE ", "REPLACE INTO ", "DELETE FROM ", "CREATE TABLE ",
        "CREATE DATABASE ", "CREATE USER ", "ALTER TABLE ", "ALTER USER ", "DROP TABLE ", "DROP DATABASE ", "GRANT ",
        "CHANGE MASTER ", "START SLAVE", "STOP SLAVE", "SET GLOBAL ", "SET SESSION ",
    ]

    func findings(in file: SourceFile) -> [Finding] {
        guard let swift = file.swift, file.isIn("Sources"), !file.isIn("Sources/Storage") else { return [] }
        return swift.literals.filter { isSQL($0.text) }.map {
            file.finding($0.line, "This literal looks like SQL, which belongs in Sources/Storage or Migrations.")
        }
    }

    private func isSQL(_ literal: String) -> Bool {
        let words = literal.split(whereSeparator: \.isWhitespace)
        let updates = words.indices.contains { index in
            words[index] == "UPDATE" && index + 2 < words.count && words[index + 2] == "SET"
        }
        let text = " " + words.joined(separator: " ") + " "
        return updates || openings.contains { text.contains(" " + $0) || text.contains("(" + $0) }
    }
}
