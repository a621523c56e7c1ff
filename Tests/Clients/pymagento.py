#!/usr/bin/env python3
"""Reads and writes the catalogue with PyMagento from PyPI, unchanged, as a shop's own scripts would.

The shop is one of its own (`vitrine up` in a temporary folder) with an administrator; the exit status tells whether all
went well.
"""

import argparse
import pathlib
import signal
import subprocess
import sys
import traceback

import requests
from magento import (
    Magento, MagentoException, get_custom_attribute, make_field_value_query, make_search_query, set_custom_attribute,
)
from magento.batches import ProductBatchGetter

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests/Browser"))

from stack import Failure, running_stack  # noqa: E402

USERNAME, PASSWORD = "camille", "camille123"
SKU = "PY 01/É"  # a blank, a slash and a letter that is no ASCII: the path must carry them
PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==")
SCENARIOS = []


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--binary", default=str(ROOT / ".build/debug/vitrine"), help="the server to start")
    parser.add_argument("--url", help=f"a shop that is running already, with the administrator {USERNAME}")
    arguments = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the shop is ended on the way out
    try:
        if arguments.url:
            failures = play_all(arguments.url.rstrip("/"))
        else:
            with running_stack(arguments.binary) as stack:
                address = stack.address()
                make_administrator(arguments.binary, stack.folder)
                failures = play_all(address)
    except Failure as failure:
        failures = [str(failure)]
    for failure in failures:
        print(f"FAILED {failure}")
    print(f"{len(SCENARIOS)} scenarios, {len(failures)} failures")
    return 1 if failures else 0


def make_administrator(binary, folder):
    words = ["admin", "create", "--username", USERNAME, "--firstname", "Camille", "--lastname", "Martin",
             "--email", "camille@shop.example", "--password", PASSWORD, "--config", f"{folder}/vitrine.conf"]
    done = subprocess.run([binary, *words], capture_output=True, text=True)
    if done.returncode != 0:
        raise Failure(f"`vitrine admin create` ended with {done.returncode}: {done.stderr}")


def play_all(address):
    """Plays every scenario and gives what failed; one that fails does not keep the next from being tried."""
    answer = requests.post(
        f"{address}/rest/V1/integration/admin/token", json={"username": USERNAME, "password": PASSWORD}, timeout=60)
    if answer.status_code != 200:
        raise Failure(f"signing in answered {answer.status_code}: {answer.text}")
    token = answer.json()

    def client(**more):
        return Magento(token=token, base_url=address, timeout=60, **more)

    failures = []
    for scenario in SCENARIOS:
        try:
            scenario(client)
        except Exception as failure:  # a client may stumble over an answer in many ways
            place = traceback.extract_tb(failure.__traceback__)
            own = [frame.lineno for frame in place if frame.filename == __file__ and not frame.name.startswith("check")]
            failures.append(f"{scenario.__name__}, line {own[-1]}: {type(failure).__name__} {failure}")
    return failures


def scenario(function):
    SCENARIOS.append(function)
    return function


def check(found, expected, what=""):
    if found != expected:
        raise Failure(f"{what} is {found!r}; {expected!r} is expected".strip())


def check_refused(status, message, call):
    """The call raises what PyMagento makes of the shop's `message`."""
    try:
        answer = call()
    except MagentoException as failure:
        check(failure.response.status_code, status, "the status")
        if message not in str(failure):
            raise Failure(f"the message is {failure}; {message!r} is expected in it") from failure
    else:
        raise Failure(f"the answer is {answer!r}; it should have been refused with {status}")


