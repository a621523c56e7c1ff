import Basics

/// The tree under a route table: path segments as nodes, in flat arrays, so that a look-up follows numbers and neither
/// counts references nor allocates, except for the values of variables. A depth-first search with backtracking, whose
/// depth is that of the longest pattern, whatever the path.
struct RouteTree: Sendable {
    /// What a path leads to.
    enum Finding {
        case found(route: Int, values: [String])
        case otherMethods([Method])
        case noRoute
    }

    struct Node {
        /// The children behind a literal, in the order of `order(before:)`.
        let literals: Range<Int>
        /// The child behind a variable.
        let variable: Int?
        /// The routes of the patterns that end here.
        let ends: Range<Int>
    }

    struct Literal {
        let text: ByteRange
        let child: Int
    }

    struct End {
        let method: Method
        let route: Int
    }

    let rules: RouteRules
    let nodes: [Node]
    let literals: [Literal]
    let text: [UInt8]
    let ends: [End]

    /// Finds the route for a method and a raw path.
    func find(_ method: Method, _ path: UnsafeRawBufferPointer) -> Finding {
        guard path.first == UInt8(ascii: "/") else { return .noRoute }
        var end = path.count
        if rules.trailingSlash == .ignored, end > 1, path[end - 1] == UInt8(ascii: "/") {
            end -= 1
            guard path[end - 1] != UInt8(ascii: "/") else { return .noRoute }
        }
        var search = Search(method: method, path: path.part(0, end))
        // The root alone has no segment; everything else has one behind each slash.
        if let route = end == 1 ? accept(0, &search) : descend(from: 0, at: 1, &search) {
            return .found(
                route: route,
                values: search.values.map { PercentCoding.segmentText(path.part(Int($0.start), Int($0.end))) })
        }
        guard search.otherMethods != 0 else { return .noRoute }
        return .otherMethods(Method.allCases.filter { search.otherMethods & $0.bit != 0 })
    }

    private struct Search {
        let method: Method
        let path: UnsafeRawBufferPointer
        /// Where the variables' values lie on the way to the current node.
        var values: [ByteRange] = []
        /// The methods of the nodes at which the path ended without a route for this one, as bits.
        var otherMethods: UInt8 = 0
    }

    /// The route for the rest of the path from `start`, which lies behind a slash.
    private func descend(from node: Int, at start: Int, _ search: inout Search) -> Int? {
        let path = search.path
        let end = path.first(UInt8(ascii: "/"), from: start) ?? path.count
        if let child = literalChild(of: node, path.part(start, end)), let route = go(to: child, end, &search) {
            return route
        }
        guard let child = nodes[node].variable, end > start else { return nil }
        search.values.append(ByteRange(start, end))
        if let route = go(to: child, end, &search) { return route }
        search.values.removeLast()
        return nil
    }

    private func go(to child: Int, _ end: Int, _ search: inout Search) -> Int? {
        end == search.path.count ? accept(child, &search) : descend(from: child, at: end + 1, &search)
    }

    /// The node's route for the method; otherwise its methods are noted.
    private func accept(_ node: Int, _ search: inout Search) -> Int? {
        let ends = ends[nodes[node].ends]
        if let end = ends.first(where: { $0.method == search.method }) { return end.route }
        let headFollowsGet = rules.head == .answeredByGet
        if search.method == .head, headFollowsGet, let get = ends.first(where: { $0.method == .get }) {
            return get.route
        }
        for end in ends {
            search.otherMethods |= end.method.bit
            if end.method == .get, headFollowsGet { search.otherMethods |= Method.head.bit }
        }
        return nil
    }

    /// The child behind a literal. A segment with escapes is decoded for the comparison: `%72est` is `rest` (RFC 3986
    /// §6.2.2.2).
    private func literalChild(of node: Int, _ segment: UnsafeRawBufferPointer) -> Int? {
        guard segment.first(UInt8(ascii: "%")) == nil else {
            var decoded: [UInt8] = []
            PercentCoding.appendDecoded(segment, space: UInt8(ascii: "+"), to: &decoded)
            return decoded.withUnsafeBytes { search(nodes[node].literals, $0) }
        }
        return search(nodes[node].literals, segment)
    }

    /// A binary search.
    private func search(_ range: Range<Int>, _ segment: UnsafeRawBufferPointer) -> Int? {
        text.withUnsafeBytes { text in
            var (low, high) = (range.lowerBound, range.upperBound)
            while low < high {
                let middle = (low + high) / 2
                let word = literals[middle].text
                let order = segment.order(before: text.part(Int(word.start), Int(word.end)))
                if order == 0 { return literals[middle].child }
                if order < 0 { high = middle } else { low = middle + 1 }
            }
            return nil
        }
    }
}

extension UnsafeRawBufferPointer {
    /// Negative when this comes before `other`, by length and then by bytes; zero when both are the same.
    func order(before other: UnsafeRawBufferPointer) -> Int {
        guard count == other.count else { return count - other.count }
        var index = 0
        while index < count {
            if self[index] != other[index] { return Int(self[index]) - Int(other[index]) }
            index &+= 1
        }
        return 0
    }
}

extension Method {
    fileprivate var bit: UInt8 { 1 << rawValue }
}
