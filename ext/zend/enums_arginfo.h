/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 3590ec2a75aa17f38d2c42cb56f0c866c5ca515b */




static const zend_function_entry class_Microcred_Metric_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Microcred_Weighting_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Microcred_KeyType_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Microcred_Cryptosuite_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Microcred_Outcome_methods[] = {
	ZEND_FE_END
};


static zend_class_entry *register_class_Microcred_Metric(void)
{
	zend_class_entry *class_entry = zend_register_internal_enum("Microcred\\Metric", IS_STRING, class_Microcred_Metric_methods);

	zval enum_case_Nominal_value;
	zend_string *enum_case_Nominal_value_str = zend_string_init("nominal", strlen("nominal"), 1);
	ZVAL_STR(&enum_case_Nominal_value, enum_case_Nominal_value_str);
	zend_enum_add_case_cstr(class_entry, "Nominal", &enum_case_Nominal_value);

	zval enum_case_Ordinal_value;
	zend_string *enum_case_Ordinal_value_str = zend_string_init("ordinal", strlen("ordinal"), 1);
	ZVAL_STR(&enum_case_Ordinal_value, enum_case_Ordinal_value_str);
	zend_enum_add_case_cstr(class_entry, "Ordinal", &enum_case_Ordinal_value);

	zval enum_case_Interval_value;
	zend_string *enum_case_Interval_value_str = zend_string_init("interval", strlen("interval"), 1);
	ZVAL_STR(&enum_case_Interval_value, enum_case_Interval_value_str);
	zend_enum_add_case_cstr(class_entry, "Interval", &enum_case_Interval_value);

	zval enum_case_Ratio_value;
	zend_string *enum_case_Ratio_value_str = zend_string_init("ratio", strlen("ratio"), 1);
	ZVAL_STR(&enum_case_Ratio_value, enum_case_Ratio_value_str);
	zend_enum_add_case_cstr(class_entry, "Ratio", &enum_case_Ratio_value);

	return class_entry;
}

static zend_class_entry *register_class_Microcred_Weighting(void)
{
	zend_class_entry *class_entry = zend_register_internal_enum("Microcred\\Weighting", IS_STRING, class_Microcred_Weighting_methods);

	zval enum_case_None_value;
	zend_string *enum_case_None_value_str = zend_string_init("none", strlen("none"), 1);
	ZVAL_STR(&enum_case_None_value, enum_case_None_value_str);
	zend_enum_add_case_cstr(class_entry, "None", &enum_case_None_value);

	zval enum_case_Linear_value;
	zend_string *enum_case_Linear_value_str = zend_string_init("linear", strlen("linear"), 1);
	ZVAL_STR(&enum_case_Linear_value, enum_case_Linear_value_str);
	zend_enum_add_case_cstr(class_entry, "Linear", &enum_case_Linear_value);

	zval enum_case_Quadratic_value;
	zend_string *enum_case_Quadratic_value_str = zend_string_init("quadratic", strlen("quadratic"), 1);
	ZVAL_STR(&enum_case_Quadratic_value, enum_case_Quadratic_value_str);
	zend_enum_add_case_cstr(class_entry, "Quadratic", &enum_case_Quadratic_value);

	return class_entry;
}

static zend_class_entry *register_class_Microcred_KeyType(void)
{
	zend_class_entry *class_entry = zend_register_internal_enum("Microcred\\KeyType", IS_STRING, class_Microcred_KeyType_methods);

	zval enum_case_Ed25519_value;
	zend_string *enum_case_Ed25519_value_str = zend_string_init("Ed25519", strlen("Ed25519"), 1);
	ZVAL_STR(&enum_case_Ed25519_value, enum_case_Ed25519_value_str);
	zend_enum_add_case_cstr(class_entry, "Ed25519", &enum_case_Ed25519_value);

	zval enum_case_P256_value;
	zend_string *enum_case_P256_value_str = zend_string_init("P-256", strlen("P-256"), 1);
	ZVAL_STR(&enum_case_P256_value, enum_case_P256_value_str);
	zend_enum_add_case_cstr(class_entry, "P256", &enum_case_P256_value);

	zval enum_case_Rsa2048_value;
	zend_string *enum_case_Rsa2048_value_str = zend_string_init("RSA-2048", strlen("RSA-2048"), 1);
	ZVAL_STR(&enum_case_Rsa2048_value, enum_case_Rsa2048_value_str);
	zend_enum_add_case_cstr(class_entry, "Rsa2048", &enum_case_Rsa2048_value);

	return class_entry;
}

