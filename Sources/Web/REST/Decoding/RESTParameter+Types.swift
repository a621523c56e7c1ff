import JSON

extension RESTParameter where Value == String {
    /// Text, of any scalar.
    public static func text(_ name: String) -> Self { Self(name, .text, \.text) }
}

extension RESTParameter where Value == String? {
    /// Text, of any scalar. Nil where it is not sent.
    public static func text(ifSent name: String) -> Self { Self(ifSent: name, .text, \.text) }
}

extension RESTParameter where Value == Int64 {
    /// A whole number, of a number or numeric text; what is too large is the largest.
    public static func integer(_ name: String) -> Self { Self(name, .integer, \.integer) }
}

extension RESTParameter where Value == Int64? {
    /// A whole number, of a number or numeric text; what is too large is the largest. Nil where it is not sent.
    public static func integer(ifSent name: String) -> Self { Self(ifSent: name, .integer, \.integer) }
}

extension RESTParameter where Value == RESTDecimal {
    /// A number, of a number or numeric text.
    public static func decimal(_ name: String) -> Self { Self(name, .decimal, \.decimal) }
}

extension RESTParameter where Value == RESTDecimal? {
    /// A number, of a number or numeric text. Nil where it is not sent.
    public static func decimal(ifSent name: String) -> Self { Self(ifSent: name, .decimal, \.decimal) }
}

extension RESTParameter where Value == Bool {
    /// True for true, 1, `true`, `on` and `yes`; false for everything else.
    public static func flag(_ name: String) -> Self { Self(name, .flag, \.flag) }
}

extension RESTParameter where Value == Bool? {
    /// True for true, 1, `true`, `on` and `yes`; false for everything else. Nil where it is not sent.
    public static func flag(ifSent name: String) -> Self { Self(ifSent: name, .flag, \.flag) }
}

extension RESTParameter where Value == JSONValue {
    /// Anything, as it came.
    static func anything(_ name: String) -> Self { Self(name, .anything, \.anything) }
}

extension RESTParameter where Value == JSONValue? {
    /// Anything, as it came. Nil where it is not sent.
    static func anything(ifSent name: String) -> Self { Self(ifSent: name, .anything, \.anything) }
}

extension RESTParameter where Value == [String] {
    /// A list of texts.
    public static func texts(_ name: String) -> Self { Self(name, .texts, \.texts) }
}

extension RESTParameter where Value == [String]? {
    /// A list of texts. Nil where it is not sent.
    public static func texts(ifSent name: String) -> Self { Self(ifSent: name, .texts, \.texts) }
}

extension RESTParameter where Value == [Int64] {
    /// A list of whole numbers; what is none is 0.
    public static func integers(_ name: String) -> Self { Self(name, .integers, \.integers) }
}

extension RESTParameter where Value == [Int64]? {
    /// A list of whole numbers; what is none is 0. Nil where it is not sent.
    public static func integers(ifSent name: String) -> Self { Self(ifSent: name, .integers, \.integers) }
}

extension RESTParameter where Value == RESTObject {
    /// An object of a shape; what is no object is an empty one.
    public static func object(_ name: String, _ shape: RESTShape) -> Self { Self(name, .object(shape), \.object) }
}

extension RESTParameter where Value == RESTObject? {
    /// An object of a shape; what is no object is an empty one. Nil where it is not sent.
    public static func object(ifSent name: String, _ shape: RESTShape) -> Self {
        Self(ifSent: name, .object(shape), \.object)
    }
}

extension RESTParameter where Value == [RESTObject] {
    /// A list of objects of a shape, whose type Magento names so.
    public static func objects(_ name: String, of entity: String, _ shape: RESTShape) -> Self {
        Self(name, .objects(RESTEntity(stringLiteral: entity), shape), \.objects)
    }
}

extension RESTParameter where Value == [RESTObject]? {
    /// A list of objects of a shape, whose type Magento names so. Nil where it is not sent.
    public static func objects(ifSent name: String, of entity: String, _ shape: RESTShape) -> Self {
        Self(ifSent: name, .objects(RESTEntity(stringLiteral: entity), shape), \.objects)
    }
}
