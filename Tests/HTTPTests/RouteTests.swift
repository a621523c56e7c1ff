import HTTP
import Testing

@Suite("The route table")
struct RouteTests {
    static let table: RouteTable<String> = {
        var builder = RouteTable<String>.Builder()
        builder.add(.get, "/", "root")
        builder.add(.get, "/V1/products", "list")
        builder.add(.get, "/V1/products/:sku", "product")
        builder.add(.delete, "/V1/products/:sku", "delete")
        builder.add(.get, "/V1/products/:sku/media/:entryId", "media")
        builder.add(.get, "/V1/products/attributes", "attributes")
        builder.add(.put, "/V1/carts/mine", "put mine")
        builder.add(.get, "/V1/carts/:cartId", "cart")
        builder.add(.post, "/V1/carts/mine/items", "add to mine")
        builder.add(.get, "/V1/carts/:id/items", "items")
        builder.add(.get, "/V1/:kind/mine/totals", "totals")
        return builder.freeze()
    }()

    private func resolve(_ method: Method, _ path: String, in table: RouteTable<String> = Self.table) -> String {
        let resolution = Array(path.utf8).withUnsafeBytes { table.resolve(method, $0) }
        switch resolution {
        case .found(let name, let parameters):
            let values = ["sku", "entryId", "cartId", "id", "kind"].compactMap { key in
                parameters[key].map { " \(key)=\($0)" }
            }
            return name + values.joined()
        case .otherMethods(let methods): return "405 " + methods.map { "\($0.text)" }.joined(separator: ",")
        case .noRoute: return "404"
        }
    }

    @Test(
        "a path finds its handler",
        arguments: [
            (Method.get, "/", "root"), (.get, "/V1/products", "list"), (.get, "/V1/products/", "list"),
            (.get, "/V1/products/24-MB01", "product sku=24-MB01"), (.get, "/V1/products/attributes", "attributes"),
            (.delete, "/V1/products/attributes", "delete sku=attributes"),
            (.get, "/V1/products/a%2Fb%20c+d", "product sku=a/b c+d"), (.get, "/V1/products/%C3%A9", "product sku=é"),
            (.get, "/V1/products/%ff", "product sku=\u{FFFD}"), (.get, "/V1/produ%63ts", "list"),
            (.get, "/V1/products/x/media/7", "media sku=x entryId=7"),
            (.head, "/V1/products/x", "product sku=x"), (.put, "/V1/carts/mine", "put mine"),
            (.get, "/V1/carts/mine", "cart cartId=mine"), (.get, "/V1/carts/mine/items", "items id=mine"),
            (.get, "/V1/carts/mine/totals", "totals kind=carts"),
            (.post, "/V1/carts/mine", "405 GET,HEAD,PUT"), (.post, "/V1/products/x", "405 GET,HEAD,DELETE"),
            (.patch, "/V1/carts/mine/items", "405 GET,HEAD,POST"), (.options, "/", "405 GET,HEAD"),
            (.other, "/V1/products", "405 GET,HEAD"), (.get, "/V1", "404"), (.get, "/v1/products", "404"),
            (.get, "/V1/products/x/media", "404"), (.get, "/V1/products/x/media/7/8", "404"),
            (.get, "/V1//products", "404"), (.get, "//V1/products", "404"), (.get, "/V1/products//", "404"),
            (.get, "//", "404"), (.get, "/V1/products//media/7", "404"), (.get, "*", "404"), (.get, "", "404"),
            (.get, "/V1%2Fproducts", "404"), (.get, "/V1/product", "404"), (.get, "/V1/productss", "404"),
        ])
    func find(_ method: Method, _ path: String, _ expected: String) {
        #expect(resolve(method, path) == expected)
    }

    @Test("a trailing slash and HEAD can count for themselves")
    func options() {
        var builder = RouteTable<String>.Builder(RouteRules(trailingSlash: .significant, head: .onItsOwn))
        builder.add(.get, "/", "root")
        builder.add(.get, "/a", "file")
        builder.add(.get, "/b/", "folder")
        builder.add(.head, "/c/:id", "head")
        let table = builder.freeze()
        #expect(resolve(.get, "/", in: table) == "root")
        #expect(resolve(.get, "/a", in: table) == "file")
        #expect(resolve(.get, "/a/", in: table) == "404")
        #expect(resolve(.get, "/b", in: table) == "404")
        #expect(resolve(.get, "/b/", in: table) == "folder")
        #expect(resolve(.get, "/b//", in: table) == "404")
        #expect(resolve(.get, "//", in: table) == "404")
        #expect(resolve(.head, "/a", in: table) == "405 GET")
        #expect(resolve(.head, "/c/1", in: table) == "head id=1")
        #expect(resolve(.head, "/c/", in: table) == "404")
    }

    @Test("two handlers for one method and path are refused when the table is built")
    func twice() async {
        await #expect(processExitsWith: .failure) {
            var builder = RouteTable<Int>.Builder()
            builder.add(.get, "/a/:x", 1)
            builder.add(.get, "/a/:y", 2)
        }
    }
}
