extension RouteTable {
    /// Collects routes and freezes them. Two handlers for one method and path are the programmer's error.
    public struct Builder {
        private var tree: RouteTree.Builder
        private var routes: [Route] = []

        /// A table without routes.
        public init(_ rules: RouteRules = RouteRules()) {
            tree = RouteTree.Builder(rules: rules)
        }

        /// Adds a handler for a pattern such as `/V1/products/:sku`; a literal is written decoded, without escapes.
        public mutating func add(_ method: Method, _ pattern: String, _ handler: Handler) {
            let variables = tree.add(method, pattern, route: routes.count)
            routes.append(Route(method: method, pattern: pattern, handler: handler, variables: variables))
        }

        /// The table, ready to be read.
        public func freeze() -> RouteTable {
            RouteTable(tree: tree.freeze(), routes: routes)
        }
    }
}

extension RouteTree {
    /// The tree while it grows.
    struct Builder {
        private struct Growing {
            var literals: [(text: [UInt8], child: Int)] = []
            var variable: Int?
            var ends: [End] = []
        }

        let rules: RouteRules
        private var growing = [Growing()]

        init(rules: RouteRules) {
            self.rules = rules
        }

        /// Adds a pattern and gives the names of its variables.
        mutating func add(_ method: Method, _ pattern: String, route: Int) -> [String] {
            precondition(pattern.utf8.first == UInt8(ascii: "/"), "a route's pattern begins with a slash")
            var segments = pattern.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
            if rules.trailingSlash == .ignored || segments.count == 1, segments.last == "" { segments.removeLast() }
            precondition(!segments.dropLast().contains(""), "a route's pattern has no empty segment within")
            var node = 0
            var variables: [String] = []
            for segment in segments {
                if segment.first == ":" {
                    variables.append(String(segment.dropFirst()))
                    node = variableChild(of: node)
                } else {
                    node = literalChild(of: node, Array(segment.utf8))
                }
            }
            precondition(Set(variables).count == variables.count, "a route's variables have names of their own")
            precondition(
                !growing[node].ends.contains { $0.method == method }, "there is one handler for a method and path")
            growing[node].ends.append(End(method: method, route: route))
            return variables
        }

        /// The tree with its parts in flat arrays.
        func freeze() -> RouteTree {
            var (nodes, literals, text, ends): ([Node], [Literal], [UInt8], [End]) = ([], [], [], [])
            for node in growing {
                let (firstLiteral, firstEnd) = (literals.count, ends.count)
                for (word, child) in node.literals.sorted(by: { $0.text.isOrderedBefore($1.text) }) {
                    literals.append(Literal(text: ByteRange(text.count, text.count + word.count), child: child))
                    text += word
                }
                ends += node.ends
                nodes.append(
                    Node(
                        literals: firstLiteral..<literals.count, variable: node.variable, ends: firstEnd..<ends.count))
            }
            return RouteTree(rules: rules, nodes: nodes, literals: literals, text: text, ends: ends)
        }

        private mutating func variableChild(of node: Int) -> Int {
            if let child = growing[node].variable { return child }
            growing.append(Growing())
            growing[node].variable = growing.count - 1
            return growing.count - 1
        }

        private mutating func literalChild(of node: Int, _ text: [UInt8]) -> Int {
            if let found = growing[node].literals.first(where: { $0.text == text }) { return found.child }
            growing.append(Growing())
            growing[node].literals.append((text, growing.count - 1))
            return growing.count - 1
        }
    }
}

extension [UInt8] {
    /// The order of the tree's literals: by length, then by bytes.
    fileprivate func isOrderedBefore(_ other: [UInt8]) -> Bool {
        withUnsafeBytes { left in other.withUnsafeBytes { left.order(before: $0) < 0 } }
    }
}