static zend_class_entry *register_class_Microcred_Cryptosuite(void)
{
	zend_class_entry *class_entry = zend_register_internal_enum("Microcred\\Cryptosuite", IS_STRING, class_Microcred_Cryptosuite_methods);

	zval enum_case_EddsaJcs2022_value;
	zend_string *enum_case_EddsaJcs2022_value_str = zend_string_init("eddsa-jcs-2022", strlen("eddsa-jcs-2022"), 1);
	ZVAL_STR(&enum_case_EddsaJcs2022_value, enum_case_EddsaJcs2022_value_str);
	zend_enum_add_case_cstr(class_entry, "EddsaJcs2022", &enum_case_EddsaJcs2022_value);

	zval enum_case_EddsaRdfc2022_value;
	zend_string *enum_case_EddsaRdfc2022_value_str = zend_string_init("eddsa-rdfc-2022", strlen("eddsa-rdfc-2022"), 1);
	ZVAL_STR(&enum_case_EddsaRdfc2022_value, enum_case_EddsaRdfc2022_value_str);
	zend_enum_add_case_cstr(class_entry, "EddsaRdfc2022", &enum_case_EddsaRdfc2022_value);

	zval enum_case_EcdsaJcs2019_value;
	zend_string *enum_case_EcdsaJcs2019_value_str = zend_string_init("ecdsa-jcs-2019", strlen("ecdsa-jcs-2019"), 1);
	ZVAL_STR(&enum_case_EcdsaJcs2019_value, enum_case_EcdsaJcs2019_value_str);
	zend_enum_add_case_cstr(class_entry, "EcdsaJcs2019", &enum_case_EcdsaJcs2019_value);

	return class_entry;
}

static zend_class_entry *register_class_Microcred_Outcome(void)
{
	zend_class_entry *class_entry = zend_register_internal_enum("Microcred\\Outcome", IS_STRING, class_Microcred_Outcome_methods);

	zval enum_case_Award_value;
	zend_string *enum_case_Award_value_str = zend_string_init("award", strlen("award"), 1);
	ZVAL_STR(&enum_case_Award_value, enum_case_Award_value_str);
	zend_enum_add_case_cstr(class_entry, "Award", &enum_case_Award_value);

	zval enum_case_NotYet_value;
	zend_string *enum_case_NotYet_value_str = zend_string_init("notyet", strlen("notyet"), 1);
	ZVAL_STR(&enum_case_NotYet_value, enum_case_NotYet_value_str);
	zend_enum_add_case_cstr(class_entry, "NotYet", &enum_case_NotYet_value);

	zval enum_case_Adjudicate_value;
	zend_string *enum_case_Adjudicate_value_str = zend_string_init("adjudicate", strlen("adjudicate"), 1);
	ZVAL_STR(&enum_case_Adjudicate_value, enum_case_Adjudicate_value_str);
	zend_enum_add_case_cstr(class_entry, "Adjudicate", &enum_case_Adjudicate_value);

	zval enum_case_Incomplete_value;
	zend_string *enum_case_Incomplete_value_str = zend_string_init("incomplete", strlen("incomplete"), 1);
	ZVAL_STR(&enum_case_Incomplete_value, enum_case_Incomplete_value_str);
	zend_enum_add_case_cstr(class_entry, "Incomplete", &enum_case_Incomplete_value);

	return class_entry;
}
