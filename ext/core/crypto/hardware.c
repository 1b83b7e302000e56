/* Engines are deprecated since OpenSSL 3.0, but Debian 12 has no other way to a token. */
#define OPENSSL_SUPPRESS_DEPRECATED
#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1 /* secure_getenv, as OpenSSL reads the environment */
#endif

#include "hardware.h"
#include "internal.h"

#include <openssl/opensslconf.h>

/* What configure asks before it takes this file; the core's own tests compile all that is here. */
#ifndef OPENSSL_NO_ENGINE

#include <dlfcn.h>
#include <openssl/engine.h>
#include <openssl/err.h>
#include <openssl/ui.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MC_PIN_MAX 255

/* A PKCS#11 module in use, with the keys that came out of it. */
typedef struct {
	ENGINE *engine;
	UI_METHOD *silent;
	char *module;      /* NULL for the machine's own */
	void *library;     /* the named module's, or NULL */
	size_t keys;
	bool had_pin;      /* the engine keeps the last one, for as long as it is there */
} mc_hardware;

/*
 * Kept between calls, since PKCS#11 lets a process start a module once and end it once, whoever
 * uses it, and OpenSSL makes one engine "pkcs11" at a time. So there is one, and its keys are counted.
 */
static pthread_mutex_t mc_hardware_lock = PTHREAD_MUTEX_INITIALIZER;
static mc_hardware *mc_hardware_used;

/*
 * An engine on no list of OpenSSL's, so that nobody else's keys go to it. NULL where there is none. Its library stays
 * loaded for good, since OpenSSL's tables point into it; the engine itself is made anew each time, without an old PIN.
 */
static ENGINE *mc_engine_load(void)
{
	const char *folder = secure_getenv("OPENSSL_ENGINES");
	char path[4096];
	ENGINE *engine;

	if (folder == NULL) {
		folder = OPENSSL_info(OPENSSL_INFO_ENGINES_DIR);
	}
	if (folder == NULL || snprintf(path, sizeof(path), "%s/pkcs11.so", folder) >= (int) sizeof(path)
			|| dlopen(path, RTLD_NOW | RTLD_NODELETE) == NULL) {
		return NULL;
	}
	OPENSSL_init_crypto(OPENSSL_INIT_ENGINE_DYNAMIC, NULL);
	engine = ENGINE_by_id("dynamic");
	if (engine != NULL && (ENGINE_ctrl_cmd_string(engine, "ID", "pkcs11", 0) != 1
			|| ENGINE_ctrl_cmd_string(engine, "DIR_LOAD", "2", 0) != 1
			|| ENGINE_ctrl_cmd_string(engine, "DIR_ADD", folder, 0) != 1
			|| ENGINE_ctrl_cmd_string(engine, "LIST_ADD", "0", 0) != 1
				|| ENGINE_ctrl_cmd_string(engine, "LOAD", NULL, 0) != 1)) {
		ENGINE_free(engine);
		engine = NULL;
	}
	return engine;
}

/* The engine asks for a PIN: nobody is there to type one. */
static int mc_ui_refuse(UI *ui, UI_STRING *string)
{
	bool *asked = UI_get0_user_data(ui);

	if (asked != NULL) {
		*asked = true;
	}
	return -1;
}

static void mc_hardware_free(mc_hardware *hardware)
{
	/* libp11 0.4.13 keeps its methods for all engines to come, and OpenSSL would free them with each. */
	if (hardware->engine != NULL) {
		ENGINE_set_pkey_meths(hardware->engine, NULL);
	}
	ENGINE_free(hardware->engine);
	UI_destroy_method(hardware->silent);
	if (hardware->library != NULL) {
		dlclose(hardware->library);
	}
	free(hardware->module);
	free(hardware);
}

