/* CASE: finds the rubric that is meant in a document, and is the format's constant. */
#include "case.h"

#include <jansson.h>
#include <string.h>

#define MC_CASE_MAX_RUBRICS 1000

/* What a sentence calls a rubric: its title, or its identifier. */
static mc_excerpt mc_case_label(const json_t *rubric)
{
	const json_t *title = json_object_get(rubric, "title"), *identifier = json_object_get(rubric, "identifier");
	const json_t *label = json_is_string(title) && json_string_length(title) > 0 ? title : identifier;

	return mc_excerpt_of(json_is_string(label)
			? mc_format_trim((mc_slice) { json_string_value(label), json_string_length(label) })
			: MC_LITERAL("(without a name)"));
}

static bool mc_case_is(const json_t *rubric, mc_slice name)
{
	const json_t *title = json_object_get(rubric, "title"), *identifier = json_object_get(rubric, "identifier");

	return (json_is_string(title)
			   && mc_slice_equal(
				   name, mc_format_trim((mc_slice) { json_string_value(title), json_string_length(title) })))
		|| (json_is_string(identifier)
			&& mc_slice_equal(name, (mc_slice) { json_string_value(identifier), json_string_length(identifier) }));
}

static mc_result mc_case_choose(
	const json_t *rubrics, mc_slice name, size_t *chosen, const mc_pointer *at, mc_fault *fault)
{
	const size_t count = json_array_size(rubrics);
	size_t found = count;

	if (count == 0) {
		return mc_fail_at(fault, MC_E_FORMAT, at->text, "The package has no rubrics");
	}
	for (size_t r = 0; r < count; r++) {
		if (name.data != NULL && !mc_case_is(json_array_get(rubrics, r), name)) {
			continue;
		}
		if (found < count) {
			mc_pointer place = mc_pointer_item(at, r);

			return mc_fail_at(fault, MC_E_FORMAT, place.text,
				"The package has several rubrics, among them \"%s\" and \"%s\"; name the one to use, by its title or identifier",
				mc_case_label(json_array_get(rubrics, found)).text, mc_case_label(json_array_get(rubrics, r)).text);
		}
		found = r;
	}
	if (found == count) {
		return mc_fail_at(fault, MC_E_FORMAT, at->text, "The package has no rubric \"%s\"; its first one is \"%s\"",
			mc_excerpt_of(name).text, mc_case_label(json_array_get(rubrics, 0)).text);
	}
	*chosen = found;
	return MC_OK;
}

/* What a package tells of itself, and how many rubrics and items it has. */
static mc_result mc_case_package_notes(const json_t *package, const json_t *rubrics, json_t *notes)
{
	const json_t *document = mc_case_member(package, "CFDocument");
	mc_result result = mc_note(notes, "package",
		json_pack("{s:I,s:I}", "rubrics", (json_int_t) json_array_size(rubrics), "items",
			(json_int_t) json_array_size(json_object_get(package, "CFItems"))));

	if (result == MC_OK && document != NULL) {
		result = json_object_set(notes, "document", (json_t *) document) == 0 ? MC_OK : MC_E_NOMEM;
	}
	return result;
}

/* A document as it was loaded, and where in it the rubric or the package begins. */
typedef struct {
	json_t *loaded;
	const json_t *value;
	mc_pointer at;
} mc_case_source;

/* The caller owns source->loaded, also where this failed. */
static mc_result mc_case_load(mc_slice json, mc_case_source *source, mc_fault *fault)
{
	/* Some servers answer with the one object in another. */
	static const char *const wrappers[] = { "CFRubric", "CFPackage" };
	const mc_pointer root = mc_pointer_root();
	mc_result result = mc_format_load(json, &source->loaded, fault);

	source->value = source->loaded;
	source->at = root;
	if (result == MC_OK && !json_is_object(source->value)) {
		return mc_fail_at(fault, MC_E_FORMAT, "", "This is no CASE rubric: it should be a JSON object");
	}
	for (size_t w = 0; result == MC_OK && w < 2; w++) {
		const json_t *inside = json_object_get(source->loaded, wrappers[w]);

		if (json_is_object(inside)) {
			source->value = inside;
			source->at = mc_pointer_member(&root, mc_slice_of(wrappers[w]));
		}
	}
	return result;
}

static bool mc_case_is_rubric(const mc_case_source *source)
{
	return json_object_get(source->value, "CFRubricCriteria") != NULL;
}

