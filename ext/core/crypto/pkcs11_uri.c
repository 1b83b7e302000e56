#include "pkcs11_uri.h"

#include <stdlib.h>
#include <string.h>

#define MC_URI_MAX 4096

typedef enum {
	MC_ATTRIBUTE_TOKEN,   /* finds the token */
	MC_ATTRIBUTE_OBJECT,  /* finds the key in it */
	MC_ATTRIBUTE_TYPE,
	MC_ATTRIBUTE_MODULE,
	MC_ATTRIBUTE_PIN,
	MC_ATTRIBUTE_OTHER    /* RFC 7512 has it, the engine cannot match by it */
} mc_attribute_use;

/* RFC 7512 section 2.3; the lengths are those of PKCS#11's own fields, and of what the engine has room for. */
static const struct mc_attribute {
	const char *name;
	bool query;
	mc_attribute_use use;
	size_t longest;
} mc_attributes[] = {
	{ "token", false, MC_ATTRIBUTE_TOKEN, 32 },
	{ "manufacturer", false, MC_ATTRIBUTE_TOKEN, 32 },
	{ "serial", false, MC_ATTRIBUTE_TOKEN, 16 },
	{ "model", false, MC_ATTRIBUTE_TOKEN, 16 },
	{ "object", false, MC_ATTRIBUTE_OBJECT, 255 },
	{ "id", false, MC_ATTRIBUTE_OBJECT, 100 },
	{ "type", false, MC_ATTRIBUTE_TYPE, 16 },
	{ "library-manufacturer", false, MC_ATTRIBUTE_OTHER, 0 },
	{ "library-description", false, MC_ATTRIBUTE_OTHER, 0 },
	{ "library-version", false, MC_ATTRIBUTE_OTHER, 0 },
	{ "slot-manufacturer", false, MC_ATTRIBUTE_OTHER, 0 },
	{ "slot-description", false, MC_ATTRIBUTE_OTHER, 0 },
	{ "slot-id", false, MC_ATTRIBUTE_OTHER, 0 },
	{ "module-path", true, MC_ATTRIBUTE_MODULE, 1024 },
	{ "module-name", true, MC_ATTRIBUTE_OTHER, 0 },
	{ "pin-value", true, MC_ATTRIBUTE_PIN, 0 },
	{ "pin-source", true, MC_ATTRIBUTE_PIN, 0 },
};
#define MC_ATTRIBUTES (sizeof(mc_attributes) / sizeof(mc_attributes[0]))

static bool mc_unreserved(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
		|| (c != 0 && strchr("-._~", c) != NULL);
}

/* pk11-pchar and pk11-qchar of RFC 7512 section 2.3. */
static bool mc_value_char(unsigned char c, bool query)
{
	return mc_unreserved(c) || (c != 0 && strchr(query ? ":[]@!$'()*+,=/?|" : ":[]@!$'()*+,=&", c) != NULL);
}

static mc_result mc_value_decode(mc_slice text, bool query, mc_buffer *value, mc_fault *fault)
{
	for (size_t i = 0; i < text.length; i++) {
		if (text.data[i] == '%') {
			int high = i + 2 < text.length ? mc_hex_digit(text.data[i + 1]) : -1;
			int low = high >= 0 ? mc_hex_digit(text.data[i + 2]) : -1;

			if (low < 0) {
				return mc_fail(fault, MC_E_ARGUMENT,
					"The PKCS#11 URI has a \"%%\" that two hexadecimal digits do not follow");
			}
			mc_buffer_append_char(value, (char) (high << 4 | low));
			i += 2;
		} else if (mc_value_char((unsigned char) text.data[i], query)) {
			mc_buffer_append_char(value, text.data[i]);
		} else {
			return mc_fail(fault, MC_E_ARGUMENT,
				"The PKCS#11 URI has a character that must be written with \"%%\" and two hexadecimal digits");
		}
	}
	return value->result;
}

