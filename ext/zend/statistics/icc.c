/* Intraclass correlations. */
#include "../agreement.h"

/* How many raters the D study goes up to where nothing is said. */
#define MC_ICC_UPTO 10

static void mc_icc_return(
	zval *return_value, const mc_icc_result *icc, const double *severity, size_t targets, size_t judges, size_t upto)
{
	static const char *const names[] = { "icc11", "icc21", "icc31", "icc1k", "icc2k", "icc3k" };
	zval part;

	array_init(return_value);
	add_assoc_long(return_value, "targets", (zend_long) targets);
	add_assoc_long(return_value, "judges", (zend_long) judges);
	mc_add_number(return_value, "mean", icc->mean);
	for (int i = 0; i < 6; i++) {
		mc_add_number(return_value, names[i], icc->icc[i]);
	}
	mc_add_number(return_value, "bms", icc->bms);
	mc_add_number(return_value, "wms", icc->wms);
	mc_add_number(return_value, "jms", icc->jms);
	mc_add_number(return_value, "ems", icc->ems);
	array_init(&part);
	mc_add_number(&part, "targets", icc->v_p);
	mc_add_number(&part, "judges", icc->v_r);
	mc_add_number(&part, "residual", icc->v_pr);
	add_assoc_zval(return_value, "variance", &part);
	array_init(&part);
	for (size_t n = 1; n <= upto; n++) {
		double erho2, phi;
		zval both;

		mc_icc_d_study(icc, n, &erho2, &phi);
		array_init(&both);
		mc_add_number(&both, "relative", erho2);
		mc_add_number(&both, "absolute", phi);
		add_index_zval(&part, n, &both);
	}
	add_assoc_zval(return_value, "dstudy", &part);
	array_init_size(&part, (uint32_t) judges);
	for (size_t j = 0; j < judges; j++) {
		add_next_index_double(&part, severity[j]);
	}
	add_assoc_zval(return_value, "severities", &part);
}

static void mc_icc_run(HashTable *given, zend_long upto, zval *return_value, mc_defined *defined)
{
	mc_ratings matrix;

	if (upto < 1 || upto > 1000) {
		zend_argument_value_error(2, "must be between 1 and 1000");
		return;
	}
	if (mc_ratings_read(given, 1, "target", &matrix)) {
		double *severity = safe_emalloc(matrix.units, sizeof(*severity), sizeof(*severity));
		mc_icc_result icc;

		*defined = mc_icc(matrix.rating, matrix.raters, matrix.units, &icc, severity);
		if (*defined == MC_DEFINED) {
			mc_icc_return(return_value, &icc, severity, matrix.raters, matrix.units, (size_t) upto);
		}
		efree(severity);
	}
	mc_ratings_free(&matrix);
}

PHP_METHOD(Microcred_Agreement, icc)
{
	HashTable *matrix;
	zend_long upto = MC_ICC_UPTO;
	mc_defined defined = MC_DEFINED;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_ARRAY_HT(matrix)
		Z_PARAM_OPTIONAL
		Z_PARAM_LONG(upto)
	ZEND_PARSE_PARAMETERS_END();

	mc_icc_run(matrix, upto, return_value, &defined);
}

static void mc_icc_figure(zval *args, uint32_t count, zval *return_value, mc_defined *defined)
{
	mc_icc_run(Z_ARRVAL(args[0]), count > 1 ? zval_get_long(&args[1]) : MC_ICC_UPTO, return_value, defined);
}

static void mc_icc_counts(zval *args, mc_counts *counts)
{
	mc_ratings matrix;

	if (mc_ratings_read(Z_ARRVAL(args[0]), 1, "target", &matrix)) {
		mc_icc_count(matrix.rating, matrix.raters, matrix.units, counts);
	}
	mc_ratings_free(&matrix);
}

const mc_statistic mc_statistic_icc = { "icc", mc_icc_figure, mc_icc_counts };
