/* The methods of Rubric that read and write other formats. */
#include "rubric.h"
#include "../core/rubric/formats/case.h"
#include "../core/rubric/formats/csv.h"
#include "../core/rubric/formats/moodle.h"

#include <jansson.h>

/* Makes the object of what was read, and fills the caller's variable; or throws. Takes rubric and notes over. */
static bool mc_rubric_return(zval *return_value, mc_result result, mc_rubric *rubric, json_t *notes, zval *told, const mc_fault *fault)
{
	zval array;

	if (result != MC_OK) {
		mc_throw(result, fault);
		return false;
	}
	mc_rubric_make(return_value, rubric);
	if (told != NULL) {
		mc_value_of_json(&array, notes);
		json_decref(notes);
		ZEND_TRY_ASSIGN_REF_ARR(told, Z_ARRVAL(array));
		return true;
	}
	json_decref(notes);
	return true;
}

typedef mc_result (*mc_rubric_reader)(mc_slice text, mc_slice name, mc_rubric **rubric, json_t **notes, mc_fault *fault);

/* (string $text, ?string $name = null, ?array &$notes = null): Rubric */
static void mc_rubric_from(INTERNAL_FUNCTION_PARAMETERS, mc_rubric_reader reader)
{
	zend_string *text, *name = NULL;
	zval *told = NULL;
	json_t *notes = NULL;
	mc_rubric *rubric = NULL;
	mc_fault fault;
	mc_result result;

	ZEND_PARSE_PARAMETERS_START(1, 3)
		Z_PARAM_STR(text)
		Z_PARAM_OPTIONAL
		Z_PARAM_STR_OR_NULL(name)
		Z_PARAM_ZVAL(told)
	ZEND_PARSE_PARAMETERS_END();

	mc_fault_clear(&fault);
	result = reader(mc_zstr(text), name != NULL ? mc_zstr(name) : (mc_slice) { NULL, 0 }, &rubric, &notes, &fault);
	mc_rubric_return(return_value, result, rubric, notes, told, &fault);
}

PHP_METHOD(Microcred_Rubric, fromMoodle)
{
	mc_rubric_from(INTERNAL_FUNCTION_PARAM_PASSTHRU, mc_moodle_read);
}

PHP_METHOD(Microcred_Rubric, fromMoodleJson)
{
	mc_rubric_from(INTERNAL_FUNCTION_PARAM_PASSTHRU, mc_moodle_json_read);
}

PHP_METHOD(Microcred_Rubric, fromCase)
{
	mc_rubric_from(INTERNAL_FUNCTION_PARAM_PASSTHRU, mc_case_read);
}

PHP_METHOD(Microcred_Rubric, fromCsv)
{
	mc_rubric_from(INTERNAL_FUNCTION_PARAM_PASSTHRU, mc_csv_read);
}

/* The enum's case, or NULL where the text is of no known format. */
static zend_object *mc_rubric_format_case(mc_rubric_format format)
{
	static const char *const cases[] = { [MC_FORMAT_NATIVE] = "Json", [MC_FORMAT_MOODLE_XML] = "Moodle", [MC_FORMAT_MOODLE_JSON] = "MoodleJson",
		[MC_FORMAT_CASE] = "Case", [MC_FORMAT_CSV] = "Csv" };

	return format != MC_FORMAT_UNKNOWN ? zend_enum_get_case_cstr(mc_ce_RubricFormat, cases[format]) : NULL;
}

PHP_METHOD(Microcred_Rubric, detect)
{
	zend_string *text;
	zend_object *format;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_STR(text)
	ZEND_PARSE_PARAMETERS_END();

	format = mc_rubric_format_case(mc_rubric_detect(mc_zstr(text)));
	if (format == NULL) {
		RETURN_NULL();
	}
	RETURN_OBJ_COPY(format);
}

PHP_METHOD(Microcred_Rubric, names)
{
	zend_string *text;
	json_t *names = NULL;
	mc_fault fault;
	mc_result result;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_STR(text)
	ZEND_PARSE_PARAMETERS_END();

	mc_fault_clear(&fault);
	result = mc_rubric_choices(mc_zstr(text), &names, &fault);
	if (result != MC_OK) {
		mc_throw(result, &fault);
		RETURN_THROWS();
	}
	mc_value_of_json(return_value, names);
	json_decref(names);
}

