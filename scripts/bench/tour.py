"""A tour of pages and REST answers, and how the database looks up each statement that it needs."""

import json
import re
import urllib.parse

from processes import Failure

# Small tables that are read whole on purpose: all of what they hold is wanted.
WHOLE_TABLES = {
    "website", "store_group", "store_view", "config_value", "attribute", "attribute_set", "tax_class", "tax_rate",
    "tax_rule", "customer_group", "category", "category_scope", "change_head", "admin_user", "signing_key", "node"}
# Searches that no index helps: whatever field an administrator or a program filters or sorts by. The server ends them
# after the statement deadline.
SEARCHES = {
    "products by name": "searchCriteria[filter_groups][0][filters][0][field]=name"
                        "&searchCriteria[filter_groups][0][filters][0][value]=%25robe%25"
                        "&searchCriteria[filter_groups][0][filters][0][condition_type]=like&searchCriteria[pageSize]=5",
    "products by price": "searchCriteria[sortOrders][0][field]=price&searchCriteria[sortOrders][0][direction]=ASC"
                         "&searchCriteria[pageSize]=5",
    "all products": "searchCriteria[pageSize]=5",
}


def paths(shop):
    """Pages and REST answers that shoppers and programs ask for."""
    category = shop.query(
        "SELECT request_path, entity_id FROM url_rewrite WHERE kind = 'category' AND store_id = 1"
        " AND entity_id IN (SELECT category_id FROM product_category) ORDER BY LENGTH(request_path) DESC LIMIT 1")
    path, number = category.split()
    sku, product = shop.query(
        "SELECT p.sku, u.request_path FROM product p JOIN url_rewrite u ON u.entity_id = p.id AND u.kind = 'product'"
        " AND u.store_id = 1 WHERE p.kind = 'configurable' ORDER BY p.id LIMIT 1").split()
    criteria = "searchCriteria[filter_groups][0][filters][0]"
    return [
        "/", f"/{path}", f"/{path}?color=noir", f"/{path}?product_list_order=price&p=2", f"/{product}",
        "/nothing-here.html", "/checkout/cart/", "/customer/section/load/?sections=cart,messages",
        f"/rest/V1/products/{sku}", f"/rest/V1/products/{sku}/media", f"/rest/V1/configurable-products/{sku}/children",
        f"/rest/V1/categories/{number}", f"/rest/V1/categories/{number}/products",
        f"/rest/V1/products?{criteria}[field]=category_id&{criteria}[value]={number}&searchCriteria[pageSize]=5",
        f"/rest/V1/products?{criteria}[field]=sku&{criteria}[value]={sku}&searchCriteria[pageSize]=5",
        "/rest/V1/store/storeViews", "/rest/V1/directory/countries/FR"]


def statements(shop, node, asked, also=()):
    """What a node that has just started asks its databases for these paths: the reads, each once. `also` are statuses
    that an answer may have beside 200 and 404."""
    shop.general_log(True)
    try:
        for path in asked:
            answer = node.ask(urllib.parse.quote(path, safe="/?=&[]%,"))
            if answer.status not in (200, 404, *also):
                raise Failure(f"{path} answers {answer.status}: {answer.body[:200]}")
    finally:
        shop.general_log(False)
    shapes = {}
    for text in shop.logged():
        if text.startswith(("SELECT", "(SELECT")) and "change_log" not in text and "@@" not in text:
            shapes.setdefault(re.sub(r"'[^']*'|\b\d+\b", "?", re.sub(r"\([\d, ]+\)", "(?)", text)), text)
    return list(shapes.values())


def full_scans(shop, asked):
    """The statements that read a whole table, with the table and how many rows that is thought to be."""
    found = []
    for text in asked:
        plan = json.loads(shop.query("EXPLAIN FORMAT=JSON " + text))
        for table in tables(plan):
            if table.get("access_type") == "ALL" and table.get("rows", 0) > 100:
                name = table_of(text, table["table_name"])
                if name not in WHOLE_TABLES:
                    found.append((text, name, table["rows"]))
    return found


def table_of(text, alias):
    """The table that a statement calls so."""
    found = re.search(rf"(?:FROM|JOIN)\s+(\w+)\s+(?:AS\s+)?{re.escape(alias)}\b", text)
    return found[1] if found else alias


def tables(plan):
    if isinstance(plan, dict):
        if "table_name" in plan:
            yield plan
        for value in plan.values():
            yield from tables(value)
    elif isinstance(plan, list):
        for value in plan:
            yield from tables(value)
