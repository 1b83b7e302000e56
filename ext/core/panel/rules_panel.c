/* The panel: its codes, its size, and what asks for an adjudication. */
#include "kinds.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

mc_result mc_rules_read_codes(mc_rules_reader *reader)
{
	static const char *const names[] = { "code", "name", NULL };
	mc_rules *rules = reader->rules;
	const json_t *list = NULL;
	mc_pointer place = mc_pointer_member(&reader->root, MC_LITERAL("unscorable"));
	mc_result result = mc_member_array(reader->document, "unscorable", 0, MC_RULES_MAX_CODES, &list, &reader->root,
		reader->fault);

	for (size_t i = 0; result == MC_OK && i < json_array_size(list); i++) {
		const json_t *item = json_array_get(list, i);
		mc_pointer at = mc_pointer_item(&place, i), here;
		mc_unscorable *code = &rules->code[i];
		mc_slice name, copy = { NULL, 0 };
		mc_text_fault fault;

		result = mc_members_only(item, names, "an unscorable code", &at, reader->fault);
		if (result == MC_OK) {
			result = mc_member_id(item, "code", code->code, &at, reader->fault);
		}
		if (result == MC_OK) {
			result = mc_member_string(item, "name", true, &name, &at, reader->fault);
		}
		if (result != MC_OK) {
			return result;
		}
		here = mc_pointer_member(&at, MC_LITERAL("code"));
		if (mc_rules_find_code(rules, mc_slice_of(code->code)) >= 0) {
			return mc_fail_at(reader->fault, MC_E_FORMAT, here.text, "The code \"%s\" is there twice", code->code);
		}
		if (mc_rubric_find_level_anywhere(reader->rubric, mc_slice_of(code->code)) >= 0) {
			return mc_fail_at(reader->fault, MC_E_FORMAT, here.text, "The code \"%s\" is also the id of a level",
				code->code);
		}
		here = mc_pointer_member(&at, MC_LITERAL("name"));
		fault = mc_text_copy(name, &copy);
		if (fault == MC_TEXT_NOMEM) {
			return MC_E_NOMEM;
		}
		if (fault != MC_TEXT_OK || copy.length == 0 || copy.length > MC_RULES_MAX_NAME) {
			free((char *) copy.data);
			return mc_fail_at(reader->fault, MC_E_FORMAT, here.text,
				"The name of a code should be 1 to %d bytes of text", MC_RULES_MAX_NAME);
		}
		memcpy(code->name, copy.data, copy.length);
		code->name[copy.length] = '\0';
		free((char *) copy.data);
		rules->codes++;
	}
	return result;
}

mc_result mc_rules_read_reviewers(mc_rules_reader *reader)
{
	return mc_rules_whole(reader, reader->document, "reviewers", 1, MC_RULES_MAX_REVIEWERS, &reader->root,
		&reader->rules->reviewers);
}

/* Of two of one kind and choice only one has an effect, unless the kind says that it repeats. */
static mc_result mc_rules_check_repeated(const mc_rules_reader *reader, const mc_trigger *trigger, const mc_pointer *at)
{
	const mc_rules *rules = reader->rules;

	for (size_t i = 0; !trigger->kind->repeats && i < rules->triggers; i++) {
		if (rules->trigger[i].kind == trigger->kind && rules->trigger[i].choice == trigger->choice) {
			return mc_fail_at(reader->fault, MC_E_FORMAT, at->text, "The trigger \"%s\" is there twice",
				trigger->kind->name);
		}
	}
	return MC_OK;
}

static mc_result mc_rules_read_trigger(mc_rules_reader *reader, const json_t *item, const mc_pointer *at)
{
	const char *types[MC_KINDS_MOST];
	mc_rules *rules = reader->rules;
	mc_trigger *trigger = &rules->trigger[rules->triggers];
	size_t count = 0;
	int type;
	mc_result result;

	if (!json_is_object(item)) {
		return mc_fail_at(reader->fault, MC_E_FORMAT, at->text, "Here should be an object: a trigger");
	}
	for (; mc_trigger_kinds[count] != NULL; count++) {
		types[count] = mc_trigger_kinds[count]->name;
	}
	types[count] = NULL;
	result = mc_member_choice(item, "type", true, types, &type, at, reader->fault);
	if (result == MC_OK) {
		trigger->kind = mc_trigger_kinds[type];
		result = trigger->kind->check(reader, at);
	}
	if (result == MC_OK) {
		result = trigger->kind->read(reader, item, at, trigger);
	}
	if (result == MC_OK) {
		result = mc_rules_check_repeated(reader, trigger, at);
	}
	rules->triggers++;
	return result;
}

mc_result mc_rules_read_triggers(mc_rules_reader *reader)
{
	const json_t *list = NULL;
	mc_pointer place = mc_pointer_member(&reader->root, MC_LITERAL("triggers"));
	mc_result result = mc_member_array(reader->document, "triggers", 0, MC_RULES_MAX_TRIGGERS, &list, &reader->root,
		reader->fault);

	for (size_t i = 0; result == MC_OK && i < json_array_size(list); i++) {
		mc_pointer at = mc_pointer_item(&place, i);

		result = mc_rules_read_trigger(reader, json_array_get(list, i), &at);
	}
	reader->rules->adjudicates = reader->rules->triggers > 0;
	return result;
}
