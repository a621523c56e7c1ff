import SampleCatalogue
import Testing

@Suite("A shopper tells types apart at a glance")
struct SilhouetteTests {
    @Test(
        "two types of different leaves overlap by less than 80 % at 64 × 80", arguments: [7, 1_001, 31_337] as [UInt64])
    func typesDiffer(seed: UInt64) {
        let rasters = leaves.map { leaf in leaf.map { ($0, Raster(GarmentPicture.silhouette(usual($0, seed: seed)))) } }
        for (index, leaf) in rasters.enumerated() {
            for (type, raster) in leaf {
                for (other, otherRaster) in rasters[(index + 1)...].joined() {
                    let overlap = raster.overlap(with: otherRaster)
                    #expect(overlap < 0.8, "\(type) and \(other)")
                }
            }
        }
    }

    @Test("the leaves hold each type once")
    func leavesAreWhole() {
        #expect(
            leaves.joined().sorted { $0.rawValue < $1.rawValue }
                == GarmentType.allCases.sorted { $0.rawValue < $1.rawValue })
    }

    @Test(
        "ground shows between straps, inside handles, coils and chains",
        arguments: [
            (GarmentType.sandals, 1), (.bag, 1), (.tote, 1), (.scarf, 1), (.belt, 1), (.necklace, 1), (.bracelet, 1),
        ])
    func groundShows(type: GarmentType, least: Int) {
        for seed in 0..<6 as Range<UInt64> {
            #expect(Raster(GarmentPicture.silhouette(usual(type, seed: seed)), finer: 4).holes >= least, "seed \(seed)")
        }
    }

    @Test(
        "trousers, jeans, shorts and jumpsuits have a gap between their legs",
        arguments: [
            GarmentType.trousers, .jeans, .shorts, .jumpsuit,
        ])
    func legs(type: GarmentType) {
        let raster = Raster(GarmentPicture.silhouette(usual(type)))
        let low = (0..<raster.rows).last { row in raster.cells.contains { $0 / raster.columns == row } } ?? 0
        let y = (Double(low) - 2) * Canvas.height / Double(raster.rows)
        #expect(!raster.covers(450, y))
        #expect(raster.covers(575, y) && raster.covers(325, y))
    }

    @Test("every garment lies within the canvas", arguments: GarmentType.allCases)
    func within(type: GarmentType) {
        for seed in 0..<5 as Range<UInt64> {
            let points = GarmentPicture.silhouette(usual(type, seed: seed)).parts.joined().joined()
            #expect(points.allSatisfy { $0.x > 2 && $0.x < Canvas.width - 2 }, "seed \(seed), across")
            #expect(points.allSatisfy { $0.y > 30 && $0.y < Canvas.height - 20 }, "seed \(seed), down")
        }
    }
}