PHP_METHOD(Microcred_Rubric, read)
{
	zend_string *text, *name = NULL;
	zval *told = NULL, *detected = NULL, value;
	json_t *notes = NULL;
	mc_rubric *rubric = NULL;
	mc_rubric_format format;
	mc_fault fault;
	mc_result result;

	ZEND_PARSE_PARAMETERS_START(1, 4)
		Z_PARAM_STR(text)
		Z_PARAM_OPTIONAL
		Z_PARAM_STR_OR_NULL(name)
		Z_PARAM_ZVAL(told)
		Z_PARAM_ZVAL(detected)
	ZEND_PARSE_PARAMETERS_END();

	mc_fault_clear(&fault);
	result = mc_rubric_read_any(mc_zstr(text), name != NULL ? mc_zstr(name) : (mc_slice) { NULL, 0 }, &format, &rubric, &notes, &fault);
	if (!mc_rubric_return(return_value, result, rubric, notes, told, &fault)) {
		RETURN_THROWS();
	}
	if (detected != NULL) {
		ZVAL_OBJ_COPY(&value, mc_rubric_format_case(format));
		ZEND_TRY_ASSIGN_REF_TMP(detected, &value);
	}
}

/* What was written, or an exception; and into the caller's variable what could not be. Takes out and lost over. */
static void mc_rubric_written(zval *return_value, mc_result result, mc_buffer *out, json_t *lost, zval *told, const mc_fault *fault)
{
	zval array;

	if (result == MC_OK) {
		RETVAL_STRINGL(out->data, out->length);
		mc_value_of_json(&array, lost);
		if (told != NULL) {
			ZEND_TRY_ASSIGN_REF_ARR(told, Z_ARRVAL(array));
		} else {
			zval_ptr_dtor(&array);
		}
	} else {
		mc_throw(result, fault);
	}
	json_decref(lost);
	mc_buffer_free(out);
}

typedef mc_result (*mc_rubric_writer)(const mc_rubric *rubric, mc_buffer *out, json_t **lost);

/* (?array &$lost = null): string */
static void mc_rubric_to(INTERNAL_FUNCTION_PARAMETERS, mc_rubric_writer writer)
{
	zval *told = NULL;
	mc_buffer out = { 0 };
	json_t *lost = NULL;
	mc_result result;

	ZEND_PARSE_PARAMETERS_START(0, 1)
		Z_PARAM_OPTIONAL
		Z_PARAM_ZVAL(told)
	ZEND_PARSE_PARAMETERS_END();

	result = writer(mc_rubric_of(ZEND_THIS), &out, &lost);
	mc_rubric_written(return_value, result, &out, lost, told, NULL);
}

PHP_METHOD(Microcred_Rubric, toMoodle)
{
	mc_rubric_to(INTERNAL_FUNCTION_PARAM_PASSTHRU, mc_moodle_write);
}

PHP_METHOD(Microcred_Rubric, toMoodleJson)
{
	mc_rubric_to(INTERNAL_FUNCTION_PARAM_PASSTHRU, mc_moodle_json_write);
}

PHP_METHOD(Microcred_Rubric, toCsv)
{
	mc_rubric_to(INTERNAL_FUNCTION_PARAM_PASSTHRU, mc_csv_write);
}

PHP_METHOD(Microcred_Rubric, toCase)
{
	zval *told = NULL;
	zend_string *changed = NULL;
	mc_buffer out = { 0 };
	json_t *lost = NULL;
	mc_fault fault;
	mc_result result;

	ZEND_PARSE_PARAMETERS_START(0, 2)
		Z_PARAM_OPTIONAL
		Z_PARAM_ZVAL(told)
		Z_PARAM_STR_OR_NULL(changed)
	ZEND_PARSE_PARAMETERS_END();

	mc_fault_clear(&fault);
	result = mc_case_write(mc_rubric_of(ZEND_THIS), changed != NULL ? mc_zstr(changed) : MC_LITERAL(MC_CASE_NO_TIME), &out, &lost, &fault);
	mc_rubric_written(return_value, result, &out, lost, told, &fault);
}
