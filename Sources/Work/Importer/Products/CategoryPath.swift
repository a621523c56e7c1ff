import Basics

/// A category's path in a cell: the names from a root category's on, between `/`; `\/` is a slash within a name.
enum CategoryPath {
    /// The names on a path.
    static func levels(_ path: String) -> [String] {
        var levels = [""]
        var isEscaped = false
        for sign in path {
            switch sign {
            case "\\" where !isEscaped:
                isEscaped = true
                continue
            case "/" where !isEscaped: levels.append("")
            case "/": levels[levels.count - 1].append(sign)
            default: levels[levels.count - 1] += (isEscaped ? "\\" : "") + String(sign)
            }
            isEscaped = false
        }
        if isEscaped { levels[levels.count - 1].append("\\") }
        return levels.map(\.trimmed).filter { !$0.isEmpty }
    }

    /// The path of names.
    static func text(_ levels: [String]) -> String {
        levels.map { $0.replacing("/", with: "\\/") }.joined(separator: "/")
    }
}
