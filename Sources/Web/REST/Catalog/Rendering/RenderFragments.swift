import Basics
import Commerce
import WebSupport

/// The pieces of HTML that `products-render-info` holds, letter by letter as Magento's templates write them. Nothing
/// that a person typed gets into them but the address, whose letters are those of a URL key.
struct RenderFragments {
    let language: Language

    /// An amount.
    func price(_ amount: Money) -> String {
        "<span class=\"price\">\(PriceText(magento: language).text(amount))</span>"
    }

    /// The invitation where a product has no review.
    func firstReview(_ productURL: String) -> String {
        """
            <div class="product-reviews-summary short empty">
                <div class="reviews-actions">
                    <a class="action add" href="\(productURL)#review-form">
                        Be the first to review this product            </a>
                </div>
            </div>

        """
    }

    /// Why a price would not be shown; Magento sends it with every product.
    var priceIsHidden: String {
        "Our price is lower than the manufacturer&#039;s &quot;minimum advertised price.&quot; As a result, we cannot "
            + "show you the price in catalog or the product page. <br><br> You have no obligation to purchase the "
            + "product once you know the price. You can simply remove the item from your cart."
    }
}
