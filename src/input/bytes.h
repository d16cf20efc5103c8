/* The bytes of one input file, read once and known to be plain text.
 *
 * Invariant: after lc_bytes_check() has returned true, text holds valid UTF-8 without control
 * characters but line ends, no byte order mark inside, and is not empty; text[n] is 0. What is
 * parsed and what goes into the digest are the same bytes, whatever happens to the file meanwhile.
 */
#ifndef LC_INPUT_BYTES_H
#define LC_INPUT_BYTES_H

#include "base/arena.h"
#include "base/diag.h"

#include <stdbool.h>
#include <stddef.h>

struct lc_bytes {
    const char *file; /* path as it is shown in messages */
    const char *text; /* without a leading byte order mark */
    size_t n;
    const char *raw; /* as in the file, for the digest */
    size_t n_raw;
};

/* Reads a regular file of at most LC_MAX_FILE_BYTES into the arena; file must live as long as the
 * arena. False and a complaint when it can't be read. Doesn't look at the contents. */
bool lc_bytes_read(struct lc_bytes *out, struct lc_arena *a, const char *file, struct lc_diag *d);

/* The same from memory, which must end with a 0 byte at raw[n]. */
struct lc_bytes lc_bytes_of(const char *file, const char *raw, size_t n);

/* False and one complaint at the first byte that does not belong into a text file. */
bool lc_bytes_check(const struct lc_bytes *bytes, struct lc_diag *d);

#endif
