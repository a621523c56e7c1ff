import Foundation
import JSON

/// What a recording has in the place of secrets: tokens and the visitor's session. Tokens are asked of the shop when
/// they are first needed.
struct Placeholders {
    private var admin: String?
    private var customers: [String: String] = [:]
    private var passwords = [Placeholders.alice: "Lab-Alice-2026"]
    private var customer: String?
    private var cookies: [String: String] = [:]

    private static let alice = "alice@lab.example"
    private static let session = "PHPSESSID=<session-id"
    /// Sent where the shop gives no token: it is nobody's.
    private static let nobody = "no-token"

    /// A text of the recording with our tokens and our session.
    mutating func filled(_ text: String, on shop: any ContractShop) throws(ContractError) -> String {
        guard text.contains("<") else { return text }
        var text = text
        if text.contains("<admin-token>") {
            text = text.replacingOccurrences(of: "<admin-token>", with: try adminToken(shop))
        }
        if text.contains("<customer-token>") {
            let token = if let customer { customer } else { try token(of: Placeholders.alice, shop) }
            text = text.replacingOccurrences(of: "<customer-token>", with: token)
        }
        while let start = text.range(of: "<customer-token:"),
            let end = text[start.upperBound...].firstIndex(of: ">")
        {
            let mail = String(text[start.upperBound..<end])
            text.replaceSubrange(start.lowerBound...end, with: try token(of: mail, shop))
        }
        return text
    }

    /// The value of a Cookie field with our cookies in the place of Magento's session.
    func cookie(_ value: String) -> String {
        guard value.contains(Placeholders.session) else { return value }
        let own = value.split(separator: "; ").map(String.init).filter { !$0.hasPrefix(Placeholders.session) }
        let names = Set(own.map { $0.prefix { $0 != "=" } })
        let ours = cookies.filter { !names.contains($0.key[...]) }.map { "\($0.key)=\($0.value)" }.sorted()
        return (own + ours).joined(separator: "; ")
    }

    /// Remembers what an answer brought: cookies of the session, a customer's token, a new customer's password.
    mutating func take(_ answer: ShopAnswer, to recording: Recording) {
        let sent = recording.request.fields.first { $0.name.lowercased() == "cookie" }?.value.string ?? ""
        if sent.contains(Placeholders.session) {
            for field in answer.fields where field.name == "set-cookie" {
                let pair = (field.value.string ?? "").prefix { $0 != ";" }.split(separator: "=", maxSplits: 1)
                if pair.count == 2 { cookies[String(pair[0])] = String(pair[1]) }
            }
        }
        let body = recording.request.body
        guard recording.answer.status == 200 else { return }
        if recording.request.route == "V1/customers", let mail = body["customer"]?["email"]?.string {
            passwords[mail] = body["password"]?.string
        }
        if recording.request.route == "V1/integration/customer/token", answer.status == 200 {
            customer = (try? JSONReader.parse(answer.body))?.string
        }
    }

    /// The administrator's token; nobody's when the shop gives none.
    mutating func adminToken(_ shop: any ContractShop) throws(ContractError) -> String {
        if let admin { return admin }
        let token = try signIn("admin", "labadmin", "Lab-Admin-2026", shop)
        admin = token
        return token ?? Placeholders.nobody
    }

    private mutating func token(of mail: String, _ shop: any ContractShop) throws(ContractError) -> String {
        if let token = customers[mail] { return token }
        guard let password = passwords[mail] else { return Placeholders.nobody }
        let token = try signIn("customer", mail, password, shop)
        customers[mail] = token
        return token ?? Placeholders.nobody
    }

    private func signIn(
        _ kind: String, _ name: String, _ password: String, _ shop: any ContractShop
    ) throws(ContractError) -> String? {
        let body = JSONValue.object([
            JSONMember("username", .string(name)), JSONMember("password", .string(password)),
        ])
        let answer = try shop.answer(to: .json("POST", "/rest/V1/integration/\(kind)/token", body))
        return answer.status == 200 ? (try? JSONReader.parse(answer.body))?.string : nil
    }
}
