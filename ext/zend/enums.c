#include "php_microcred.h"
#include "enums_arginfo.h"

zend_class_entry *mc_ce_Metric;
zend_class_entry *mc_ce_Weighting;
zend_class_entry *mc_ce_KeyType;
zend_class_entry *mc_ce_Cryptosuite;
zend_class_entry *mc_ce_Outcome;

void mc_minit_enums(void)
{
	mc_ce_Metric = register_class_Microcred_Metric();
	mc_ce_Weighting = register_class_Microcred_Weighting();
	mc_ce_KeyType = register_class_Microcred_KeyType();
	mc_ce_Cryptosuite = register_class_Microcred_Cryptosuite();
	mc_ce_Outcome = register_class_Microcred_Outcome();
}
