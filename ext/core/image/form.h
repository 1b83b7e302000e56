/* The two forms of a credential that an image may hold. */
#ifndef MC_CREDENTIAL_FORM_H
#define MC_CREDENTIAL_FORM_H

#include "../base/base.h"

typedef enum {
	MC_FORM_NONE,
	MC_FORM_JSON, /* an object that the strict reader passes */
	MC_FORM_JWT   /* three parts in base64url with dots between them (RFC 7515, section 7.1); nothing is decoded */
} mc_credential_form;

mc_credential_form mc_credential_form_of(mc_slice credential);

#endif
