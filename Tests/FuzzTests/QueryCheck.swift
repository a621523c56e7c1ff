import Basics
import HTTP
import JSON

@testable import REST

/// A query or the body of a form.
///
/// - Its pairs, written anew, are the same pairs.
/// - PHP's arrays, written anew with a key in each bracket, are the same arrays, and no deeper than `depthMax`.
enum QueryCheck {
    static func run(_ input: [UInt8]) throws(Finding) {
        let items = input.withExactCopy { FormItems($0) }
        try require(items.items.count <= FormItems.itemsMax, "\(items.items.count) pairs are read")
        try checkPairs(items)
        let few = input.withExactCopy { FormItems($0, itemsMax: 2) }
        try require(
            few.items.elementsEqual(items.items.prefix(2)) && few.isTruncated == (items.items.count > 2),
            "a limit of two pairs gives others")
        try checkTree(QueryTree.members(of: items))
    }

    private static func checkPairs(_ items: FormItems) throws(Finding) {
        let text = written(items.items.map { ($0.name, $0.value) })
        let again = text.withExactCopy { FormItems($0) }
        try require(again.items.count == items.items.count, "written anew there are \(again.items.count) pairs")
        for (old, new) in zip(items.items, again.items) {
            try requireSame(new.name, old.name, "written anew a name is another")
            try requireSame(new.value, old.value, "written anew a value is another")
        }
    }

    private static func checkTree(_ members: [JSONMember]) throws(Finding) {
        guard let pairs = try flat(members, under: nil, depth: 1) else { return }
        guard pairs.count <= FormItems.itemsMax else { return }
        let again = QueryTree.members(of: written(pairs).withExactCopy { FormItems($0) })
        try require(again == members, "written anew the arrays are\n  \(again)\n  instead of\n  \(members)")
    }

    /// The arrays as pairs (PHP's `http_build_query`). Nil where a key cannot be written within brackets.
    private static func flat(
        _ members: [JSONMember], under parent: String?, depth: Int
    ) throws(Finding) -> [(String, String)]? {
        try require(depth <= QueryTree.depthMax, "arrays are deeper than \(QueryTree.depthMax)")
        var pairs: [(String, String)] = []
        for member in members {
            let isWritable = parent == nil ? !member.name.contains("[") : !member.name.contains("]")
            guard isWritable, parent == nil || !member.name.isEmpty else { return nil }
            let name = parent.map { "\($0)[\(member.name)]" } ?? member.name
            switch member.value {
            case .string(let value): pairs.append((name, value))
            default:
                guard let inner = try flat(member.value.members ?? [], under: name, depth: depth + 1) else {
                    return nil
                }
                // An array whose only member was left out is empty, which no query can say.
                guard !inner.isEmpty else { return nil }
                pairs += inner
            }
        }
        return pairs
    }

    private static func written(_ pairs: [(String, String)]) -> [UInt8] {
        var text: [UInt8] = []
        for (name, value) in pairs {
            if !text.isEmpty { text.append("&") }
            PercentCoding.append(name, to: &text)
            text.append("=")
            PercentCoding.append(value, to: &text)
        }
        return text
    }
}
