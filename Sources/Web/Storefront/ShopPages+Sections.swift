import Basics
import Commerce
import HTTP
import JSON
import Sales
import WebSupport

/// `/customer/section/load/`: what only one visitor sees, for the page's script (`Magento_Customer`'s section load).
extension ShopPages {
    /// The sections that the address names, or Magento's refusal.
    func sections(_ visit: Visit) async throws(StoreFailure) -> Response {
        let asked = Section.read(visit.request.queryItems["sections"])
        var json = JSONWriter()
        if let unknown = asked.unknown {
            json.object { json in json.member("message", Section.refusal(unknown)) }
            return answer(json, status: .badRequest)
        }
        let now = services.now
        let cart = asked.sections.contains(.cart) ? try await pricedCart(of: visit.request) : nil
        let messages = asked.sections.contains(.messages) ? await messages(for: visit.request) : []
        json.object { json in
            for section in asked.sections {
                switch section {
                case .cart: CartSection(visit.site, cart).write(into: &json, at: now)
                case .customer: json.object("customer") { json in json.member("data_id", now.seconds) }
                case .messages: write(messages, dataID: now.seconds, into: &json)
                }
            }
        }
        return answer(json, status: .ok)
    }

    private func write(_ messages: [VisitorMessage], dataID: Int64, into json: inout JSONWriter) {
        json.object("messages") { json in
            json.array("messages") { json in
                for message in messages {
                    json.object { json in
                        json.member("type", message.kind.rawValue)
                        json.member("text", message.text)
                    }
                }
            }
            json.member("data_id", dataID)
        }
    }

    private func answer(_ json: JSONWriter, status: Status) -> Response {
        var response = Response(
            status: status, fields: [Response.Field(.contentType, "application/json")], body: .bytes(json.bytes))
        response.set(.cacheControl, keptByNobody)
        response.set(PageTags.field, PageTags.uncached)
        response.set("X-Content-Type-Options", "nosniff")
        response.set("X-Frame-Options", "SAMEORIGIN")
        return response
    }
}
