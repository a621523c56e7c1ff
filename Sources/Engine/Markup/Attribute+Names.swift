/// The attributes that pages use. A nil value leaves the attribute out.
extension Attribute {
    /// `class` with one or more names already separated by blanks.
    public static func `class`(_ names: String) -> Attribute { Attribute("class", .text(names)) }

    /// `class` with those names that are not nil: `.class("size", isSold ? "unavailable" : nil)`.
    public static func `class`(_ names: String?...) -> Attribute {
        let words = names.compactMap { $0 }
        return Attribute("class", words.isEmpty ? .absent : .words(words))
    }

    /// `id`.
    public static func id(_ value: String?) -> Attribute { Attribute("id", text: value) }

    /// `name`.
    public static func name(_ value: String) -> Attribute { Attribute("name", .text(value)) }

    /// `value` with text.
    public static func value(_ value: String?) -> Attribute { Attribute("value", text: value) }

    /// `value` with a number.
    public static func value(_ value: Int) -> Attribute { Attribute("value", .number(value)) }

    /// `type`.
    public static func type(_ value: String) -> Attribute { Attribute("type", .text(value)) }

    /// `alt`: what a picture shows; empty for one that only adorns.
    public static func alt(_ value: String) -> Attribute { Attribute("alt", .text(value)) }

    /// `title`.
    public static func title(_ value: String?) -> Attribute { Attribute("title", text: value) }

    /// `lang`: a language tag of RFC 5646.
    public static func lang(_ value: String?) -> Attribute { Attribute("lang", text: value) }

    /// `hreflang`: a language tag of RFC 5646, or `x-default`.
    public static func hreflang(_ value: String) -> Attribute { Attribute("hreflang", .text(value)) }

    /// `rel`.
    public static func rel(_ value: String) -> Attribute { Attribute("rel", .text(value)) }

    /// `role`.
    public static func role(_ value: String) -> Attribute { Attribute("role", .text(value)) }

    /// `method` of a form.
    public static func method(_ value: String) -> Attribute { Attribute("method", .text(value)) }

    /// `for`: the id of the field that a label belongs to.
    public static func `for`(_ id: String) -> Attribute { Attribute("for", .text(id)) }

    /// `content` of a `meta`.
    public static func content(_ value: String) -> Attribute { Attribute("content", .text(value)) }

    /// `property` of a `meta` (Open Graph).
    public static func property(_ value: String) -> Attribute { Attribute("property", .text(value)) }

    /// `datetime` of a `time`: ISO 8601.
    public static func datetime(_ value: String) -> Attribute { Attribute("datetime", .text(value)) }

    /// `autocomplete`: an autofill name of the HTML standard.
    public static func autocomplete(_ value: String) -> Attribute { Attribute("autocomplete", .text(value)) }

    /// `inputmode`: which keyboard a phone shows.
    public static func inputmode(_ value: String) -> Attribute { Attribute("inputmode", .text(value)) }

    /// `placeholder`.
    public static func placeholder(_ value: String?) -> Attribute { Attribute("placeholder", text: value) }

    /// `width` in CSS pixels.
    public static func width(_ pixels: Int) -> Attribute { Attribute("width", .number(pixels)) }

    /// `height` in CSS pixels.
    public static func height(_ pixels: Int) -> Attribute { Attribute("height", .number(pixels)) }

    /// `min` of a number field.
    public static func min(_ value: Int) -> Attribute { Attribute("min", .number(value)) }

    /// `max` of a number field.
    public static func max(_ value: Int) -> Attribute { Attribute("max", .number(value)) }

    /// `maxlength` of a text field, in UTF-16 code units.
    public static func maxlength(_ value: Int) -> Attribute { Attribute("maxlength", .number(value)) }

    /// `loading="lazy"` when the picture is not needed at once.
    public static func lazy(if isLate: Bool) -> Attribute { Attribute("loading", text: isLate ? "lazy" : nil) }

    /// `fetchpriority="high"` for the one picture that matters most.
    public static func urgent(if isFirst: Bool) -> Attribute {
        Attribute("fetchpriority", text: isFirst ? "high" : nil)
    }

    /// `decoding="async"`: text need not wait for the picture.
    public static var decodedLater: Attribute { Attribute("decoding", .text("async")) }

    /// `aria-…`: `.aria("label", "Panier")`.
    public static func aria(_ name: StaticString, _ value: String?) -> Attribute {
        Attribute(name, text: value, prefix: .aria)
    }

    /// `data-…`: `.data("section-url", url)`.
    public static func data(_ name: StaticString, _ value: String?) -> Attribute {
        Attribute(name, text: value, prefix: .data)
    }

    /// Any other attribute. Not for addresses (`href`, `src`, …), which have functions that check them, nor for
    /// `style` and `on…`, which the content security policy forbids.
    public static func named(_ name: StaticString, _ value: String?) -> Attribute { Attribute(name, text: value) }
}

/// Boolean attributes: there or not.
extension Attribute {
    /// `checked`.
    public static func checked(if isTrue: Bool) -> Attribute { Attribute("checked", isTrue ? .present : .absent) }

    /// `selected`.
    public static func selected(if isTrue: Bool) -> Attribute { Attribute("selected", isTrue ? .present : .absent) }

    /// `disabled`.
    public static func disabled(if isTrue: Bool) -> Attribute { Attribute("disabled", isTrue ? .present : .absent) }

    /// `required`.
    public static func required(if isTrue: Bool) -> Attribute { Attribute("required", isTrue ? .present : .absent) }

    /// `hidden`.
    public static func hidden(if isTrue: Bool) -> Attribute { Attribute("hidden", isTrue ? .present : .absent) }

    /// `open` of a `details`.
    public static func open(if isTrue: Bool) -> Attribute { Attribute("open", isTrue ? .present : .absent) }

    /// `defer` of a `script`.
    public static var deferred: Attribute { Attribute("defer", .present) }

    /// `crossorigin` without credentials, which a font's preload needs.
    public static var crossorigin: Attribute { Attribute("crossorigin", .present) }
}
