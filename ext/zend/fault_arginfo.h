/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 09fb8970f1f18831fe7c4740c7fe01011a513157 */




static const zend_function_entry class_Microcred_Exception_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Microcred_FormatException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Microcred_CryptoException_methods[] = {
	ZEND_FE_END
};

static zend_class_entry *register_class_Microcred_Exception(zend_class_entry *class_entry_Throwable)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Microcred", "Exception", class_Microcred_Exception_methods);
	class_entry = zend_register_internal_interface(&ce);
	zend_class_implements(class_entry, 1, class_entry_Throwable);

	return class_entry;
}

static zend_class_entry *register_class_Microcred_FormatException(zend_class_entry *class_entry_RuntimeException, zend_class_entry *class_entry_Microcred_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Microcred", "FormatException", class_Microcred_FormatException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_RuntimeException);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES;
	zend_class_implements(class_entry, 1, class_entry_Microcred_Exception);

	zval property_inputOffset_default_value;
	ZVAL_UNDEF(&property_inputOffset_default_value);
	zend_string *property_inputOffset_name = zend_string_init("inputOffset", sizeof("inputOffset") - 1, 1);
	zend_declare_typed_property(class_entry, property_inputOffset_name, &property_inputOffset_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_inputOffset_name);

	zval property_inputLine_default_value;
	ZVAL_UNDEF(&property_inputLine_default_value);
	zend_string *property_inputLine_name = zend_string_init("inputLine", sizeof("inputLine") - 1, 1);
	zend_declare_typed_property(class_entry, property_inputLine_name, &property_inputLine_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_inputLine_name);

	zval property_pointer_default_value;
	ZVAL_UNDEF(&property_pointer_default_value);
	zend_string *property_pointer_name = zend_string_init("pointer", sizeof("pointer") - 1, 1);
	zend_declare_typed_property(class_entry, property_pointer_name, &property_pointer_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_pointer_name);

	return class_entry;
}

static zend_class_entry *register_class_Microcred_CryptoException(zend_class_entry *class_entry_RuntimeException, zend_class_entry *class_entry_Microcred_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Microcred", "CryptoException", class_Microcred_CryptoException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_RuntimeException);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES;
	zend_class_implements(class_entry, 1, class_entry_Microcred_Exception);

	return class_entry;
}