@scenario
def stores(client):
    shop = client()
    check([site["code"] for site in shop.get_websites()], ["admin", "base"])
    check({view["code"] for view in shop.get_store_views()}, {"admin", "default", "en"})
    check([group["root_category_id"] for group in shop.get_store_groups()], [0, 2])
    check([config["locale"] for config in shop.get_store_configs(["en"])], ["en_US"])
    check(client(scope="en").get_root_category_id(), 2)
    check(shop.get_country("FR")["two_letter_abbreviation"], "FR")
    check([group["code"] for group in shop.get_customer_groups(limit=2)], ["NOT LOGGED IN", "General"])
    check([tax["class_name"] for tax in shop.get_tax_classes(limit=1)] != [], True, "there is a tax class")


@scenario
def pages_of_products(client):
    shop = client()
    everything = list(shop.get_products(page_size=100))
    check(len({product["id"] for product in everything}), len(everything), "the number of different products")
    few = list(shop.get_products(limit=3, fields="sku,type_id"))
    check([set(product) for product in few], [{"sku", "type_id"}] * 3)
    skus = [product["sku"] for product in everything[:60]]
    check(sorted(product["sku"] for product in ProductBatchGetter(shop, skus)), sorted(skus), "products by SKU")
    query = make_search_query(
        [[("type_id", "configurable", "eq")], [("price", 1, "lt"), ("status", 1, "eq")]],
        sort_orders=[("sku", "DESC")])
    found = [product["sku"] for product in shop.get_products(query=query)]
    check(found, sorted((one["sku"] for one in everything if one["type_id"] == "configurable"), reverse=True))
    newest = list(shop.get_products(limit=150, page_size=50, id_pagination=True, fields="id"))
    check([product["id"] for product in newest], sorted(product["id"] for product in everything)[:150])


@scenario
def one_product(client):
    shop = client()
    first = next(shop.get_products(limit=1))
    product = shop.get_product(first["sku"])
    check((product["id"], product["name"]), (first["id"], first["name"]))
    check(shop.get_product_by_id(first["id"])["sku"], first["sku"])
    check(shop.get_product_by_query(make_field_value_query("sku", first["sku"]))["id"], first["id"])
    check((shop.get_product("no/such sku"), shop.get_product("nothing", params={}, fields="id")), (None, None))
    check({kind["name"] for kind in shop.get_json_api("/V1/products/types")} >= {"simple", "configurable"}, True)


@scenario
def saving_a_product(client):
    shop = client()
    product = {
        "sku": SKU, "name": "Écharpe à franges", "attribute_set_id": 4, "price": 29.9, "status": 1, "visibility": 4,
        "type_id": "simple", "weight": 0.2,
        "extension_attributes": {"website_ids": [1], "stock_item": {"qty": 7, "is_in_stock": True}}}
    set_custom_attribute(product, "description", "<p>Laine & soie</p>")
    saved = shop.save_product(product)
    read = shop.get_product(SKU)
    check({key: read[key] for key in saved}, saved, "what is read")
    check((read["name"], read["price"], get_custom_attribute(read, "description")),
          ("Écharpe à franges", 29.9, "<p>Laine & soie</p>"))
    check(read["extension_attributes"]["stock_item"]["qty"], 7)
    english = client(scope="en")
    english.update_product(SKU, {"name": "Fringed scarf"})
    check((english.get_product(SKU)["name"], client(scope="default").get_product(SKU)["name"]),
          ("Fringed scarf", "Écharpe à franges"))
    changed = shop.update_product(SKU, set_custom_attribute({"status": 2}, "meta_title", "Écharpe"))
    check((changed["status"], get_custom_attribute(changed, "meta_title")), (2, "Écharpe"))
    shop.update_product(SKU, {"status": 1, "custom_attributes": [{"attribute_code": "meta_title", "value": None}]})
    check(get_custom_attribute(shop.get_product(SKU), "meta_title"), None)
    check_refused(400, "Product Name", lambda: shop.save_product({"sku": "PY-02", "attribute_set_id": 4, "price": 1}))


