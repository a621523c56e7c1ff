/// Keeps other sites from acting in a shopper's name: stands before every unsafe request that a cookie authenticates.
///
/// A browser says where a request comes from with `Sec-Fetch-Site`, older ones with `Origin`; only when both are
/// missing must the page's form key equal the cookie's, as in Magento's form key validator. So a cached page needs no
/// key in it.
public enum CrossSiteGuard {
    /// Whether a request may go on.
    public enum Verdict: Sendable, Equatable {
        case allowed
        case refused(Reason)
    }

    /// Why a request may not go on.
    public enum Reason: Sendable, Equatable {
        /// `Sec-Fetch-Site` says that another site sent it.
        case fetchSite
        /// `Origin` is none of the shop's addresses.
        case origin
        /// Nothing says where it came from, and the form key is missing or another than the cookie's.
        case formKey
    }

    /// Judges a request. Safe methods change nothing and may come from anywhere.
    public static func verdict(for request: Request, baseURLs: [BaseURL]) -> Verdict {
        guard !request.method.isSafe else { return .allowed }
        // W3C Fetch Metadata: scripts cannot set it, so it is believed over everything else.
        let sites = request.fields(.secFetchSite)
        guard sites.isEmpty else {
            return sites.allSatisfy { $0 == "same-origin" || $0 == "none" } ? .allowed : .refused(.fetchSite)
        }
        let origins = request.fields(.origin)
        guard origins.isEmpty else {
            let isOurs = origins.allSatisfy { origin in baseURLs.contains { $0.matches(origin: origin) } }
            return isOurs ? .allowed : .refused(.origin)
        }
        guard let sent = request.form["form_key"], let held = request.cookies["form_key"], !sent.isEmpty,
            isEqualInConstantTime(sent, held)
        else { return .refused(.formKey) }
        return .allowed
    }

    /// Compares without telling by the time taken how many letters are right.
    private static func isEqualInConstantTime(_ left: String, _ right: String) -> Bool {
        let (left, right) = (Array(left.utf8), Array(right.utf8))
        guard left.count == right.count else { return false }
        var difference: UInt8 = 0
        for index in left.indices { difference |= left[index] ^ right[index] }
        return difference == 0
    }
}
