/* Cohen's kappa. */
#include "../agreement.h"

static void mc_kappa_run(
	HashTable *a, HashTable *b, HashTable *given, zval *weighting, zval *return_value, mc_defined *defined)
{
	const size_t units = zend_hash_num_elements(a);
	mc_scale scale;
	int32_t *position;

	if (!zend_array_is_list(a)) {
		zend_argument_value_error(1, "must be a list");
		return;
	}
	if (!zend_array_is_list(b) || zend_hash_num_elements(b) != units) {
		zend_argument_value_error(2, "must be a list as long as argument #1 ($a)");
		return;
	}
	position = safe_emalloc(units, 2 * sizeof(*position), sizeof(*position));
	if (mc_scale_read(given, 3, &scale) && mc_positions_read(&scale, a, 1, NULL, position)
		&& mc_positions_read(&scale, b, 2, NULL, position + units)) {
		double kappa = 0;
		size_t pairs;
		const mc_result result = mc_kappa(
			position, position + units, units, scale.levels, mc_weighting_of(weighting), &kappa, &pairs, defined);

		mc_return_figure(return_value, result, *defined, kappa);
	}
	mc_scale_free(&scale);
	efree(position);
}

PHP_METHOD(Microcred_Agreement, kappa)
{
	HashTable *a, *b, *scale;
	zval *weighting;
	mc_defined defined = MC_DEFINED;

	ZEND_PARSE_PARAMETERS_START(4, 4)
		Z_PARAM_ARRAY_HT(a)
		Z_PARAM_ARRAY_HT(b)
		Z_PARAM_ARRAY_HT(scale)
		Z_PARAM_OBJECT_OF_CLASS(weighting, mc_ce_Weighting)
	ZEND_PARSE_PARAMETERS_END();

	mc_kappa_run(a, b, scale, weighting, return_value, &defined);
}

static void mc_kappa_figure(zval *args, uint32_t count, zval *return_value, mc_defined *defined)
{
	(void) count;
	mc_kappa_run(Z_ARRVAL(args[0]), Z_ARRVAL(args[1]), Z_ARRVAL(args[2]), &args[3], return_value, defined);
}

/* The two lists are two arguments. */
static void mc_kappa_counts(zval *args, mc_counts *counts)
{
	mc_presence_count(
		(HashTable *[]) { Z_ARRVAL(args[0]), Z_ARRVAL(args[1]) }, 2, zend_hash_num_elements(Z_ARRVAL(args[0])), counts);
}

const mc_statistic mc_statistic_kappa = { "kappa", mc_kappa_figure, mc_kappa_counts };
