/* An ensemble made by a formula, for the tests of this room. */
#ifndef LC_TESTS_EVIDENCE_ENSEMBLE_H
#define LC_TESTS_EVIDENCE_ENSEMBLE_H

#include "evidence/fixture.h"
#include "observe/samples.h"

typedef double ensemble_value(size_t cell, uint32_t replication);

static struct {
    ensemble_value *value;
    const uint32_t *numbers;
    uint32_t n;
} ensemble;

static inline void ensemble_gather(const void *store, enum lc_sample_kind kind, size_t cell,
                                   double *out)
{
    (void)store;
    ck_assert_int_eq(kind, LC_SAMPLE_SERIES);
    for (uint32_t i = 0; i < ensemble.n; i++) {
        out[i] = ensemble.value(cell, ensemble.numbers[i]);
    }
}

/* The n replications of these numbers; the last ensemble made is the one that answers. */
static inline struct lc_samples ensemble_of(ensemble_value *value, const uint32_t *numbers,
                                            uint32_t n)
{
    ensemble.value = value;
    ensemble.numbers = numbers;
    ensemble.n = n;
    return (struct lc_samples){
        .store = &ensemble, .n = n, .replications = numbers, .gather = ensemble_gather};
}

#endif
