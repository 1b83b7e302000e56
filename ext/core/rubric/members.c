#include "members.h"

#include "../json/json.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

static bool mc_id_letter(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

bool mc_id_valid(mc_slice id)
{
	if (id.length == 0 || id.length >= MC_ID_SIZE || !mc_id_letter(id.data[0])) {
		return false;
	}
	for (size_t i = 1; i < id.length; i++) {
		char c = id.data[i];

		if (!mc_id_letter(c) && c != '.' && c != '_' && c != ':' && c != '-') {
			return false;
		}
	}
	return true;
}

bool mc_id_equal(const char *id, mc_slice other)
{
	return mc_slice_equal(mc_slice_of(id), other);
}

mc_pointer mc_pointer_root(void)
{
	return (mc_pointer) { "" };
}

mc_pointer mc_pointer_member(const mc_pointer *parent, mc_slice name)
{
	mc_pointer pointer = *parent;
	size_t length = strlen(pointer.text);

	/* The longest step is two bytes; a pointer that is too long ends where it is. */
	if (length + 1 < sizeof(pointer.text)) {
		pointer.text[length++] = '/';
	}
	for (size_t i = 0; i < name.length && length + 4 < sizeof(pointer.text); i++) {
		if (name.data[i] == '~' || name.data[i] == '/') {
			pointer.text[length++] = '~';
			pointer.text[length++] = name.data[i] == '~' ? '0' : '1';
		} else {
			pointer.text[length++] = name.data[i];
		}
	}
	/* Never half a character. */
	if (length + 4 >= sizeof(pointer.text)) {
		while (length > 0 && ((unsigned char) pointer.text[length - 1] & 0xC0) == 0x80) {
			length--;
		}
		if (length > 0 && ((unsigned char) pointer.text[length - 1] & 0x80) != 0) {
			length--;
		}
	}
	pointer.text[length] = '\0';
	return pointer;
}

mc_pointer mc_pointer_item(const mc_pointer *parent, size_t index)
{
	char digits[24];

	snprintf(digits, sizeof(digits), "%zu", index);
	return mc_pointer_member(parent, mc_slice_of(digits));
}

mc_excerpt mc_excerpt_of(mc_slice text)
{
	mc_excerpt excerpt;
	const size_t most = sizeof(excerpt.text) - 4;
	size_t length = text.length < most ? text.length : most;

	if (length < text.length) {
		while (length > 0 && ((unsigned char) text.data[length] & 0xC0) == 0x80) {
			length--;
		}
	}
	for (size_t i = 0; i < length; i++) {
		excerpt.text[i] = (unsigned char) text.data[i] < 0x20 ? ' ' : text.data[i];
	}
	memcpy(excerpt.text + length, "...", 4);
	if (length == text.length) {
		excerpt.text[length] = '\0';
	}
	return excerpt;
}

mc_result mc_members_only(
	const json_t *object, const char *const *names, const char *what, const mc_pointer *at, mc_fault *fault)
{
	const char *key;
	json_t *value;

	if (!json_is_object(object)) {
		return mc_fail_at(fault, MC_E_FORMAT, at->text, "Here should be an object: %s", what);
	}
	json_object_foreach((json_t *) object, key, value) {
		const char *const *name = names;

		while (*name != NULL && strcmp(*name, key) != 0) {
			name++;
		}
		if (*name == NULL) {
			mc_pointer place = mc_pointer_member(at, mc_slice_of(key));

			return mc_fail_at(fault, MC_E_FORMAT, place.text, "\"%s\" is not a member of %s",
				mc_excerpt_of(mc_slice_of(key)).text, what);
		}
	}
	return MC_OK;
}

static mc_result mc_member_missing(const char *name, const mc_pointer *at, mc_fault *fault)
{
	return mc_fail_at(fault, MC_E_FORMAT, at->text, "The member \"%s\" is missing", name);
}

static mc_result mc_member_wrong(const char *name, const char *should, const mc_pointer *at, mc_fault *fault)
{
	mc_pointer place = mc_pointer_member(at, mc_slice_of(name));

	return mc_fail_at(fault, MC_E_FORMAT, place.text, "\"%s\" should be %s", name, should);
}

mc_result mc_member_array(const json_t *object, const char *name, size_t least, size_t most, const json_t **value,
	const mc_pointer *at, mc_fault *fault)
{
	const json_t *member = json_object_get(object, name);
	mc_pointer place = mc_pointer_member(at, mc_slice_of(name));
	size_t count;

	if (member == NULL) {
		return mc_member_missing(name, at, fault);
	}
	if (!json_is_array(member)) {
		return mc_member_wrong(name, "a list", at, fault);
	}
	count = json_array_size(member);
	if (count < least || count > most) {
		return mc_fail_at(fault, MC_E_FORMAT, place.text, "\"%s\" should hold %zu to %zu entries, and holds %zu", name,
			least, most, count);
	}
	*value = member;
	return MC_OK;
}

mc_result mc_member_object(
	const json_t *object, const char *name, bool required, const json_t **value, const mc_pointer *at, mc_fault *fault)
{
	*value = json_object_get(object, name);
	if (*value == NULL) {
		return required ? mc_member_missing(name, at, fault) : MC_OK;
	}
	return json_is_object(*value) ? MC_OK : mc_member_wrong(name, "an object", at, fault);
}

mc_result mc_member_string(
	const json_t *object, const char *name, bool required, mc_slice *value, const mc_pointer *at, mc_fault *fault)
{
	const json_t *member = json_object_get(object, name);

	*value = (mc_slice) { NULL, 0 };
	if (member == NULL) {
		return required ? mc_member_missing(name, at, fault) : MC_OK;
	}
	if (!json_is_string(member)) {
		return mc_member_wrong(name, "a string", at, fault);
	}
	*value = (mc_slice) { json_string_value(member), json_string_length(member) };
	return MC_OK;
}

mc_result mc_member_id(
	const json_t *object, const char *name, char id[MC_ID_SIZE], const mc_pointer *at, mc_fault *fault)
{
	mc_slice value;
	mc_result result = mc_member_string(object, name, true, &value, at, fault);

	if (result != MC_OK) {
		return result;
	}
	if (!mc_id_valid(value)) {
		mc_pointer place = mc_pointer_member(at, mc_slice_of(name));

		return mc_fail_at(fault, MC_E_FORMAT, place.text,
			"\"%s\" cannot be an id: it should be 1 to 64 letters, digits, \".\", \"_\", \":\" or \"-\", beginning with a letter or a digit",
			mc_excerpt_of(value).text);
	}
	memcpy(id, value.data, value.length);
	id[value.length] = '\0';
	return MC_OK;
}

mc_result mc_member_choice(const json_t *object, const char *name, bool required, const char *const *choices,
	int *index, const mc_pointer *at, mc_fault *fault)
{
	mc_slice value;
	mc_result result = mc_member_string(object, name, required, &value, at, fault);
	mc_pointer place;
	char list[200] = "";
	size_t length = 0;

	*index = -1;
	if (result != MC_OK || value.data == NULL) {
		return result;
	}
	for (int i = 0; choices[i] != NULL; i++) {
		if (mc_id_equal(choices[i], value)) {
			*index = i;
			return MC_OK;
		}
		length += (size_t) snprintf(list + length, length < sizeof(list) ? sizeof(list) - length : 0, "%s\"%s\"",
			i > 0 ? ", " : "", choices[i]);
		length = length < sizeof(list) ? length : sizeof(list) - 1;
	}
	place = mc_pointer_member(at, mc_slice_of(name));
	return mc_fail_at(fault, MC_E_FORMAT, place.text, "\"%s\" cannot be \"%s\"; it is one of %s", name,
		mc_excerpt_of(value).text, list);
}

mc_result mc_member_format(const json_t *document, const char *format, const char *what, mc_fault *fault)
{
	const json_t *member = json_object_get(document, "format");

	if (!json_is_object(document)) {
		return mc_fail_at(fault, MC_E_FORMAT, "", "This is not %s: it should be a JSON object", what);
	}
	if (!json_is_string(member)
		|| !mc_id_equal(format, (mc_slice) { json_string_value(member), json_string_length(member) })) {
		return mc_fail_at(fault, MC_E_FORMAT, member != NULL ? "/format" : "",
			"This is not %s: \"format\" should be \"%s\"", what, format);
	}
	return MC_OK;
}