/* The rubrics of a package, and where they stand. */
static mc_result mc_case_rubrics(
	const mc_case_source *source, const json_t **rubrics, mc_pointer *place, mc_fault *fault)
{
	const json_t *package = source->value, *definitions = mc_case_member(package, "CFDefinitions");
	mc_pointer at = source->at;
	mc_result result;

	/* Some servers of CASE 1.0 keep rubrics among the definitions. */
	if (mc_case_member(package, "CFRubrics") == NULL && mc_case_member(definitions, "CFRubrics") != NULL) {
		at = mc_pointer_member(&at, MC_LITERAL("CFDefinitions"));
		package = definitions;
	}
	*place = mc_pointer_member(&at, MC_LITERAL("CFRubrics"));
	result = mc_case_list(package, "CFRubrics", MC_CASE_MAX_RUBRICS, rubrics, &at, fault);
	if (result == MC_OK && *rubrics == NULL) {
		return mc_fail_at(fault, MC_E_FORMAT, source->at.text,
			"This is no CASE rubric: it has neither \"CFRubricCriteria\" nor, as a package has, \"CFRubrics\"");
	}
	return result;
}

static mc_result mc_case_take(
	const mc_case_source *source, mc_slice name, mc_rubric *rubric, json_t *notes, mc_fault *fault)
{
	const json_t *rubrics;
	mc_pointer place;
	size_t chosen = 0;
	mc_result result;

	if (mc_case_is_rubric(source)) {
		if (name.data != NULL && !mc_case_is(source->value, name)) {
			return mc_fail_at(fault, MC_E_FORMAT, source->at.text, "This is not the rubric \"%s\" but \"%s\"",
				mc_excerpt_of(name).text, mc_case_label(source->value).text);
		}
		return mc_case_rubric(source->value, rubric, notes, &source->at, fault);
	}
	result = mc_case_rubrics(source, &rubrics, &place, fault);
	if (result == MC_OK) {
		result = mc_case_choose(rubrics, name, &chosen, &place, fault);
	}
	if (result == MC_OK) {
		result = mc_case_package_notes(source->value, rubrics, notes);
	}
	if (result != MC_OK) {
		return result;
	}
	place = mc_pointer_item(&place, chosen);
	return mc_case_rubric(json_array_get(rubrics, chosen), rubric, notes, &place, fault);
}

/* What chooses one of several: its title, or, where another has the same or it has none, its identifier. */
static mc_slice mc_case_choice(const json_t *rubrics, size_t index)
{
	const json_t *title = json_object_get(json_array_get(rubrics, index), "title"),
				 *identifier = json_object_get(json_array_get(rubrics, index), "identifier");
	mc_slice name = { NULL, 0 };
	size_t alike = 0;

	if (json_is_string(title)) {
		name = mc_format_trim((mc_slice) { json_string_value(title), json_string_length(title) });
	}
	for (size_t r = 0; name.length > 0 && r < json_array_size(rubrics); r++) {
		alike += mc_case_is(json_array_get(rubrics, r), name);
	}
	if (alike != 1 && json_is_string(identifier)) {
		name = (mc_slice) { json_string_value(identifier), json_string_length(identifier) };
	}
	return name;
}

static mc_result mc_case_choices(mc_slice json, json_t *names, mc_fault *fault)
{
	mc_case_source source = { 0 };
	const json_t *rubrics = NULL;
	mc_pointer place;
	mc_result result = mc_case_load(json, &source, fault);

	if (result == MC_OK && !mc_case_is_rubric(&source)) {
		result = mc_case_rubrics(&source, &rubrics, &place, fault);
	}
	for (size_t r = 0; result == MC_OK && r < json_array_size(rubrics); r++) {
		result = mc_name_add(names, mc_case_choice(rubrics, r));
	}
	json_decref(source.loaded);
	return result;
}

static mc_result mc_case_read(mc_slice json, mc_slice name, mc_rubric *rubric, json_t *notes, mc_fault *fault)
{
	mc_case_source source = { 0 };
	mc_result result = mc_case_load(json, &source, fault);

	if (result == MC_OK) {
		result = mc_case_take(&source, name, rubric, notes, fault);
	}
	json_decref(source.loaded);
	return result;
}

static const char *const mc_case_members[] = { "CFRubricCriteria", "CFRubric", "CFRubrics", "CFPackage", "CFDocument",
	NULL };

const mc_rubric_format mc_format_case = { "case", "a CASE rubric or package", "*.case.json", "application/json",
	mc_case_members, NULL, mc_case_read, mc_case_choices, mc_case_write };
