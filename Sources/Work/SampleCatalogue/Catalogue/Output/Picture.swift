/// The pictures of a design in one colour.
public enum Picture: String, CaseIterable, Sendable {
    case front, back, detail, swatch

    /// `rb-0001-bln.svg` for the front, `rb-0001-bln-back.svg` for the rest.
    public func name(of design: Design, in shade: Shade) -> String {
        let stem = "\(SKUs.model(design.type, design.number))-\(shade.code)".lowercased()
        return self == .front ? "\(stem).svg" : "\(stem)-\(rawValue).svg"
    }
}

extension Catalogue {
    /// Draws every picture: four for each design and colour, however many models share the design.
    public func drawPictures<Failure: Error>(
        to sink: (_ name: String, _ bytes: [UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        for design in designs {
            for shade in design.shades {
                guard let colour = Colour(hex: shade.hex) else {
                    preconditionFailure("\(shade.hex) is no colour.")
                }
                for picture in Picture.allCases {
                    try sink(picture.name(of: design, in: shade), picture.drawing(design.garment, in: colour))
                }
            }
        }
    }
}

extension Picture {
    fileprivate func drawing(_ garment: Garment, in colour: Colour) -> [UInt8] {
        switch self {
        case .front: GarmentPicture.front(garment, in: colour)
        case .back: GarmentPicture.back(garment, in: colour)
        case .detail: GarmentPicture.detail(garment, in: colour)
        case .swatch: GarmentPicture.swatch(garment, in: colour)
        }
    }
}
