import SampleCatalogue
import Testing

@Suite("Colours are read, mixed and told apart")
struct ColourTests {
    @Test(
        "what is not six hexadecimal digits after a number sign is no colour",
        arguments: [
            "", "#", "1A1A1C", "#1A1A1", "#1A1A1CC", "#GGGGGG", "#+1A1A1", "# A1A1C",
        ])
    func refused(text: String) {
        #expect(Colour(hex: text) == nil)
    }

    @Test("a colour reads back as it was written")
    func roundTrip() {
        for (_, hex) in colours { #expect(Colour(hex: hex)?.hex == hex) }
    }

    @Test(
        "contrast is that of WCAG",
        arguments: [
            ("#000000", "#FFFFFF", 21.0), ("#FFFFFF", "#FFFFFF", 1), ("#777777", "#FFFFFF", 4.478),
            ("#EFE8DC", "#6A1B2D", 9.55),
        ])
    func contrast(first: String, second: String, expected: Double) throws {
        let (one, other) = (try #require(Colour(hex: first)), try #require(Colour(hex: second)))
        #expect(abs(one.contrast(with: other) - expected) < 0.1)
        #expect(one.contrast(with: other) == other.contrast(with: one))
    }

    @Test("the outline stands out from every panel by 1.6 to 1", arguments: colours)
    func outline(code: String, hex: String) throws {
        let line = GarmentPicture.outline(in: try #require(Colour(hex: hex)))
        for panel in ["#EFE8DC", "#F1E6E0", "#E9E4DE", "#FBF8F3"] {
            #expect(line.contrast(with: try #require(Colour(hex: panel))) >= 1.6, "\(panel)")
        }
    }
}
