/// How many connections and statements the shop's nodes may take of a server: sums, without asking anybody.
struct Capacity {
    /// Nodes that may run at once; during a release a node and its successor both do.
    let nodes: Int
    /// Connections that one node may have to the server.
    let connectionsOfNode: Int
    /// Statements that one connection keeps prepared.
    static let statementsOfConnection = 64
    /// Connections that are left for people: the client, a dump, `vitrine` commands.
    static let connectionsForPeople = 10

    var connections: Int { nodes * connectionsOfNode }
    var statements: Int { connections * Capacity.statementsOfConnection }

    /// Whether a server is large enough.
    func findings(_ place: String, connectionsMax: Int, statementsMax: Int) -> [Finding] {
        let need = connections + Capacity.connectionsForPeople
        var found: [Finding] = []
        let sum = "\(nodes) nodes of \(connectionsOfNode) connections need \(need) with those for people"
        if need > connectionsMax {
            found.append(
                .warning(
                    "\(place) connections", "\(sum), the server accepts \(connectionsMax)",
                    advice: "raise max_connections to \(need), or lower writer_connections_max, "
                        + "reader_connections_max or loops"))
        } else {
            found.append(.ok("\(place) connections", "\(sum), the server accepts \(connectionsMax)"))
        }
        if statements > statementsMax {
            found.append(
                .warning(
                    "\(place) statements", "up to \(statements) prepared, the server keeps \(statementsMax)",
                    advice: "raise max_prepared_stmt_count to \(statements): above it statements are slower, not wrong")
            )
        } else {
            found.append(.ok("\(place) statements", "up to \(statements) prepared, the server keeps \(statementsMax)"))
        }
        return found
    }
}
