import Catalog
import Commerce
import Markup

/// The pictures side by side, to be swiped through; below them a link to each, which needs no script.
struct Gallery: HTML {
    /// A picture with what it shows.
    private struct Picture {
        let url: String
        let text: String
    }

    private let pictures: [Picture]
    private let tint: String
    private let label: String

    static let picturesMax = 8

    init(_ product: Product, _ choice: ProductChoice, _ site: Site) {
        let store = site.store.id
        tint = site.tint(of: product)
        label = site.phrases.pictures
        let name = site.phrases.picture(of: product.name(in: store), colour: choice.colour(in: store))
        let files = choice.lookalike?.pictureFiles ?? []
        let shown = (files.isEmpty ? product.pictureFiles : files).prefix(Gallery.picturesMax)
        pictures =
            shown.isEmpty
            ? [Picture(url: "/placeholder.svg", text: name)]
            : shown.enumerated().map { place, file in
                Picture(
                    url: site.url(ofPicture: file),
                    text: place == 0 ? name : site.phrases.furtherPicture(of: name, place + 1))
            }
    }

    var body: some HTML {
        Element("section", .class("gallery-frame"), .aria("label", label)) {
            Element("div", .class("gallery")) {
                for (place, picture) in pictures.enumerated() {
                    Element("div", .class("picture", tint), .id("photo-\(place + 1)")) {
                        Element(
                            "img", .src(picture.url), .alt(picture.text), .width(900), .height(1_200),
                            .urgent(if: place == 0), .lazy(if: place > 0))
                    }
                }
            }
            if pictures.count > 1 {
                Element("nav", .class("gallery-dots"), .aria("label", label)) {
                    for (place, picture) in pictures.enumerated() {
                        GalleryDot(number: place + 1, url: picture.url, text: picture.text)
                    }
                }
            }
        }
    }
}

/// The link to a picture: a dot on phones, a small picture beside the large one on wide screens.
private struct GalleryDot: HTML {
    let number: Int
    let url: String
    let text: String

    var body: some HTML {
        Element(
            "a", .href("#photo-\(number)"), .aria("label", text), .aria("current", number == 1 ? "true" : nil)
        ) {
            Element("img", .src(url), .alt(""), .width(60), .height(80), .lazy(if: true))
        }
    }
}

extension Product {
    /// The files of the pictures that a gallery shows, the main one first; a swatch is none.
    var pictureFiles: [String] {
        let main = picture()
        let shown = media.filter {
            !$0.isDisabled && ($0.roles.isEmpty || !$0.roles.allSatisfy { $0 == "swatch_image" })
        }
        let rest = shown.sorted { ($0.position, $0.id) < ($1.position, $1.id) }.map(\.file).filter { $0 != main }
        return (main.map { [$0] } ?? []) + rest
    }
}
