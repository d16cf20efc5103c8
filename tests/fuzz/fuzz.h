/* What the fuzz targets share: a folder of their own, claims, complaints, input as text.
 *
 * A target is one function that takes any bytes. libFuzzer calls it with inputs that reach new code
 * (configure --enable-fuzzing); without it replay.c calls it with every file of the target's
 * corpus, as a test. Invariant: what a target does with an input depends on the input alone, not on
 * those before it.
 */
#ifndef LC_TESTS_FUZZ_H
#define LC_TESTS_FUZZ_H

#include "base/diag.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The target. Returns 0. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* A claim that holds for every input; else the process ends as by a failed assertion. */
#define FUZZ_HOLDS(claim) ((claim) ? (void)0 : fuzz_fail(#claim, __FILE__, __LINE__))
_Noreturn void fuzz_fail(const char *claim, const char *file, int line);

/* A folder of this process, removed at its end. */
const char *fuzz_folder(void);

/* Path in that folder; g_free() it. */
char *fuzz_path(const char *name);

/* Makes a file of that folder, and the folders it lies in, anew. */
void fuzz_put(const char *name, const void *bytes, size_t n);
void fuzz_remove(const char *name);

/* The bytes with a 0 behind them, in a block of just that size; g_free() it. */
char *fuzz_text(const uint8_t *data, size_t n);

/* Refused input has at least one complaint, accepted input none; each is one line that a terminal
 * can show, and no more are kept than may be. */
void fuzz_complaints(const struct lc_diag *d, bool is_refused);

/* From begin to end, what is printed on stderr is kept. It must be lines a terminal can show; end
 * tells how many. */
void fuzz_listen(void);
unsigned fuzz_heard(void);

/* One file of an input that holds several: a line "=== NAME", then the contents. */
struct fuzz_section {
    char name[64];
    const uint8_t *bytes;
    size_t n;
};

/* Takes the next section; false at the end. What stands before the first is passed over. */
bool fuzz_next(struct fuzz_section *s, const uint8_t **data, size_t *n);

/* True for NAME.csv of lower case letters, digits and hyphens: it stays in its folder. */
bool fuzz_is_table_name(const char *name);

#endif