static mc_result mc_hardware_start(const char *module, mc_hardware **started, mc_fault *fault)
{
	mc_hardware *hardware = calloc(1, sizeof(*hardware));
	mc_result result = MC_E_NOMEM;

	if (hardware == NULL) {
		return MC_E_NOMEM;
	}
	hardware->silent = UI_create_method("microcred");
	hardware->module = module != NULL ? strdup(module) : NULL;
	if (hardware->silent == NULL || (module != NULL && hardware->module == NULL)) {
		goto cleanup;
	}
	UI_method_set_reader(hardware->silent, mc_ui_refuse);
	if (module != NULL) {
		/* Tried here, since the engine would complain on the error output. */
		hardware->library = dlopen(module, RTLD_LAZY | RTLD_LOCAL);
		if (hardware->library == NULL) {
			result = mc_fail(fault, MC_E_CRYPTO, "The PKCS#11 module cannot be loaded");
			goto cleanup;
		}
	}
	hardware->engine = mc_engine_load();
	if (hardware->engine == NULL) {
		result = mc_fail(fault, MC_E_CRYPTO,
			"OpenSSL's engine \"pkcs11\" is not there; Debian's package libengine-pkcs11-openssl has it");
		goto cleanup;
	}
	/* Quiet: it would write on the process's error output. */
	if (ENGINE_ctrl_cmd_string(hardware->engine, "QUIET", NULL, 0) != 1
			|| (module != NULL && ENGINE_ctrl_cmd_string(hardware->engine, "MODULE_PATH", module, 0) != 1)
			|| ENGINE_ctrl_cmd(hardware->engine, "SET_USER_INTERFACE", 0, hardware->silent, NULL, 0) != 1
				|| ENGINE_init(hardware->engine) != 1) {
		result = mc_fail(fault, MC_E_CRYPTO, "OpenSSL's engine \"pkcs11\" cannot be used");
		goto cleanup;
	}
	mc_hardware_used = hardware;
	*started = hardware;
	return MC_OK;
cleanup:
	mc_hardware_free(hardware);
	return result;
}

/* Under the lock: ends the module when no key is left. */
static void mc_hardware_leave(mc_hardware *hardware)
{
	if (hardware->keys == 0) {
		mc_hardware_used = NULL;
		ENGINE_finish(hardware->engine);
		mc_hardware_free(hardware);
	}
}

/* The machine's own module and one that is named are two, even if they should be the same file. */
static bool mc_hardware_is_of(const mc_hardware *hardware, const char *module)
{
	return module == NULL || hardware->module == NULL
		? module == hardware->module : strcmp(module, hardware->module) == 0;
}

/*
 * Why the engine gave no key: by the return values of PKCS#11 (OASIS PKCS#11 2.40, CKR_...), which it puts into
 * OpenSSL's queue.
 */
static mc_result mc_hardware_reason(bool asked, mc_fault *fault)
{
	const char *sentence = NULL;
	unsigned long code;

	while (sentence == NULL && (code = ERR_get_error()) != 0) {
		const char *library = ERR_lib_error_string(code);

		if (library != NULL && strcmp(library, "PKCS#11 module") == 0) {
			switch (ERR_GET_REASON(code)) {
				case 0xa0: /* CKR_PIN_INCORRECT */
				case 0xa1: /* CKR_PIN_INVALID */
				case 0xa2: /* CKR_PIN_LEN_RANGE */
					sentence = "The token refuses the PIN";
					break;
				case 0xa3: /* CKR_PIN_EXPIRED */
					sentence = "The token's PIN has expired and must be changed first";
					break;
				case 0xa4: /* CKR_PIN_LOCKED */
					sentence = "The token is locked: a wrong PIN was given too often";
					break;
			}
		} else if (library != NULL && strcmp(library, "libp11") == 0 && ERR_GET_REASON(code) == 1025) {
			sentence = "The PKCS#11 module cannot be loaded"; /* P11_R_LOAD_MODULE_ERROR */
		}
	}
	if (sentence == NULL) {
		sentence = asked ? "The token wants its PIN, and none was given"
			: "No token that the URI allows, or more than one, holds such a private key "
				"that OpenSSL's engine \"pkcs11\" can use; beside an Ed25519 key it finds none";
	}
	return mc_fail(fault, MC_E_CRYPTO, "%s", sentence);
}

static EVP_PKEY *mc_hardware_load(mc_hardware *hardware, const char *object, const char *pin, bool *asked)
{
	EVP_PKEY *pkey;

	if (pin != NULL) {
		hardware->had_pin = true;
		if (ENGINE_ctrl_cmd_string(hardware->engine, "PIN", pin, 0) != 1) {
			return NULL;
		}
	}
	pkey = ENGINE_load_private_key(hardware->engine, object, hardware->silent, asked);
	/*
	 * The engine keeps the key for itself too, and that key the engine, so that neither would ever go. The key has the
	 * engine's way of signing in itself, and we have the engine: it need not hold it.
	 */
	if (pkey != NULL && EVP_PKEY_set1_engine(pkey, NULL) != 1) {
		EVP_PKEY_free(pkey);
		pkey = NULL;
	}
	return pkey;
}

