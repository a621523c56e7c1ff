import Basics

extension Catalogue {
    /// Writes `price-history.csv`: every change of the price of every SKU that is sold.
    public func writePriceHistory<Failure: Error>(
        to sink: @escaping ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        let table = try CSVTable(["sku", "changed_at", "price"], to: sink)
        for model in models {
            let points = priceHistory(of: model).map { (CivilTime(utc: $0.instant).sqlText, decimal($0.cents)) }
            for item in items(of: model) {
                for (moment, price) in points {
                    try table.write(["sku": item.sku, "changed_at": moment, "price": price])
                }
            }
        }
    }
}