/* name=value; with all but the plainest characters as %XX, since the engine takes some for separators. */
static mc_result mc_attribute_write(const struct mc_attribute *attribute, mc_slice value, mc_buffer *out)
{
	static const char digits[] = "0123456789ABCDEF";

	mc_buffer_append_text(out, attribute->name);
	mc_buffer_append_char(out, '=');
	for (size_t i = 0; i < value.length; i++) {
		unsigned char c = (unsigned char) value.data[i];

		if (mc_unreserved(c)) {
			mc_buffer_append_char(out, (char) c);
		} else {
			mc_buffer_append(out, (char[]) { '%', digits[c >> 4], digits[c & 15] }, 3);
		}
	}
	return mc_buffer_append_char(out, ';');
}

static mc_result mc_attribute_take(const struct mc_attribute *attribute, mc_slice value, mc_buffer *object,
	mc_pkcs11_uri *uri, mc_fault *fault)
{
	bool text = strcmp(attribute->name, "id") != 0;

	switch (attribute->use) {
		case MC_ATTRIBUTE_PIN:
			return mc_fail(fault, MC_E_ARGUMENT,
				"The PKCS#11 URI must not hold a PIN or where one is: it is an argument of its own");
		case MC_ATTRIBUTE_OTHER:
			return mc_fail(fault, MC_E_ARGUMENT, "The PKCS#11 URI's attribute \"%s\" cannot be used to find a key here",
				attribute->name);
		default:
			break;
	}
	if (value.length == 0 || value.length > attribute->longest) {
		return mc_fail(fault, MC_E_ARGUMENT, "The PKCS#11 URI's attribute \"%s\" must have 1 to %zu bytes",
			attribute->name, attribute->longest);
	}
	if (text && memchr(value.data, '\0', value.length) != NULL) {
		return mc_fail(fault, MC_E_ARGUMENT, "The PKCS#11 URI's attribute \"%s\" must not hold a NUL byte",
			attribute->name);
	}
	if (attribute->use == MC_ATTRIBUTE_TYPE) {
		return mc_slice_equal(value, MC_LITERAL("private")) ? MC_OK
			: mc_fail(fault, MC_E_ARGUMENT,
				"The PKCS#11 URI names something else than a private key: its \"type\" is not \"private\"");
	}
	if (attribute->use == MC_ATTRIBUTE_MODULE) {
		if (value.data[0] != '/') {
			return mc_fail(fault, MC_E_ARGUMENT,
				"The PKCS#11 URI's attribute \"module-path\" must be an absolute path");
		}
		uri->module = calloc(1, value.length + 1);
		if (uri->module == NULL) {
			return MC_E_NOMEM;
		}
		memcpy(uri->module, value.data, value.length);
		return MC_OK;
	}
	return mc_attribute_write(attribute, value, object);
}

static mc_result mc_attribute_read(mc_slice text, bool query, bool seen[MC_ATTRIBUTES], mc_buffer *object,
	mc_pkcs11_uri *uri, mc_fault *fault)
{
	const char *equals = memchr(text.data, '=', text.length);
	mc_slice name = { text.data, equals != NULL ? (size_t) (equals - text.data) : 0 };
	mc_buffer value = { 0 };
	mc_result result;
	size_t i;

	for (i = 0; i < MC_ATTRIBUTES; i++) {
		if (mc_attributes[i].query == query && mc_slice_equal(name, mc_slice_of(mc_attributes[i].name))) {
			break;
		}
	}
	if (i == MC_ATTRIBUTES) {
		return mc_fail(fault, MC_E_ARGUMENT, "The PKCS#11 URI has an attribute in its %s that RFC 7512 does not name",
			query ? "query" : "path");
	}
	if (seen[i]) {
		return mc_fail(fault, MC_E_ARGUMENT, "The PKCS#11 URI has its attribute \"%s\" twice", mc_attributes[i].name);
	}
	seen[i] = true;
	result = mc_value_decode((mc_slice) { equals + 1, text.length - name.length - 1 }, query, &value, fault);
	if (result == MC_OK) {
		result = mc_attribute_take(&mc_attributes[i], mc_buffer_slice(&value), object, uri, fault);
	}
	mc_buffer_free(&value);
	return result;
}