@scenario
def prices(client):
    shop = client()
    check(shop.save_base_prices([{"sku": SKU, "price": 31.5, "store_id": 0}]), [])
    check([(price["sku"], price["price"]) for price in shop.get_base_prices([SKU], store_id=0)], [(SKU, 31.5)])
    special = {"sku": SKU, "price": 19.99, "store_id": 0, "price_from": "2026-01-01 00:00:00",
               "price_to": "2031-01-31 23:59:59"}
    check(shop.save_special_prices([special]), [])
    check(shop.get_special_prices([SKU]), [special], "the special prices")
    check(shop.delete_special_prices_by_sku([SKU]), [])
    check(shop.get_special_prices([SKU]), [])
    wrong = shop.save_base_prices([{"sku": "nothing-there", "price": 1, "store_id": 0}])
    check([error["parameters"] for error in wrong], [["SKU", "nothing-there"]])
    check(shop.get_product(SKU)["price"], 31.5)


@scenario
def stock(client):
    shop = client()
    check([source["source_code"] for source in shop.get_sources()], ["default"])
    check(shop.get_source("default")["enabled"], True)
    check([link["source_code"] for link in shop.get_stock_source_links()], ["default"])
    shop.save_source_items([{"sku": SKU, "source_code": "default", "quantity": 12, "status": 1}])
    check(list(shop.get_source_items(sku=SKU)),
          [{"sku": SKU, "source_code": "default", "quantity": 12, "status": 1}])
    check(len(list(shop.get_source_items(source_code="default", limit=300, page_size=100))), 300)
    item = shop.get_product_stock_item(SKU)
    check((item["qty"], item["is_in_stock"]), (12, True))
    check(int(shop.update_product_stock_item_quantity(SKU, item["item_id"], 0)), item["item_id"])
    check((shop.get_product_stock_item(SKU)["is_in_stock"], shop.get_product_stock_status(SKU)["stock_status"]),
          (False, 0))
    shop.save_source_items([{"sku": SKU, "source_code": "default", "quantity": 3, "status": 1}])
    check(shop.get_product_stock_status(SKU)["qty"], 3)
    shop.delete_source_items([{"sku": SKU, "source_code": "default"}])
    check(list(shop.get_source_items(skus=[SKU, "nothing"])), [])


@scenario
def categories(client):
    shop = client()
    tree = list(client(scope="en").get_categories_under_root())
    check(all(category["path"].startswith("1/2/") for category in tree) and tree != [], True, "the tree's paths")
    made = shop.create_category({"name": "Écharpes", "parent_id": 2, "is_active": True})
    check((made["path"], made["level"]), (f"1/2/{made['id']}", 2))
    check(shop.get_category_by_name("Écharpes", assert_one=True)["id"], made["id"])
    other = shop.create_category({"name": "Accessoires d'hiver", "parent_id": 2, "is_active": True})
    check(shop.move_category(made["id"], other["id"]), True)
    check([child["id"] for child in shop.get_child_categories(other["id"])], [made["id"]])
    check(shop.update_category(made["id"], {"name": "Étoles"})["name"], "Étoles")
    check(shop.add_product_to_category(made["id"], {"sku": SKU, "position": 4, "category_id": str(made["id"])}), True)
    check(shop.get_category_products(made["id"]), [{"sku": SKU, "position": 4, "category_id": str(made["id"])}])
    check(shop.remove_product_from_category(made["id"], SKU), True)
    check(shop.get_category_products(made["id"]), [])
    check(shop.remove_category(other["id"]), True)
    check((shop.get_category(other["id"]), shop.get_category(made["id"])), (None, None), "the removed categories")


@scenario
def media(client):
    shop = client()
    entry = {"media_type": "image", "label": "De face", "position": 1, "disabled": False, "types": ["image"],
             "content": {"base64_encoded_data": PIXEL, "type": "image/png", "name": "face.png"}}
    number = int(shop.save_product_media(SKU, entry))
    check([(one["id"], one["label"], one["types"]) for one in shop.get_product_medias(SKU)],
          [(number, "De face", ["image"])])
    check(shop.get_product_media(SKU, number)["file"].endswith(".png"), True)
    check(shop.delete_product_media(SKU, number), True)
    check(shop.get_product_medias(SKU), [])
    entry["content"]["base64_encoded_data"] = "no picture"
    check_refused(400, "image content", lambda: shop.save_product_media(SKU, entry))


