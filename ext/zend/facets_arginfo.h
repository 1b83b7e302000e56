/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: f8d5c7f4ae37e2d6ccd74193c088352183359d67 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Microcred_Facets___construct, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Microcred_Facets_fit, 0, 7, Microcred\\Facets, 0)
	ZEND_ARG_TYPE_INFO(0, candidates, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, reviewers, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, criteria, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, ratings, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, levels, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, thresholds, Microcred\\FacetsThresholds, 0)
	ZEND_ARG_OBJ_INFO(0, extremes, Microcred\\FacetsExtremes, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, tolerance, IS_DOUBLE, 0, "1.0E-9")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, iterations, IS_LONG, 0, "100")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_Facets_connected, 0, 4, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, candidates, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, reviewers, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, criteria, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, ratings, IS_ARRAY, 0)
ZEND_END_ARG_INFO()


ZEND_METHOD(Microcred_Facets, __construct);
ZEND_METHOD(Microcred_Facets, fit);
ZEND_METHOD(Microcred_Facets, connected);


static const zend_function_entry class_Microcred_FacetsThresholds_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Microcred_FacetsExtremes_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Microcred_Facets_methods[] = {
	ZEND_ME(Microcred_Facets, __construct, arginfo_class_Microcred_Facets___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(Microcred_Facets, fit, arginfo_class_Microcred_Facets_fit, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Microcred_Facets, connected, arginfo_class_Microcred_Facets_connected, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_Microcred_FacetsThresholds(void)
{
	zend_class_entry *class_entry = zend_register_internal_enum("Microcred\\FacetsThresholds", IS_STRING, class_Microcred_FacetsThresholds_methods);

	zval enum_case_RatingScale_value;
	zend_string *enum_case_RatingScale_value_str = zend_string_init("rating-scale", strlen("rating-scale"), 1);
	ZVAL_STR(&enum_case_RatingScale_value, enum_case_RatingScale_value_str);
	zend_enum_add_case_cstr(class_entry, "RatingScale", &enum_case_RatingScale_value);

	zval enum_case_PartialCredit_value;
	zend_string *enum_case_PartialCredit_value_str = zend_string_init("partial-credit", strlen("partial-credit"), 1);
	ZVAL_STR(&enum_case_PartialCredit_value, enum_case_PartialCredit_value_str);
	zend_enum_add_case_cstr(class_entry, "PartialCredit", &enum_case_PartialCredit_value);

	return class_entry;
}

static zend_class_entry *register_class_Microcred_FacetsExtremes(void)
{
	zend_class_entry *class_entry = zend_register_internal_enum("Microcred\\FacetsExtremes", IS_STRING, class_Microcred_FacetsExtremes_methods);

	zval enum_case_LeftOut_value;
	zend_string *enum_case_LeftOut_value_str = zend_string_init("left-out", strlen("left-out"), 1);
	ZVAL_STR(&enum_case_LeftOut_value, enum_case_LeftOut_value_str);
	zend_enum_add_case_cstr(class_entry, "LeftOut", &enum_case_LeftOut_value);

	zval enum_case_Adjusted_value;
	zend_string *enum_case_Adjusted_value_str = zend_string_init("adjusted", strlen("adjusted"), 1);
	ZVAL_STR(&enum_case_Adjusted_value, enum_case_Adjusted_value_str);
	zend_enum_add_case_cstr(class_entry, "Adjusted", &enum_case_Adjusted_value);

	return class_entry;
}

static zend_class_entry *register_class_Microcred_Facets(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Microcred", "Facets", class_Microcred_Facets_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	zval property_reason_default_value;
	ZVAL_UNDEF(&property_reason_default_value);
	zend_string *property_reason_name = zend_string_init("reason", sizeof("reason") - 1, 1);
	zend_declare_typed_property(class_entry, property_reason_name, &property_reason_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_reason_name);

	zval property_explanation_default_value;
	ZVAL_UNDEF(&property_explanation_default_value);
	zend_string *property_explanation_name = zend_string_init("explanation", sizeof("explanation") - 1, 1);
	zend_declare_typed_property(class_entry, property_explanation_name, &property_explanation_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_explanation_name);

	zval property_candidates_default_value;
	ZVAL_UNDEF(&property_candidates_default_value);
	zend_string *property_candidates_name = zend_string_init("candidates", sizeof("candidates") - 1, 1);
	zend_declare_typed_property(class_entry, property_candidates_name, &property_candidates_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_candidates_name);

	zval property_reviewers_default_value;
	ZVAL_UNDEF(&property_reviewers_default_value);
	zend_string *property_reviewers_name = zend_string_init("reviewers", sizeof("reviewers") - 1, 1);
	zend_declare_typed_property(class_entry, property_reviewers_name, &property_reviewers_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_reviewers_name);

	zval property_criteria_default_value;
	ZVAL_UNDEF(&property_criteria_default_value);
	zend_string *property_criteria_name = zend_string_init("criteria", sizeof("criteria") - 1, 1);
	zend_declare_typed_property(class_entry, property_criteria_name, &property_criteria_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_criteria_name);

	zval property_thresholds_default_value;
	ZVAL_UNDEF(&property_thresholds_default_value);
	zend_string *property_thresholds_name = zend_string_init("thresholds", sizeof("thresholds") - 1, 1);
	zend_declare_typed_property(class_entry, property_thresholds_name, &property_thresholds_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_thresholds_name);

	zval property_facets_default_value;
	ZVAL_UNDEF(&property_facets_default_value);
	zend_string *property_facets_name = zend_string_init("facets", sizeof("facets") - 1, 1);
	zend_declare_typed_property(class_entry, property_facets_name, &property_facets_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_facets_name);

	zval property_subsets_default_value;
	ZVAL_UNDEF(&property_subsets_default_value);
	zend_string *property_subsets_name = zend_string_init("subsets", sizeof("subsets") - 1, 1);
	zend_declare_typed_property(class_entry, property_subsets_name, &property_subsets_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_subsets_name);

	zval property_counts_default_value;
	ZVAL_UNDEF(&property_counts_default_value);
	zend_string *property_counts_name = zend_string_init("counts", sizeof("counts") - 1, 1);
	zend_declare_typed_property(class_entry, property_counts_name, &property_counts_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_counts_name);

	zval property_convergence_default_value;
	ZVAL_UNDEF(&property_convergence_default_value);
	zend_string *property_convergence_name = zend_string_init("convergence", sizeof("convergence") - 1, 1);
	zend_declare_typed_property(class_entry, property_convergence_name, &property_convergence_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_convergence_name);

	return class_entry;
}
