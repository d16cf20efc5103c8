/* One SHA-256 over every file that a model was read from.
 *
 * Invariant: the digest hangs on names and bytes only, not on the order in which files were read
 * nor on where the folder lies. For each file in order of its name goes in: name, a 0 byte, the
 * number of bytes as decimal text, a 0 byte, the bytes.
 */
#ifndef LC_INPUT_DIGEST_H
#define LC_INPUT_DIGEST_H

#include "input/bytes.h"

#define LC_DIGEST_TEXT 65 /* 64 hex digits and the terminator */

struct lc_digest;

struct lc_digest *lc_digest_new(void);
void lc_digest_free(struct lc_digest *digest);

/* Notes a file; name is relative to the model's folder. Neither is copied. */
void lc_digest_add(struct lc_digest *digest, const char *name, const struct lc_bytes *bytes);

void lc_digest_finish(char text[LC_DIGEST_TEXT], const struct lc_digest *digest);

/* Replaces text by the digest of text and one more file: for files whose order matters. */
void lc_digest_extend(char text[LC_DIGEST_TEXT], const char *name, const struct lc_bytes *bytes);

#endif