static mc_result mc_attributes_read(mc_slice text, bool query, bool seen[MC_ATTRIBUTES], mc_buffer *object,
	mc_pkcs11_uri *uri, mc_fault *fault)
{
	char separator = query ? '&' : ';';
	mc_result result = MC_OK;

	while (text.length > 0 && result == MC_OK) {
		const char *end = memchr(text.data, separator, text.length);
		size_t length = end != NULL ? (size_t) (end - text.data) : text.length;

		if (end != NULL && length + 1 == text.length) {
			return mc_fail(fault, MC_E_ARGUMENT, "The PKCS#11 URI ends in a \"%c\" without an attribute behind it",
				separator);
		}
		result = mc_attribute_read((mc_slice) { text.data, length }, query, seen, object, uri, fault);
		length += end != NULL;
		text = (mc_slice) { text.data + length, text.length - length };
	}
	return result;
}

static bool mc_scheme_is_pkcs11(mc_slice text)
{
	static const char scheme[] = "pkcs11:";
	size_t i;

	for (i = 0; i < sizeof(scheme) - 1; i++) {
		char c = i < text.length ? text.data[i] : '\0';

		if ((c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c) != scheme[i]) {
			return false;
		}
	}
	return true;
}

mc_result mc_pkcs11_uri_read(mc_slice text, mc_pkcs11_uri *uri, mc_fault *fault)
{
	bool seen[MC_ATTRIBUTES] = { false }, named = false;
	mc_buffer object = { 0 };
	const char *query;
	mc_slice path, questions = { 0 };
	mc_result result;
	size_t i;

	*uri = (mc_pkcs11_uri) { 0 };
	if (!mc_scheme_is_pkcs11(text)) {
		return mc_fail(fault, MC_E_ARGUMENT,
			"A key in hardware is named by a URI that begins with \"pkcs11:\" (RFC 7512)");
	}
	if (text.length > MC_URI_MAX) {
		return mc_fail(fault, MC_E_ARGUMENT, "The PKCS#11 URI is longer than %d bytes", MC_URI_MAX);
	}
	path = (mc_slice) { text.data + 7, text.length - 7 };
	query = path.length > 0 ? memchr(path.data, '?', path.length) : NULL;
	if (query != NULL) {
		questions = (mc_slice) { query + 1, (size_t) (path.data + path.length - query - 1) };
		path.length = (size_t) (query - path.data);
	}
	mc_buffer_append_text(&object, "pkcs11:");
	result = mc_attributes_read(path, false, seen, &object, uri, fault);
	if (result == MC_OK && query != NULL) {
		result = mc_attributes_read(questions, true, seen, &object, uri, fault);
	}
	for (i = 0; i < MC_ATTRIBUTES; i++) {
		named = named || (seen[i] && mc_attributes[i].use == MC_ATTRIBUTE_OBJECT);
	}
	if (result == MC_OK && !named) {
		result = mc_fail(fault, MC_E_ARGUMENT, "The PKCS#11 URI must name the key by \"object\" or \"id\"");
	}
	mc_buffer_append_text(&object, "type=private");
	mc_buffer_terminate(&object);
	result = mc_buffer_end(&object, 0, result);
	if (result != MC_OK) {
		mc_buffer_free(&object);
		return result;
	}
	uri->object = object.data;
	return MC_OK;
}

void mc_pkcs11_uri_free(mc_pkcs11_uri *uri)
{
	free(uri->object);
	free(uri->module);
	*uri = (mc_pkcs11_uri) { 0 };
}