/* One key fewer. */
static void mc_hardware_release(void *token)
{
	mc_hardware *hardware = token;

	pthread_mutex_lock(&mc_hardware_lock);
	ERR_set_mark();
	hardware->keys--;
	mc_hardware_leave(hardware);
	ERR_pop_to_mark();
	pthread_mutex_unlock(&mc_hardware_lock);
}

/* Takes pkey over. The key must sign, and what stands beside it as its public part must be that. */
static mc_result mc_hardware_adopt(EVP_PKEY *pkey, mc_hardware *hardware, mc_key **key, mc_fault *fault)
{
	static const mc_slice probe = MC_LITERAL("microcred: does this key sign?");
	uint8_t signature[MC_SIGNATURE_MAX];
	size_t length;
	mc_key *own = NULL, *public = NULL;
	mc_result result = mc_key_adopt(pkey, true, &own, fault);

	if (result != MC_OK) {
		return result;
	}
	if (mc_key_public(own, &public) != MC_OK) {
		result = mc_fail(fault, MC_E_CRYPTO,
			"The token does not tell the public part of the key: it must hold the public key under the same id");
	} else if (mc_key_sign(own, probe, signature, &length) != MC_OK) {
		result = mc_fail(fault, MC_E_CRYPTO,
			"The token does not sign with this key: it may not be allowed to, or wants its PIN each time");
	} else if (!mc_key_verify(public, probe, (mc_slice) { (const char *) signature, length })) {
		result = mc_fail(fault, MC_E_CRYPTO,
			"The public key that the token holds beside the private key is another one's");
	}
	mc_key_free(public);
	if (result != MC_OK) {
		mc_key_free(own);
		return result;
	}
	own->token = hardware;
	own->release = mc_hardware_release;
	hardware->keys++;
	*key = own;
	return MC_OK;
}

/* Under the lock. */
static mc_result mc_hardware_open(const mc_pkcs11_uri *uri, const char *pin, mc_key **key, mc_fault *fault)
{
	mc_hardware *hardware = mc_hardware_used;
	bool asked = false;
	EVP_PKEY *pkey;
	mc_result result = hardware != NULL ? MC_OK : mc_hardware_start(uri->module, &hardware, fault);

	if (result != MC_OK) {
		return result;
	}
	if (!mc_hardware_is_of(hardware, uri->module)) {
		return mc_fail(fault, MC_E_CRYPTO,
			"A key out of another PKCS#11 module is in use: "
			"only one module can be at a time (p11-kit makes many into one)");
	}
	if (pin == NULL && hardware->had_pin) {
		/* It would try that one, perhaps on another token, which counts the tries. */
		return mc_fail(fault, MC_E_CRYPTO, "A key that was opened with a PIN is in use, so this one needs its PIN too");
	}
	pkey = mc_hardware_load(hardware, uri->object, pin, &asked);
	result = pkey != NULL ? mc_hardware_adopt(pkey, hardware, key, fault) : mc_hardware_reason(asked, fault);
	mc_hardware_leave(hardware);
	return result;
}

mc_result mc_key_open_pkcs11(const mc_pkcs11_uri *uri, mc_slice pin, mc_key **key, mc_fault *fault)
{
	char text[MC_PIN_MAX + 1] = { 0 };
	mc_result result;

	if (pin.data != NULL && (pin.length == 0 || pin.length > MC_PIN_MAX
			|| memchr(pin.data, '\0', pin.length) != NULL)) {
		return mc_fail(fault, MC_E_ARGUMENT, "A PIN has 1 to %d bytes and none of them is NUL", MC_PIN_MAX);
	}
	if (pin.data != NULL) {
		memcpy(text, pin.data, pin.length);
	}
	pthread_mutex_lock(&mc_hardware_lock);
	ERR_set_mark();
	result = mc_hardware_open(uri, pin.data != NULL ? text : NULL, key, fault);
	ERR_pop_to_mark();
	pthread_mutex_unlock(&mc_hardware_lock);
	OPENSSL_cleanse(text, sizeof(text));
	return result;
}

#endif
