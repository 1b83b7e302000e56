/* Conger's exact kappa of several raters. */
#include "../agreement.h"

static void mc_conger_run(HashTable *given, HashTable *levels, zval *return_value, mc_defined *defined)
{
	mc_scale scale;
	int32_t *position = NULL;
	size_t raters, units;

	if (mc_scale_read(levels, 2, &scale) && mc_position_lists_read(&scale, given, 1, &position, &raters, &units)) {
		double kappa = 0;

		*defined = mc_conger(position, raters, units, scale.levels, &kappa);
		mc_return_figure(return_value, MC_OK, *defined, kappa);
	}
	mc_scale_free(&scale);
	if (position != NULL) {
		efree(position);
	}
}

PHP_METHOD(Microcred_Agreement, conger)
{
	HashTable *given, *scale;
	mc_defined defined = MC_DEFINED;

	ZEND_PARSE_PARAMETERS_START(2, 2)
		Z_PARAM_ARRAY_HT(given)
		Z_PARAM_ARRAY_HT(scale)
	ZEND_PARSE_PARAMETERS_END();

	mc_conger_run(given, scale, return_value, &defined);
}

static void mc_conger_figure(zval *args, uint32_t count, zval *return_value, mc_defined *defined)
{
	(void) count;
	mc_conger_run(Z_ARRVAL(args[0]), Z_ARRVAL(args[1]), return_value, defined);
}

const mc_statistic mc_statistic_conger = { "conger", mc_conger_figure, mc_lists_count };
