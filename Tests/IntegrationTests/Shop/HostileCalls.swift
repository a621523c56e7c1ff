// What the API is asked for by somebody who means no good, or does not know it.

private let filter = "[filter_groups][0][filters][0]"

private let strayAddresses: [StrayCall] =
    [
        StrayCall("", 400), StrayCall("/", 400), StrayCall("/V1", 404), StrayCall("/V2/products", 404),
        StrayCall("/none/V1/products/A", 400), StrayCall("/V1/nope", 404), StrayCall("/V1/products/%80", 404),
        StrayCall("/V1/products/..%2f..%2fetc", 404), StrayCall("/V1/../../etc/passwd", 404),
        StrayCall("/V1/products/\(String(repeating: "x", count: 300))", 404), StrayCall("/V1/products", 400),
        StrayCall("/V1/products?fields=items[[[", 400), StrayCall("/V1/products?]=[&=&&&", 400),
        StrayCall("/V1/products?fields=\(String(repeating: "a[", count: 2_000))", 400),
        StrayCall("/V1/products?\(String(repeating: "a[b][c]", count: 300))=1", 400),
        StrayCall("/V1/products?searchCriteria[[[]]]=1", 400),
    ]

private let strayCriteria: [StrayCall] =
    [
        .search("[pageSize]=-1", 200), .search("[pageSize]=x", 400), .search("[pageSize]=99999999999999999999", 200),
        .search("[pageSize][x]=1", 400), .search("[pageSize]=2 [currentPage]=-1", 200),
        .search("[pageSize]=2 [currentPage]=99999999999", 200), .search("[pageSize]=2 [filter_groups]=x", 200),
        .search("\(filter)[field]=nope \(filter)[value]=1", 400), .search("\(filter)[value]=1", 400),
        .search("\(filter)[field]=sku%27%20OR%201=1 \(filter)[value]=1", 400),
        .search("\(filter)[field]=sku \(filter)[value]=%27%20OR%201=1", 200),
        .search("\(filter)[field]=sku \(filter)[value]=1 \(filter)[condition_type]=evil", 200),
        .search("[pageSize]=1 \(filter)[field]=price \(filter)[value]=abc \(filter)[condition_type]=gt", 200),
        .search("\(filter)[field]=sku \(filter)[value]=%ff%fe", 200),
        .search("[pageSize]=1 [filter_groups][999999999][filters][0][field]=sku", 200),
        .search("[sortOrders][0][field]=sku;drop [sortOrders][0][direction]=ASC", 400),
        .search("[sortOrders][0][field]=sku [sortOrders][0][direction]=SIDEWAYS", 400),
        .search(
            "\(filter)[field]=entity_id \(filter)[value]=\(String(repeating: "1,", count: 900)) "
                + "\(filter)[condition_type]=in", 200),
    ]

private let strayNumbers: [StrayCall] =
    [
        StrayCall("/V1/categories/abc", 400), StrayCall("/V1/categories/-1", 404),
        StrayCall("/V1/categories/99999999999999999999", 404), StrayCall("/V1/categories?depth=x", 400),
        StrayCall("/V1/categories?rootCategoryId=999", 404), StrayCall("/V1/products/attributes/no_such", 404),
        StrayCall("/V1/products/attribute-sets/0", 404), StrayCall("/V1/products/attribute-sets/x", 400),
        StrayCall("/V1/stockItems/none", 404), StrayCall("/V1/stockStatuses/%20", 404),
        StrayCall("/V1/taxRates/x", 400), StrayCall("/V1/taxRates/search", 400), StrayCall("/V1/taxClasses/0", 404),
        StrayCall("/V1/directory/countries/zz", 404), StrayCall("/V1/guest-carts/none", 404),
        StrayCall("/V1/inventory/sources/x", 404), StrayCall("/V1/store/storeConfigs?storeCodes=x", 400),
        StrayCall("/V1/products/none/media/x", 400), StrayCall("/V1/products/none/links/none", 404),
        StrayCall("/V1/products/none/options/0", 404), StrayCall("/V1/customerGroups/99", 404),
        StrayCall("/V1/products/none/group-prices/x/tiers", 404),
        StrayCall("/V1/stockItems/lowStock?scopeId=x&qty=y", 400),
    ]

let strayCalls = strayAddresses + strayCriteria + strayNumbers

private let emptyBodies: [StrayBody] =
    ["", "{", "[]", "null", "1", #""x""#, "{}", #"{"product":null}"#, #"{"product":[]}"#, #"{"product":1}"#].map {
        .products($0)
    }

private let brokenBodies: [StrayBody] =
    [
        .products(#"{"product":{"sku":1}}"#), .products(#"{"product":{"sku":[]}}"#), .products("{'product':{}}"),
        .products(#"{"product":{"sku":"A","sku":"B"}}"#), .products(#"{"product":{},}"#), .products("NaN"),
        .products(String(repeating: "[", count: 100_000)), .products(String(repeating: #"{"a":"#, count: 20_000)),
        .products(#"{"product":\#(String(repeating: "1", count: 100_000))}"#),
        StrayBody("POST", "/V1/products", [0xff, 0xfe] + Array(#"{"product":{}}"#.utf8), 400),
        StrayBody("POST", "/V1/products", Array(#"{"product":{"sku":""#.utf8) + [0xff] + Array(#""}}"#.utf8), 400),
        StrayBody("POST", "/V1/products", [0xef, 0xbb, 0xbf] + Array("{}".utf8), 400),
    ]

private let wrongProducts: [StrayBody] =
    [
        .product(#""name":{}"#), .product(#""attribute_set_id":"x""#), .product(#""attribute_set_id":99999"#),
        .product(#""price":"abc""#), .product(#""price":-5"#), .product(#""weight":1e400"#), .product(#""nope":1"#),
        .product(#""price":1e308"#), .product(#""price":"1e400""#), .product(#""price":"NaN""#),
        .product(#""weight":-1"#), .product(#""weight":1e12"#), .product(#""status":300"#),
        .product(#""tier_prices":[{"qty":1,"value":1e308,"customer_group_id":0}]"#),
        .product(#""tier_prices":[{"qty":1e308,"value":1,"customer_group_id":0}]"#),
        .product(#""extension_attributes":{"website_ids":[99]}"#),
        .product(#""extension_attributes":{"stock_item":{"qty":1e308}}"#),
        .product(#""custom_attributes":[{"attribute_code":"special_price","value":"-1"}]"#),
        .product(#""custom_attributes":[{"attribute_code":"color","value":"99999999999"}]"#),
        .product(#""options":[{"title":"T","type":"field","price":1e308,"price_type":"fixed"}]"#),
        .product(#""sku":"\#(String(repeating: "s", count: 100))""#), .product(#""sku":"\ud800""#),
        .product(#""name":"\#(String(repeating: "n", count: 300))""#),
        .product(#""extension_attributes":{"stock_item":{"qty":"x"}}"#),
        .product(
            #""media_gallery_entries":[{"content":{"base64_encoded_data":"%","type":"image/png","name":"../x"}}]"#),
    ]
    + ["text/plain", "multipart/form-data", "\u{e9}", "application/json; charset=utf-16", "application/xml", nil].map {
        StrayBody("POST", "/V1/products", #"{"product":{}}"#, 400, type: $0)
    }

private let otherBodies: [StrayBody] =
    [
        StrayBody("POST", "/V1/products", String(repeating: "<a>", count: 5_000), 400, type: "application/xml"),
        StrayBody(
            "POST", "/V1/products", #"<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>"#, 400,
            type: "application/xml"),
        StrayBody("PUT", "/V1/products/none", #"{"product":{"price":1}}"#, 400),
        StrayBody("PATCH", "/V1/products", "{}", 405), StrayBody("DELETE", "/V1/products", "", 404),
        StrayBody("DELETE", "/V1/products/none", "", 404),
        StrayBody("POST", "/V1/integration/admin/token", #"{"username":1,"password":[]}"#, 400),
        StrayBody("POST", "/V1/integration/admin/token", "{}", 400),
        StrayBody("POST", "/V1/integration/admin/token", #"{"username":"a","password":"b"}"#, 401),
        StrayBody("POST", "/V1/products/base-prices", #"{"prices":[{"price":"x","sku":[]}]}"#, 400),
        StrayBody("POST", "/V1/products/base-prices", #"{"prices":1}"#, 400),
        StrayBody(
            "POST", "/V1/inventory/source-items",
            #"{"sourceItems":[{"sku":"none","source_code":"nope","quantity":-1,"status":9}]}"#, 400),
        StrayBody("POST", "/V1/inventory/source-items", #"{"sourceItems":"x"}"#, 400),
        StrayBody("POST", "/V1/categories", #"{"category":{"parent_id":"x","name":1}}"#, 400),
        StrayBody("POST", "/V1/categories", #"{"category":{"parent_id":99999,"name":"n","is_active":true}}"#, 404),
        StrayBody("PUT", "/V1/categories/3/move", #"{"parentId":3}"#, 400),
        StrayBody("DELETE", "/V1/categories/1", "", 400), StrayBody("DELETE", "/V1/categories/2", "", 400),
        StrayBody("POST", "/V1/guest-carts/none/items", #"{"cartItem":{"sku":"A","qty":1}}"#, 400),
        StrayBody("POST", "/V1/guest-carts/none/items", #"{"cartItem":{"sku":"A","qty":"lots"}}"#, 400),
        StrayBody("POST", "/V1/products/none/media", #"{"entry":null}"#, 400),
        StrayBody(
            "POST", "/V1/products/attributes",
            #"{"attribute":{"attribute_code":"9 bad","frontend_input":"text","default_frontend_label":"x"}}"#, 400),
        StrayBody("POST", "/V1/products/attributes/color/options", #"{"option":{"label":""}}"#, 400),
        StrayBody("DELETE", "/V1/products/attributes/color/options/99999", "", 404),
        StrayBody("DELETE", "/V1/products/attributes/sku", "", 400),
        StrayBody("POST", "/V1/taxRates", #"{"taxRate":{"code":"","rate":-5,"tax_country_id":"ZZ"}}"#, 400),
    ]

let strayBodies = emptyBodies + brokenBodies + wrongProducts + otherBodies
