import JSON

/// Tells line by line, in the order of a file, what belongs to a later feature: by its route, or because a later
/// feature changed what the line shows (the cart of a coupon, stock after an order).
public struct LaterLines {
    private let routes: LaterRoutes
    private var changedCarts: [String: Change] = [:]
    private var orderFeature: String?

    private struct Change {
        let feature: String
        /// Whether the cart is gone: otherwise its lines are as before, and only what is summed over them is not.
        let endsCart: Bool
    }

    /// Nothing changed yet.
    public init(_ routes: LaterRoutes) { self.routes = routes }

    /// Why the next line of the file is for later; nil when it counts now.
    public mutating func reason(for recording: Recording) -> String? {
        guard let entry = routes.entries.first(where: { applies($0, to: recording) }) else {
            return change(for: recording).map { "\($0.feature) changed the cart" }
        }
        if recording.request.method != "GET", (200..<300).contains(recording.answer.status) {
            if let cart = cart(of: recording) {
                let endsCart = entry.endsCart || changedCarts[cart]?.endsCart == true
                changedCarts[cart] = Change(feature: entry.feature, endsCart: endsCart)
            }
            if entry.changesOrder { orderFeature = entry.feature }
        }
        return entry.feature
    }

    private func applies(_ entry: LaterRoutes.Entry, to recording: Recording) -> Bool {
        if let status = entry.status, status != recording.answer.status { return false }
        if entry.isAfterOrder, orderFeature == nil { return false }
        if let text = entry.headerText,
            !recording.request.fields.contains(where: { $0.value.string?.contains(text) == true })
        {
            return false
        }
        if let text = entry.noteText, !recording.note.contains(text) { return false }
        if let text = entry.answerText, !recording.answer.holds(text) { return false }
        return entry.pattern.matches(recording.request)
    }

    private func change(for recording: Recording) -> Change? {
        guard let change = cart(of: recording).flatMap({ changedCarts[$0] }) else { return nil }
        let isAboutLines = recording.request.route.split(separator: "/").dropFirst(3).first == "items"
        return change.endsCart || !isAboutLines ? change : nil
    }

    private func cart(of recording: Recording) -> String? {
        let parts = recording.request.route.split(separator: "/")
        guard parts.count > 2, parts[0] == "V1", parts[1] == "guest-carts" || parts[1] == "carts" else { return nil }
        return String(parts[2])
    }
}