@scenario
def attributes(client):
    shop = client()
    option = shop.add_products_attribute_option("color", {"label": "Lie de vin", "sort_order": 99})
    labels = {one["value"]: one["label"] for one in shop.get_products_attribute_options("color")}
    check(labels.get(option), "Lie de vin")
    check(shop.delete_products_attribute_option("color", option), True)
    check(option in {one["value"] for one in shop.get_products_attribute_options("color")}, False)
    made = shop.save_attribute({"attribute_code": "py_care", "default_frontend_label": "Entretien",
                                "frontend_input": "text", "backend_type": "varchar"})
    check(made["attribute_code"], "py_care")
    sets = {one["attribute_set_name"]: one["attribute_set_id"] for one in shop.get_attribute_sets()}
    groups = shop.get_json_api("/V1/products/attribute-sets/groups/list", make_field_value_query(
        "attribute_set_id", sets["Default"]))["items"]
    shop.assign_attribute_set_attribute(sets["Default"], int(groups[0]["attribute_group_id"]), "py_care")
    check("py_care" in {one["attribute_code"] for one in shop.get_attribute_set_attributes(sets["Default"])}, True)
    check(shop.remove_attribute_set_attribute(sets["Default"], "py_care"), True)
    check(shop.delete_attribute("py_care"), True)
    check(shop.get_json_api("/V1/products/attributes/py_care"), None)


@scenario
def links(client):
    shop = client()
    one, other = (product["sku"] for product in shop.get_products(limit=2, fields="sku"))
    path = "/V1/products/PY%2001%2F%C3%89/links"
    check(shop.post_json_api(path, json={"items": [
        {"sku": SKU, "link_type": "related", "linked_product_sku": linked, "linked_product_type": "simple",
         "position": position} for position, linked in enumerate((one, other))]}), True)
    check([link["linked_product_sku"] for link in shop.get_json_api(f"{path}/related")], [one, other])
    check(shop.delete_json_api(f"{path}/related/{one}"), True)
    check([link["linked_product_sku"] for link in shop.get_product(SKU)["product_links"]], [other])
    check(shop.add_product_website_link(SKU, 1), True)
    check(shop.remove_product_website_link(SKU, 1), True)
    check(shop.get_product(SKU)["extension_attributes"].get("website_ids", []), [])


@scenario
def configurable_products(client):
    shop = client()
    query = make_field_value_query("type_id", "configurable")
    parent = shop.get_product(next(shop.get_products(query=query, limit=1))["sku"])
    children = [child["sku"] for child in shop.get_json_api(f"/V1/configurable-products/{parent['sku']}/children")]
    check(shop.unlink_child_product(parent["sku"], children[0]), True)
    left = shop.get_json_api(f"/V1/configurable-products/{parent['sku']}/children")
    check({child["sku"] for child in left}, set(children[1:]))
    check(shop.link_child_product(parent["sku"], children[0]), True)
    check_refused(400, "already", lambda: shop.link_child_product(parent["sku"], children[0]))


@scenario
def refusals(client):
    check_refused(401, "", lambda: Magento(token="none", base_url=client().base_url).delete_product(SKU))
    check_refused(400, "", lambda: list(client().get_products(query=make_field_value_query("no_such_field", 1))))
    check_refused(404, "", lambda: client().delete_product("nothing-there"))


@scenario
def deleting(client):
    shop = client()
    check(shop.delete_product(SKU), True)
    check((shop.get_product(SKU), shop.delete_product(SKU, skip_missing=True)), (None, False))


if __name__ == "__main__":
    sys.exit(main())
