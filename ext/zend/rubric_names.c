#include "rubric_names.h"

static zend_string *mc_name(const char *id)
{
	zend_string *name = zend_string_init(id, strlen(id), 0);

	zend_string_hash_val(name);
	return name;
}

mc_rubric_names *mc_rubric_names_new(const mc_rubric *rubric)
{
	mc_rubric_names *names = emalloc(sizeof(*names));

	names->count = rubric->count;
	names->criterion = safe_emalloc(rubric->count, sizeof(*names->criterion), 0);
	for (size_t c = 0; c < rubric->count; c++) {
		const mc_criterion *criterion = &rubric->criteria[c];
		mc_criterion_names *into = &names->criterion[c];

		into->id = mc_name(criterion->id);
		into->level = safe_emalloc(criterion->count, sizeof(*into->level), 0);
		into->worth = ecalloc(criterion->count, sizeof(*into->worth));
		into->entry = safe_emalloc(criterion->count, sizeof(*into->entry), 0);
		for (size_t l = 0; l < criterion->count; l++) {
			into->level[l] = mc_name(criterion->levels[l].id);
			ZVAL_UNDEF(&into->entry[l]);
		}
	}
	return names;
}

void mc_rubric_names_free(mc_rubric_names *names, const mc_rubric *rubric)
{
	if (names == NULL) {
		return;
	}
	for (size_t c = 0; c < names->count; c++) {
		for (size_t l = 0; l < rubric->criteria[c].count; l++) {
			zend_string_release(names->criterion[c].level[l]);
			if (names->criterion[c].worth[l] != NULL) {
				zend_string_release(names->criterion[c].worth[l]);
			}
			zval_ptr_dtor(&names->criterion[c].entry[l]);
		}
		zend_string_release(names->criterion[c].id);
		efree(names->criterion[c].level);
		efree(names->criterion[c].worth);
		efree(names->criterion[c].entry);
	}
	efree(names->criterion);
	efree(names);
}
