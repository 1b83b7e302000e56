PHP_ARG_ENABLE([microcred],
  [whether to enable the microcred extension],
  [AS_HELP_STRING([--enable-microcred], [Enable rubric scoring, panel decisions, sealed evidence and signed badges])])

PHP_ARG_ENABLE([microcred-dev],
  [whether to build microcred as its developers do],
  [AS_HELP_STRING([--enable-microcred-dev], [Turn warnings into errors (development builds only)])],
  [no], [no])

PHP_ARG_WITH([microcred-pkcs11],
  [whether microcred opens keys in hardware],
  [AS_HELP_STRING([--with-microcred-pkcs11],
    [Open keys that stay in a PKCS#11 token, through OpenSSL's engine "pkcs11"])],
  [no], [no])

if test "$PHP_MICROCRED" != "no"; then
  PKG_CHECK_MODULES([MICROCRED_LIBS], [libcrypto >= 3.0 libxml-2.0 >= 2.9.10 jansson >= 2.13 zlib])
  PHP_EVAL_INCLINE([$MICROCRED_LIBS_CFLAGS])
  PHP_EVAL_LIBLINE([$MICROCRED_LIBS_LIBS], [MICROCRED_SHARED_LIBADD])

  dnl No fused multiply-add: some machines have one and round once where others round twice, and a seeded interval is to be
  dnl the same on all of them.
  MICROCRED_FLAGS="-std=gnu11 -ffp-contract=off -fvisibility=hidden -Wall -Wextra -Wno-unused-parameter -Werror=implicit-function-declaration -DZEND_ENABLE_STATIC_TSRMLS_CACHE=1"
  if test "$PHP_MICROCRED_DEV" != "no"; then
    MICROCRED_FLAGS="$MICROCRED_FLAGS -Werror"
  fi

  if test "$PHP_MICROCRED_PKCS11" != "no"; then
    AC_MSG_CHECKING([whether OpenSSL has engines])
    AC_COMPILE_IFELSE([AC_LANG_PROGRAM([[
#include <openssl/opensslconf.h>
#ifdef OPENSSL_NO_ENGINE
# error no engines
#endif
#include <openssl/engine.h>
]], [[]])], [AC_MSG_RESULT([yes])], [
      AC_MSG_RESULT([no])
      AC_MSG_ERROR([this OpenSSL is built without engines: leave out --with-microcred-pkcs11])
    ])
    MICROCRED_FLAGS="$MICROCRED_FLAGS -DMC_WITH_PKCS11=1"
    dnl A token is opened by one thread at a time; not every libc has threads in itself.
    PHP_ADD_LIBRARY([pthread], [1], [MICROCRED_SHARED_LIBADD])
  fi

  dnl One file a line, folder by folder: the core first, then the classes of the binding.
  MICROCRED_CORE="\
    ext/core/base/base.c \
    ext/core/base/moment.c \
    ext/core/base/utf8.c \
    ext/core/base/xml.c \
    ext/core/json/canonical.c \
    ext/core/json/load.c \
    ext/core/json/number.c \
    ext/core/json/order.c \
    ext/core/json/reader.c \
    ext/core/json/run.c \
    ext/core/json/scan.c \
    ext/core/json/tree.c \
    ext/core/crypto/digest.c \
    ext/core/crypto/encoding.c \
    ext/core/crypto/hash.c \
    ext/core/crypto/jwk.c \
    ext/core/crypto/key.c \
    ext/core/crypto/multikey.c \
    ext/core/crypto/pem.c \
    ext/core/crypto/pkcs8.c \
    ext/core/crypto/sign.c \
    ext/core/credential/checks.c \
    ext/core/credential/internal.c \
    ext/core/credential/jwt_sign.c \
    ext/core/credential/jwt_verify.c \
    ext/core/credential/method.c \
    ext/core/credential/proof.c \
    ext/core/credential/proof_json.c \
    ext/core/credential/proof_rdf.c \
    ext/core/credential/renamed.c \
    ext/core/credential/sign.c \
    ext/core/credential/status_list.c \
    ext/core/credential/suites.c \
    ext/core/credential/verify.c \
    ext/core/jsonld/context.c \
    ext/core/jsonld/expand.c \
    ext/core/jsonld/iri.c \
    ext/core/jsonld/jsonld.c \
    ext/core/jsonld/key.c \
    ext/core/jsonld/literal.c \
    ext/core/jsonld/refuse.c \
    ext/core/jsonld/table.c \
    ext/core/rdf/canonicalize.c \
    ext/core/rdf/dataset.c \
    ext/core/rdf/hash_n.c \
    ext/core/rdf/index.c \
    ext/core/image/form.c \
    ext/core/image/image.c \
    ext/core/image/png.c \
    ext/core/image/svg.c \
    ext/core/image/svg_read.c \
    ext/core/image/svg_scan.c \
    ext/core/rubric/exact.c \
    ext/core/rubric/ids.c \
    ext/core/rubric/members.c \
    ext/core/rubric/rubric.c \
    ext/core/rubric/score.c \
    ext/core/panel/batch.c \
    ext/core/panel/decide.c \
    ext/core/panel/decision_json.c \
    ext/core/panel/facts.c \
    ext/core/panel/methods.c \
    ext/core/panel/resolve.c \
    ext/core/panel/rules.c \
    ext/core/panel/rules_members.c \
    ext/core/panel/rules_panel.c \
    ext/core/panel/rules_resolution.c \
    ext/core/panel/rules_standard.c \
    ext/core/panel/rules_write.c \
    ext/core/panel/standard.c \
    ext/core/panel/state.c \
    ext/core/panel/triggers.c \
    ext/core/evidence/item.c \
    ext/core/evidence/manifest.c \
    ext/core/evidence/manifest_json.c \
    ext/core/evidence/proof.c \
    ext/core/log/check.c \
    ext/core/log/checkpoint.c \
    ext/core/log/merkle.c \
    ext/core/log/note.c \
    ext/core/log/state.c"
  if test "$PHP_MICROCRED_PKCS11" != "no"; then
    MICROCRED_CORE="$MICROCRED_CORE ext/core/crypto/hardware.c ext/core/crypto/pkcs11_uri.c"
  fi
  dnl Kinds are taken as they stand in their folders: a new one is a file there and a name in the list that walks them.
  for folder in credential/checks credential/suites panel/methods panel/triggers rubric/formats stats; do
    for source in PHP_EXT_SRCDIR([microcred])/ext/core/$folder/*.c; do
      MICROCRED_CORE="$MICROCRED_CORE ext/core/$folder/`basename $source`"
    done
  done
  MICROCRED_ZEND="\
    ext/zend/microcred.c \
    ext/zend/fault.c \
    ext/zend/enums.c \
    ext/zend/value.c \
    ext/zend/agreement.c \
    ext/zend/facets.c \
    ext/zend/agreement_read.c \
    ext/zend/agreement_table.c \
    ext/zend/badge_image.c \
    ext/zend/credential.c \
    ext/zend/json.c \
    ext/zend/public_key.c \
    ext/zend/signing_key.c \
    ext/zend/status_list.c \
    ext/zend/verification.c \
    ext/zend/rubric.c \
    ext/zend/rules.c \
    ext/zend/lazy.c \
    ext/zend/rubric_names.c \
    ext/zend/score.c \
    ext/zend/panel.c \
    ext/zend/panel_batch.c \
    ext/zend/decision.c \
    ext/zend/decision_arrays.c \
    ext/zend/manifest.c \
    ext/zend/manifest_stream.c \
    ext/zend/merkle_log.c"
  for source in PHP_EXT_SRCDIR([microcred])/ext/zend/statistics/*.c; do
    MICROCRED_ZEND="$MICROCRED_ZEND ext/zend/statistics/`basename $source`"
  done

  PHP_NEW_EXTENSION([microcred], [$MICROCRED_CORE $MICROCRED_ZEND], [$ext_shared],, [$MICROCRED_FLAGS])
  PHP_SUBST([MICROCRED_SHARED_LIBADD])
  PHP_ADD_EXTENSION_DEP([microcred], [libxml])

  for folder in base json jsonld crypto rubric rubric/formats panel panel/methods panel/triggers stats evidence log rdf credential credential/checks credential/suites image; do
    PHP_ADD_BUILD_DIR([$ext_builddir/ext/core/$folder], [1])
  done
  PHP_ADD_BUILD_DIR([$ext_builddir/ext/zend], [1])
  PHP_ADD_BUILD_DIR([$ext_builddir/ext/zend/statistics], [1])
fi
