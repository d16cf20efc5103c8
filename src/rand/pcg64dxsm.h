/* PCG64-DXSM (O'Neill 2014, HMC-CS-2014-0905; output function DXSM as in numpy's PCG64DXSM),
 * written from the paper, as a GSL generator.
 *
 * A 128-bit linear congruential generator with the 64-bit "cheap" multiplier 0xda942042e4dd58b5 and
 * a double-xorshift-multiply output of the state *before* the step.
 */
#ifndef LC_RAND_PCG64DXSM_H
#define LC_RAND_PCG64DXSM_H

#include <gsl/gsl_rng.h>
#include <stdint.h>

struct lc_pcg64dxsm {
    unsigned __int128 state, increment; /* increment is odd */
};

/* The generator as a GSL type: gsl_rng_alloc(lc_rng_pcg64dxsm) works, get gives the upper 32 bits,
 * get_double 53 bits in [0, 1). */
extern const gsl_rng_type *const lc_rng_pcg64dxsm;

uint64_t lc_pcg64dxsm_next(struct lc_pcg64dxsm *g);
double lc_pcg64dxsm_uniform(struct lc_pcg64dxsm *g); /* [0, 1), 53 bits */

#endif
