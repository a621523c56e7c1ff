/// Sees whether a release that was asked to serve has come to nothing, by what systemd says of the service: then nobody
/// waits for it until the time is over.
struct StartWatch {
    private let version: String
    /// What the process that serves said of itself before it was asked to hand over.
    private let statusBefore: String
    private var hasBegun = false

    /// How a node begins what it says of itself when its successor has failed.
    static let servingOn = "serving on: "

    init(for version: String, statusBefore: String) { (self.version, self.statusBefore) = (version, statusBefore) }

    /// Takes in how the service is; why the release will not serve, nil while it still may.
    mutating func failure(_ state: NodeService.State) -> String? {
        switch state.word {
        case "reloading":
            hasBegun = true
            return nil
        case "active":
            guard state.release != version else { return nil }
            // A hand-over may be over before anybody looks. Then what the process says is new.
            let saysSo = state.status.hasPrefix(StartWatch.servingOn)
            guard hasBegun || saysSo && state.status != statusBefore else { return nil }
            return saysSo ? String(state.status.dropFirst(StartWatch.servingOn.count)) : "its process has ended"
        case "failed", "inactive": return "its process has ended"
        default: return nil
        }
    }
}
