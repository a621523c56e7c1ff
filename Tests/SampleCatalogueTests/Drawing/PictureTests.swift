import SampleCatalogue
import Testing

@Suite("Pictures are small, whole, safe and always the same")
struct PictureTests {
    /// Every view of a garment.
    static let views: [(name: String, draw: @Sendable (Garment, Colour) -> [UInt8])] = [
        ("front", { GarmentPicture.front($0, in: $1) }), ("back", { GarmentPicture.back($0, in: $1) }),
        ("detail", { GarmentPicture.detail($0, in: $1) }),
    ]

    @Test("front, back and detail take 2 to 6 KB", arguments: GarmentType.allCases)
    func sizes(type: GarmentType) throws {
        for (name, draw) in Self.views {
            for (index, pattern) in FabricPattern.allCases.enumerated() {
                var garment = usual(type, seed: UInt64(index) * 77 + 5)
                if usual(type).texture == .smooth { garment.pattern = pattern }
                let colour = try #require(Colour(hex: colours[index * 3].hex))
                let size = draw(garment, colour).count
                #expect(size >= 2_000 && size <= GarmentPicture.bytesMax, "\(name), \(pattern): \(size) bytes")
            }
        }
    }

    @Test(
        "whatever the options, a picture is no larger than permitted and lies on the canvas",
        arguments: GarmentType.allCases)
    func anyOptions(type: GarmentType) throws {
        var seed: UInt64 = 0
        func any<Option: CaseIterable>(_: Option.Type) throws -> Option {
            seed = (seed &* 6_364_136_223_846_793_005) &+ 1_442_695_040_888_963_407
            let all = Array(Option.allCases)
            return try #require(all.isEmpty ? nil : all[Int((seed >> 33) % UInt64(all.count))])
        }
        for index in 0..<8 {
            let garment = Garment(
                type: type, neckline: try any(Neckline.self), sleeve: try any(Sleeve.self), waist: try any(Waist.self),
                length: try any(GarmentLength.self), hem: try any(Hem.self), fastening: try any(Fastening.self),
                pattern: try any(FabricPattern.self), texture: try any(FabricTexture.self), heel: try any(Heel.self),
                seed: seed)
            let colour = try #require(Colour(hex: colours[index].hex))
            for (name, draw) in Self.views {
                #expect(draw(garment, colour).count <= GarmentPicture.bytesMax, "\(name) of \(garment)")
            }
            let points = GarmentPicture.silhouette(garment).parts.joined().joined()
            #expect(
                points.allSatisfy { $0.x > 0 && $0.x < Canvas.width && $0.y > 0 && $0.y < Canvas.height }, "\(garment)")
        }
    }

    @Test("the same garment in the same colour gives the same bytes", arguments: GarmentType.allCases)
    func sameBytes(type: GarmentType) throws {
        let colour = try #require(Colour(hex: "#22304F"))
        for (_, draw) in Self.views { #expect(draw(usual(type), colour) == draw(usual(type), colour)) }
    }

    @Test("two models never draw the same", arguments: GarmentType.allCases)
    func modelsDiffer(type: GarmentType) throws {
        let colour = try #require(Colour(hex: "#D6C3A5"))
        let pictures = Set(
            (0..<24 as Range<UInt64>).map { GarmentPicture.front(usual(type, seed: $0 &* 0x9E37_79B9), in: colour) })
        #expect(pictures.count == 24)
    }

    @Test("every option is drawn differently", arguments: [GarmentType.dress, .blouse, .top])
    func optionsDiffer(type: GarmentType) throws {
        let colour = try #require(Colour(hex: "#9CAF94"))
        func count<Option: CaseIterable>(_ path: WritableKeyPath<Garment, Option>) -> Int {
            Set(
                Option.allCases.map { option in
                    var garment = usual(type)
                    garment[keyPath: path] = option
                    return GarmentPicture.front(garment, in: colour)
                }
            ).count
        }
        // `none` of a neckline is a round one, and of a sleeve a strap.
        #expect(count(\.neckline) >= Neckline.allCases.count - 1)
        #expect(count(\.sleeve) >= Sleeve.allCases.count - 1)
        #expect(count(\.pattern) == FabricPattern.allCases.count)
        #expect(count(\.texture) == FabricTexture.allCases.count)
        #expect(count(\.waist) == Waist.allCases.count)
    }

    @Test(
        "pictures are well-formed, and hold nothing that runs or comes from elsewhere", arguments: GarmentType.allCases)
    func wellFormed(type: GarmentType) throws {
        let colour = try #require(Colour(hex: "#B5202C"))
        let swatch = GarmentPicture.swatch(usual(type), in: colour)
        for bytes in Self.views.map({ $0.draw(usual(type), colour) }) + [swatch] {
            let text = String(decoding: bytes, as: UTF8.self)
            let elements = try #require(tags(of: text))
            #expect(Set(elements).isSubset(of: Self.permitted))
            for word in ["style", "onload", "href=\"h", "href=\"/", "url(h", "@import", "&", "data:", "nan", "inf"] {
                #expect(!text.contains(word), "\(word)")
            }
            let names = Set(references(text, "href=\"#", "\"") + references(text, "url(#", ")"))
            #expect(names.allSatisfy { text.contains("id=\"\($0)\"") })
        }
    }

    @Test("a swatch is a small tile of the fabric, and differs between patterns")
    func swatches() throws {
        let colour = try #require(Colour(hex: "#F3EBDD"))
        let tiles = FabricPattern.allCases.map {
            GarmentPicture.swatch(Garment(type: .dress, pattern: $0, seed: 3), in: colour)
        }
        #expect(Set(tiles).count == FabricPattern.allCases.count)
        #expect(tiles.allSatisfy { $0.count < 1_600 })
        #expect(String(decoding: tiles[0], as: UTF8.self).contains("viewBox=\"0 0 120 120\""))
    }

    private static let permitted: Set<String> = [
        "svg", "defs", "g", "path", "use", "ellipse", "clipPath", "pattern", "linearGradient", "radialGradient", "stop",
        "filter", "feGaussianBlur",
    ]

    /// The names of all elements; nil if one is not closed in its order.
    private func tags(of text: String) -> [String]? {
        var names: [String] = []
        var open: [String] = []
        for piece in text.split(separator: "<") {
            guard let end = piece.firstIndex(of: ">"), piece.last == ">" else { return nil }
            let tag = piece[..<end]
            guard tag.filter({ $0 == "\"" }).count % 2 == 0 else { return nil }
            if tag.first == "/" {
                guard open.popLast() == String(tag.dropFirst()) else { return nil }
                continue
            }
            let name = String(tag.prefix { $0 != " " && $0 != "/" })
            names.append(name)
            if tag.last != "/" { open.append(name) }
        }
        return open.isEmpty ? names : nil
    }

    private func references(_ text: String, _ start: String, _ end: Character) -> [String] {
        text.split(separator: start, omittingEmptySubsequences: false).dropFirst().map {
            String($0.prefix { $0 != end })
        }
    }
}
