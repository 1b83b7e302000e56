/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: d1cb76d6155adc1690ea7e8e8a97e145adaba79a */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Microcred_Agreement___construct, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_Agreement_alpha, 0, 2, IS_DOUBLE, 1)
	ZEND_ARG_TYPE_INFO(0, ratings, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, metric, Microcred\\Metric, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_Agreement_alphaInterval, 0, 5, IS_ARRAY, 1)
	ZEND_ARG_TYPE_INFO(0, ratings, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, metric, Microcred\\Metric, 0)
	ZEND_ARG_TYPE_INFO(0, confidence, IS_DOUBLE, 0)
	ZEND_ARG_TYPE_INFO(0, resamples, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO(0, seed, IS_LONG, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_Agreement_alphaJackknife, 0, 3, IS_ARRAY, 1)
	ZEND_ARG_TYPE_INFO(0, ratings, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, metric, Microcred\\Metric, 0)
	ZEND_ARG_TYPE_INFO(0, confidence, IS_DOUBLE, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_Agreement_kappa, 0, 4, IS_DOUBLE, 1)
	ZEND_ARG_TYPE_INFO(0, a, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, b, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, scale, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, weighting, Microcred\\Weighting, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_Agreement_fleiss, 0, 1, IS_DOUBLE, 1)
	ZEND_ARG_TYPE_INFO(0, counts, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_Agreement_fleissTest, 0, 1, IS_ARRAY, 1)
	ZEND_ARG_TYPE_INFO(0, counts, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_Agreement_conger, 0, 2, IS_DOUBLE, 1)
	ZEND_ARG_TYPE_INFO(0, ratings, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, scale, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_Agreement_ac, 0, 3, IS_DOUBLE, 1)
	ZEND_ARG_TYPE_INFO(0, ratings, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, scale, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, weighting, Microcred\\Weighting, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_Agreement_icc, 0, 1, IS_ARRAY, 1)
	ZEND_ARG_TYPE_INFO(0, matrix, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, upto, IS_LONG, 0, "10")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_Agreement_percent, 0, 1, IS_DOUBLE, 1)
	ZEND_ARG_TYPE_INFO(0, ratings, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, within, IS_DOUBLE, 0, "0.0")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_Agreement_percentPairs, 0, 1, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, ratings, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, within, IS_DOUBLE, 0, "0.0")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_Agreement_table, 0, 2, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, rubric, Microcred\\Rubric, 0)
	ZEND_ARG_TYPE_INFO(0, reviews, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, confidence, IS_DOUBLE, 0, "0.95")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, resamples, IS_LONG, 0, "2000")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, seed, IS_LONG, 0, "1")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_Agreement_explain, 0, 1, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, statistic, IS_STRING, 0)
	ZEND_ARG_VARIADIC_TYPE_INFO(0, args, IS_MIXED, 0)
ZEND_END_ARG_INFO()


ZEND_METHOD(Microcred_Agreement, __construct);
ZEND_METHOD(Microcred_Agreement, alpha);
ZEND_METHOD(Microcred_Agreement, alphaInterval);
ZEND_METHOD(Microcred_Agreement, alphaJackknife);
ZEND_METHOD(Microcred_Agreement, kappa);
ZEND_METHOD(Microcred_Agreement, fleiss);
ZEND_METHOD(Microcred_Agreement, fleissTest);
ZEND_METHOD(Microcred_Agreement, conger);
ZEND_METHOD(Microcred_Agreement, ac);
ZEND_METHOD(Microcred_Agreement, icc);
ZEND_METHOD(Microcred_Agreement, percent);
ZEND_METHOD(Microcred_Agreement, percentPairs);
ZEND_METHOD(Microcred_Agreement, table);
ZEND_METHOD(Microcred_Agreement, explain);


static const zend_function_entry class_Microcred_Agreement_methods[] = {
	ZEND_ME(Microcred_Agreement, __construct, arginfo_class_Microcred_Agreement___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(Microcred_Agreement, alpha, arginfo_class_Microcred_Agreement_alpha, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Microcred_Agreement, alphaInterval, arginfo_class_Microcred_Agreement_alphaInterval, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Microcred_Agreement, alphaJackknife, arginfo_class_Microcred_Agreement_alphaJackknife, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Microcred_Agreement, kappa, arginfo_class_Microcred_Agreement_kappa, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Microcred_Agreement, fleiss, arginfo_class_Microcred_Agreement_fleiss, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Microcred_Agreement, fleissTest, arginfo_class_Microcred_Agreement_fleissTest, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Microcred_Agreement, conger, arginfo_class_Microcred_Agreement_conger, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Microcred_Agreement, ac, arginfo_class_Microcred_Agreement_ac, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Microcred_Agreement, icc, arginfo_class_Microcred_Agreement_icc, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Microcred_Agreement, percent, arginfo_class_Microcred_Agreement_percent, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Microcred_Agreement, percentPairs, arginfo_class_Microcred_Agreement_percentPairs, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Microcred_Agreement, table, arginfo_class_Microcred_Agreement_table, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Microcred_Agreement, explain, arginfo_class_Microcred_Agreement_explain, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_Microcred_Agreement(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Microcred", "Agreement", class_Microcred_Agreement_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	return class_entry;
}
