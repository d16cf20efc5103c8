/* A model folder in which a target puts files of its own: the smallest one that is valid
 * (tests/files/model-minimal), or the tutorial's. */
#ifndef LC_TESTS_FUZZ_MODEL_H
#define LC_TESTS_FUZZ_MODEL_H

#include "fuzz/fuzz.h"
#include "input/model.h"

/* Before the names of tables of the initial state: the start's folder in that of the model. */
#define FUZZ_INITIAL "initial/"

enum fuzz_base { FUZZ_MINIMAL, FUZZ_TUTORIAL };

/* Chooses the model that the other functions mean; the smallest one until then. */
void fuzz_model_choose(enum fuzz_base which);

/* Puts a file, named from the model's folder, in the place of the one that is there. */
void fuzz_model_put(const char *name, const void *bytes, size_t n);

/* Makes the folder what it was before. */
void fuzz_model_restore(void);

/* Loads it as it is; the caller frees it. */
struct lc_model *fuzz_model_load(struct lc_diag *d);

/* Puts "table.csv" or "initial/table.csv" there; false for other names. */
bool fuzz_model_overlay(const struct fuzz_section *s);

/* Every cell of every table is what its column may hold, references and keys are sound. */
void fuzz_model_claims(const struct lc_model *m);

/* The draws of a few replications are numbers within their laws. */
void fuzz_draws_claims(const struct lc_model *m);

#endif
