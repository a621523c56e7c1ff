import Basics
import Testing

@testable import SampleCatalogue

@Suite("Stock")
struct StockTests {
    private let quantities = Sample.sold.compactMap { $0["qty"].flatMap { Int($0) } }

    @Test("8 % are out of stock, 17 % have one or two pieces, 3 % of the models have nothing")
    func shares() {
        let count = quantities.count
        #expect(abs(quantities.count { $0 == 0 } * 1_000 / count - 80) <= 12)
        #expect(abs(quantities.count { (1...2).contains($0) } * 1_000 / count - 170) <= 20)
        let soldOut = Sample.whole.models.filter { Sample.whole.variants(of: $0).allSatisfy { $0.quantity == 0 } }
        #expect((41...60).contains(soldOut.count))
        #expect(Sample.sold.allSatisfy { ($0["qty"] == "0") == ($0["is_in_stock"] == "0") })
    }

    @Test("sizes are stocked by the curve")
    func curve() {
        var pieces: [String: Int] = [:]
        for model in Sample.whole.models where Sample.whole.design(of: model).type.sizeRun.sizes.count == 7 {
            for variant in Sample.whole.variants(of: model) where !model.traits.contains(.saleDay) {
                pieces[variant.size?.code ?? "", default: 0] += variant.quantity
            }
        }
        let order = pieces.sorted { $0.value > $1.value }.map(\.key)
        #expect(Set(order.prefix(2)) == ["38", "40"])
        #expect(Set(order.suffix(2)) == ["34", "46"])
    }

    @Test("in bestsellers the sizes that most people wear are the first to go")
    func bestsellers() {
        var (middle, edge) = (0, 0)
        for model in Sample.whole.models where model.rank <= 136 {
            for variant in Sample.whole.variants(of: model) where variant.quantity == 0 {
                if !model.traits.contains(.soldOut), ["38", "40", "M", "EU 38"].contains(variant.size?.label.french) {
                    middle += 1
                }
                if !model.traits.contains(.soldOut), ["34", "46", "XS", "EU 41"].contains(variant.size?.label.french) {
                    edge += 1
                }
            }
        }
        #expect(middle > 3 * edge)
    }

    @Test("twelve sale-day models have one size, exactly 100 pieces and half their price")
    func saleDay() {
        let models = Sample.whole.models.filter { $0.traits.contains(.saleDay) }
        let leaves = models.map { Sample.whole.design(of: $0).type.leaf.rawValue }.sorted()
        let wanted: [Leaf] = [.dresses, .dresses, .knitwear, .knitwear, .jackets, .jackets, .boots, .boots, .shoes]
        #expect(leaves == (wanted + [.shoes, .bags, .bags]).map(\.rawValue))
        for model in models {
            #expect(Sample.whole.variants(of: model).map(\.quantity) == [100])
            #expect(model.reduction == 50)
            let days = Sample.whole.reductionDays(of: model)
            #expect(days?.first == Sample.whole.options.date)
        }
    }

    @Test("what is limited keeps the sizes that sell best", arguments: [1, 3, 9])
    func limited(variants: Int) {
        let catalogue = Catalogue(CatalogueOptions(variants: variants))
        for model in catalogue.models.prefix(200) {
            let kept = catalogue.variants(of: model)
            let all = Sample.whole.variants(of: model)
            #expect(kept.count == min(variants, all.count))
            #expect(kept == all.filter(kept.contains))
            if variants == 3, kept.count == 3, !model.traits.contains(.saleDay) {
                #expect(kept.contains { $0.size?.code == "38" || $0.size == nil })
            }
        }
    }
}
