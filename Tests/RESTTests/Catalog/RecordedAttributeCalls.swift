/// Requests and what Magento answered to them, with the fixture's attributes `color`, `size`, `lab_material` and
/// `lab_note` in place.
enum RecordedAttributeCalls {
    private static func lines(_ parts: String...) -> String { parts.joined() }

    static let reads = [
        RecordedCall(
            "cat-attr-color",
            #"GET /rest/V1/products/attributes/color"#,
            200,
            lines(
                #"{"is_wysiwyg_enabled":false,"is_html_allowed_on_front":false,"used_for_sort_by":false,"is_filter"#,
                #"able":true,"is_filterable_in_search":true,"is_used_in_grid":true,"is_visible_in_grid":false,"is_"#,
                #"filterable_in_grid":true,"position":0,"apply_to":[],"is_searchable":"1","is_visible_in_advanced_"#,
                #"search":"0","is_comparable":"1","is_used_for_promo_rules":"0","is_visible_on_front":"1","used_in"#,
                #"_product_listing":"1","is_visible":true,"scope":"global","attribute_id":93,"attribute_code":"col"#,
                #"or","frontend_input":"select","entity_type_id":"4","is_required":false,"options":[{"label":" ",""#,
                #"value":""},{"label":"Bleu","value":"5"},{"label":"Noir","value":"6"},{"label":"Rouge","value":"4"#,
                #""}],"is_user_defined":true,"default_frontend_label":"Couleur","frontend_labels":[{"store_id":2,""#,
                #"label":"Colour"}],"backend_type":"int","source_model":"Magento\\Eav\\Model\\Entity\\Attribute\\S"#,
                #"ource\\Table","default_value":"","is_unique":"0","validation_rules":[]}"#)),
        RecordedCall(
            "cat-attr-price",
            #"GET /rest/V1/products/attributes/price"#,
            200,
            lines(
                #"{"is_wysiwyg_enabled":false,"is_html_allowed_on_front":false,"used_for_sort_by":true,"is_filtera"#,
                #"ble":true,"is_filterable_in_search":false,"is_used_in_grid":false,"is_visible_in_grid":false,"is"#,
                #"_filterable_in_grid":false,"position":0,"apply_to":["simple","virtual","downloadable","bundle",""#,
                #"configurable"],"is_searchable":"1","is_visible_in_advanced_search":"1","is_comparable":"0","is_u"#,
                #"sed_for_promo_rules":"0","is_visible_on_front":"0","used_in_product_listing":"1","is_visible":tr"#,
                #"ue,"scope":"global","attribute_id":77,"attribute_code":"price","frontend_input":"price","entity_"#,
                #"type_id":"4","is_required":true,"options":[],"is_user_defined":false,"default_frontend_label":"P"#,
                #"rice","frontend_labels":[],"backend_type":"decimal","backend_model":"Magento\\Catalog\\Model\\Pr"#,
                #"oduct\\Attribute\\Backend\\Price","is_unique":"0","validation_rules":[]}"#)),
        RecordedCall(
            "cat-attr-options-text",
            #"GET /rest/V1/products/attributes/sku/options"#,
            200,
            #"[]"#),
        RecordedCall(
            "cat-attr-list",
            lines(
                #"GET /rest/V1/products/attributes?searchCriteria[filter_groups][0][filters][0][field]=attribute_c"#,
                #"ode&searchCriteria[filter_groups][0][filters][0][value]=lab_%25&searchCriteria[filter_groups][0]"#,
                #"[filters][0][condition_type]=like&fields=items[attribute_code,frontend_input,scope,is_user_defin"#,
                #"ed],search_criteria,total_count"#),
            200,
            lines(
                #"{"items":[{"scope":"global","attribute_code":"lab_material","frontend_input":"multiselect","is_u"#,
                #"ser_defined":true},{"scope":"store","attribute_code":"lab_note","frontend_input":"text","is_user"#,
                #"_defined":true}],"search_criteria":{"filter_groups":[{"filters":[{"field":"attribute_code","valu"#,
                #"e":"lab_%","condition_type":"like"}]}]},"total_count":2}"#)),
        RecordedCall(
            "cat-attr-types",
            #"GET /rest/V1/products/attributes/types"#,
            200,
            #"[{"value":"price","label":"Price"},{"value":"media_image","label":"Media Image"}]"#),
        RecordedCall(
            "cat-attr-sets",
            #"GET /rest/V1/products/attribute-sets/sets/list?searchCriteria"#,
            200,
            lines(
                #"{"items":[{"attribute_set_id":4,"attribute_set_name":"Default","sort_order":1,"entity_type_id":4"#,
                #"}],"search_criteria":{"filter_groups":[]},"total_count":1}"#)),
        RecordedCall(
            "cat-attr-set",
            #"GET /rest/V1/products/attribute-sets/4"#,
            200,
            #"{"attribute_set_id":4,"attribute_set_name":"Default","sort_order":1,"entity_type_id":4}"#),
        RecordedCall(
            "cat-attr-set-missing",
            #"GET /rest/V1/products/attribute-sets/999"#,
            404,
            lines(
                #"{"message":"No such entity with %fieldName = %fieldValue","parameters":{"fieldName":"id","fieldV"#,
                #"alue":999}}"#)),
        RecordedCall(
            "cat-attr-cat",
            lines(
                #"GET /rest/V1/categories/attributes?searchCriteria[filter_groups][0][filters][0][field]=attribute"#,
                #"_code&searchCriteria[filter_groups][0][filters][0][value]=url%25&searchCriteria[filter_groups][0"#,
                #"][filters][0][condition_type]=like&fields=items[attribute_code,backend_type,scope],total_count"#),
            200,
            lines(
                #"{"items":[{"scope":"store","attribute_code":"url_key","backend_type":"varchar"},{"scope":"store""#,
                #","attribute_code":"url_path","backend_type":"varchar"}],"total_count":2}"#)),
        RecordedCall(
            "cat-attr-cat-one",
            #"GET /rest/V1/categories/attributes/display_mode/options"#,
            200,
            lines(
                #"[{"label":"Products only","value":"PRODUCTS"},{"label":"Static block only","value":"PAGE"},{"lab"#,
                #"el":"Static block and products","value":"PRODUCTS_AND_PAGE"}]"#)),
    ]

    static let writes = [
        RecordedCall(
            "ad-attr-put-nocode",
            #"PUT /rest/V1/products/attributes/lab_note"#,
            sent: #"{"attribute":{"frontend_input":"text","default_frontend_label":"Note 2"}}"#,
            400,
            #"{"message":"%1 already exists.","parameters":["Attribute with the same code"]}"#),
        RecordedCall(
            "ad-attr-opt-add",
            #"POST /rest/V1/products/attributes/color/options"#,
            sent: #"{"option":{"label":"Vert","sort_order":9,"store_labels":[{"store_id":2,"label":"Green"}]}}"#,
            200,
            #""13""#),
        RecordedCall(
            "ad-attr-opt-dup",
            #"POST /rest/V1/products/attributes/color/options"#,
            sent: #"{"option":{"label":"Vert"}}"#,
            400,
            #"{"message":"Admin store attribute option label \"%1\" is already exists.","parameters":["Vert"]}"#),
        RecordedCall(
            "ad-attr-opt-del-missing",
            #"DELETE /rest/V1/products/attributes/color/options/999"#,
            404,
            lines(
                #"{"message":"The \"%1\" attribute doesn't include an option with \"%2\" ID.","parameters":["color"#,
                #"","999"]}"#)),
        RecordedCall(
            "ad-attr-create-bad",
            #"POST /rest/V1/products/attributes"#,
            sent: #"{"attribute":{"attribute_code":"Bad Code","frontend_input":"text","default_frontend_label":"x"}}"#,
            400,
            lines(
                #"{"message":"Invalid value of \"%value\" provided for the %fieldName field.","parameters":{"field"#,
                #"Name":"attribute_code","value":"Bad Code"}}"#)),
        RecordedCall(
            "ad-attr-create-nolabel",
            #"POST /rest/V1/products/attributes"#,
            sent: #"{"attribute":{"attribute_code":"lab_z","frontend_input":"text"}}"#,
            400,
            lines(
                #"{"message":"\"%fieldName\" is required. Enter and try again.","parameters":{"fieldName":"fronten"#,
                #"d_label"}}"#)),
        RecordedCall(
            "ad-attr-create-badinput",
            #"POST /rest/V1/products/attributes"#,
            sent: #"{"attribute":{"attribute_code":"lab_z","frontend_input":"nope","default_frontend_label":"x"}}"#,
            400,
            lines(
                #"{"message":"Invalid value of \"%value\" provided for the %fieldName field.","parameters":{"field"#,
                #"Name":"frontend_input","value":"nope"}}"#)),
        RecordedCall(
            "ad-attr-create",
            #"POST /rest/V1/products/attributes"#,
            sent: lines(
                #"{"attribute":{"attribute_code":"lab_flag","frontend_input":"boolean","default_frontend_label":"D"#,
                #"rapeau","is_required":false}}"#),
            200,
            lines(
                #"{"is_wysiwyg_enabled":false,"is_html_allowed_on_front":false,"used_for_sort_by":false,"is_filter"#,
                #"able":false,"is_filterable_in_search":false,"is_used_in_grid":false,"is_visible_in_grid":false,""#,
                #"is_filterable_in_grid":false,"position":0,"apply_to":[],"is_searchable":"0","is_visible_in_advan"#,
                #"ced_search":"0","is_comparable":"0","is_used_for_promo_rules":"0","is_visible_on_front":"0","use"#,
                #"d_in_product_listing":"0","is_visible":true,"scope":"global","attribute_id":140,"attribute_code""#,
                #":"lab_flag","frontend_input":"boolean","entity_type_id":"4","is_required":false,"options":[{"lab"#,
                #"el":"Yes","value":"1"},{"label":"No","value":"0"}],"is_user_defined":true,"default_frontend_labe"#,
                #"l":"Drapeau","frontend_labels":[],"backend_type":"int","source_model":"Magento\\Eav\\Model\\Enti"#,
                #"ty\\Attribute\\Source\\Boolean","is_unique":"0","validation_rules":[]}"#)),
        RecordedCall(
            "ad-attr-delete-system",
            #"DELETE /rest/V1/products/attributes/name"#,
            400,
            #"{"message":"The system attribute can't be deleted."}"#),
    ]
}
