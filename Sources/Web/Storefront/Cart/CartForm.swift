import Basics
import Catalog
import Commerce
import HTTP
import Sales

/// Reads the fields of the cart's forms, which have the names of Magento's own.
enum CartForm {
    /// `super_attribute[93]=49&super_attribute[144]=166&qty=1`; a quantity that is none counts as one piece.
    static func request(_ form: FormItems) -> CartRequest {
        var options: [AttributeID: OptionID] = [:]
        for item in form.items {
            guard let attribute = number(item.name, after: "super_attribute[", before: "]"),
                let option = Int64(item.value)
            else { continue }
            options[AttributeID(attribute)] = OptionID(option)
        }
        return CartRequest(quantity: form["qty"].flatMap { Quantity($0) } ?? Quantity(1), options: options)
    }

    /// `cart[12][qty]=3`, at most as many as a cart has lines. What is no quantity is passed over; a
    /// negative one is none.
    static func quantities(_ form: FormItems) -> [CartLineID: Quantity] {
        var wanted: [CartLineID: Quantity] = [:]
        for item in form.items where wanted.count < Cart.linesMax {
            guard let line = number(item.name, after: "cart[", before: "][qty]"), let quantity = Quantity(item.value)
            else { continue }
            wanted[CartLineID(line)] = max(quantity, .zero)
        }
        return wanted
    }

    private static func number(_ name: String, after start: String, before end: String) -> Int64? {
        guard name.hasPrefix(start), name.hasSuffix(end) else { return nil }
        return Int64(name.dropFirst(start.count).dropLast(end.count))
    }
}
