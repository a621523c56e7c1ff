/// Which colours a material comes in.
extension Material {
    /// The colours of a thing of this type, by how often.
    func shades(for type: GarmentType) -> [(Shade, Int)] {
        switch self {
        case .denim: return [(.denim, 40), (.midnight, 22), (.black, 18), (.lightGrey, 10), (.ecru, 10)]
        case .brass: return [(.gold, 1)]
        case .steel: return [(.silver, 3), (.gold, 1)]
        case .raffia: return [(.beige, 4), (.camel, 3), (.ecru, 2), (.black, 3), (.taupe, 1), (.chocolate, 1)]
        default: break
        }
        return Shade.allCases.filter { $0.share > 0 && comesIn($0, for: type) }.map { ($0, $0.share) }
    }

    /// Leather is not dyed in every colour, and a trench coat keeps to those of the trench.
    private func comesIn(_ shade: Shade, for type: GarmentType) -> Bool {
        switch self {
        case .leather, .suede: ![.royal, .sky, .teal, .mustard, .coral, .lilac, .sage].contains(shade)
        case .gabardine where type == .trench:
            [.black, .navy, .midnight, .beige, .camel, .taupe, .khaki, .olive, .ecru].contains(shade)
        case .tweed: ![.royal, .coral, .lilac, .mustard].contains(shade)
        default: true
        }
    }
}

/// Chooses one colour for 60 % of models, two for 30 % and three for 10 %, as far as the material has so many.
func chooseShades(_ material: Material, _ type: GarmentType, _ chance: inout Chance) -> [Shade] {
    var left = material.shades(for: type)
    let wanted = min(left.count, chance.pick(weighted: [(1, 60), (2, 30), (3, 10)]))
    return (0..<wanted).map { _ in
        let shade = chance.pick(weighted: left)
        left.removeAll { $0.0 == shade }
        return shade
    }
}
