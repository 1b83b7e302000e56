/* Gwet's AC1 and AC2. */
#include "../agreement.h"

static void mc_ac_run(HashTable *given, HashTable *levels, zval *weighting, zval *return_value, mc_defined *defined)
{
	mc_scale scale;
	int32_t *position = NULL;
	size_t raters, units;

	if (mc_scale_read(levels, 2, &scale) && mc_position_lists_read(&scale, given, 1, &position, &raters, &units)) {
		double ac = 0;
		const mc_result result = mc_ac(position, raters, units, scale.levels, mc_weighting_of(weighting), &ac, defined);

		mc_return_figure(return_value, result, *defined, ac);
	}
	mc_scale_free(&scale);
	if (position != NULL) {
		efree(position);
	}
}

PHP_METHOD(Microcred_Agreement, ac)
{
	HashTable *given, *scale;
	zval *weighting;
	mc_defined defined = MC_DEFINED;

	ZEND_PARSE_PARAMETERS_START(3, 3)
		Z_PARAM_ARRAY_HT(given)
		Z_PARAM_ARRAY_HT(scale)
		Z_PARAM_OBJECT_OF_CLASS(weighting, mc_ce_Weighting)
	ZEND_PARSE_PARAMETERS_END();

	mc_ac_run(given, scale, weighting, return_value, &defined);
}

static void mc_ac_figure(zval *args, uint32_t count, zval *return_value, mc_defined *defined)
{
	(void) count;
	mc_ac_run(Z_ARRVAL(args[0]), Z_ARRVAL(args[1]), &args[2], return_value, defined);
}

const mc_statistic mc_statistic_ac = { "ac", mc_ac_figure, mc_lists_count };
