import Catalog
import Commerce

extension SearchTable {
    /// The page that a call asks for, and how many rows there are in all.
    func page(
        of rows: [Row], _ criteria: SearchCriteria, _ call: RESTCall
    ) throws(RESTError) -> (rows: [Row], total: Int) {
        do throws(SearchError) {
            return try search(rows, criteria, sizeMax: call.pageSizeMax)
        } catch {
            throw RESTError(error)
        }
    }
}
