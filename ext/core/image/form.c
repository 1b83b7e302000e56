#include "form.h"
#include "../json/json.h"

static bool mc_is_base64url(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

static bool mc_is_jwt(mc_slice text)
{
	size_t part = 0, dots = 0;

	for (size_t i = 0; i < text.length; i++) {
		if (text.data[i] == '.' && part > 0 && dots < 2) {
			dots++;
			part = 0;
		} else if (mc_is_base64url(text.data[i])) {
			part++;
		} else {
			return false;
		}
	}
	return dots == 2 && part > 0;
}

mc_credential_form mc_credential_form_of(mc_slice credential)
{
	size_t begin = 0;

	if (mc_is_jwt(credential)) {
		return MC_FORM_JWT;
	}
	while (begin < credential.length && mc_is_space(credential.data[begin])) {
		begin++;
	}
	if (begin < credential.length && credential.data[begin] == '{' && mc_json_check(credential, NULL) == MC_OK) {
		return MC_FORM_JSON;
	}
	return MC_FORM_NONE;
}
