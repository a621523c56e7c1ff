import Testing

@testable import SampleCatalogue

@Suite("What is drawn is what is said")
struct GarmentTests {
    private let designs = Sample.whole.designs

    @Test("the form word decides what it speaks of", arguments: Form.allCases)
    func forms(form: Form) {
        for design in designs where design.form == form {
            let garment = design.garment
            let isDress = [.dress, .shirtDress, .jumperDress, .skirt].contains(design.type)
            switch form {
            case .midi: #expect(garment.length == .midi)
            case .long where isDress: #expect(garment.length == .long)
            case .short where isDress: #expect(garment.length == .short)
            case .flared: #expect(garment.hem == .flared)
            case .pleated: #expect(garment.hem == .pleated)
            case .asymmetric: #expect(garment.hem == .asymmetric)
            case .belted: #expect(garment.waist == .belt)
            case .wrapOver: #expect(garment.waist == .wrap)
            case .striped: #expect(garment.pattern == .stripes)
            case .printed: #expect([.floral, .dots, .geometric].contains(garment.pattern))
            case .buttoned: #expect(garment.fastening == .buttons)
            case .ribbed: #expect(garment.texture == .rib)
            case .quilted: #expect(garment.texture == .quilted)
            case .woven: #expect(garment.texture == .woven)
            case .flat: #expect(garment.heel == .flat || garment.heel == .none)
            default: break
            }
        }
    }

    @Test("attributes say what is drawn")
    func attributes() {
        let designByName = Dictionary(uniqueKeysWithValues: designs.map { ($0.name().french, $0) })
        for row in Sample.french {
            guard let design = designByName[row["name"] ?? ""] else {
                Issue.record("\(row["name"] ?? "") has no design")
                continue
            }
            #expect(row.labels(of: "pattern") == [design.garment.pattern.label.french])
            #expect(row.labels(of: "material") == [design.material.label.french])
            if let length = row.labels(of: "length").first, length != "7/8", length != "Mi-cuisse" {
                #expect(length == design.garment.length.label.french)
            }
            if let sleeve = row.labels(of: "sleeve").first { #expect(sleeve == design.garment.sleeve.label.french) }
            #expect(row.labels(of: "heel").first == design.garment.heel.label?.french)
        }
    }

    @Test("clothes have a length and a cut, shoes a heel, accessories neither")
    func complete() {
        for design in designs {
            let department = design.type.leaf.department
            #expect((design.lengthLabel != nil) == (department == .clothing))
            #expect((design.fit != nil) == (department == .clothing))
            #expect((design.garment.heel != .none) == (department == .shoes))
        }
    }

    @Test("no two designs are drawn from one seed")
    func seeds() { #expect(Set(designs.map(\.garment.seed)).count == designs.count) }
}
