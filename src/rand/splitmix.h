/* SplitMix64 (Steele, Lea and Flood 2014, with Stafford's mixer 13): used to spread seeds and
 * keys over the state of a generator, never for draws.
 *
 * Invariant: lc_splitmix_mix() is a one-to-one map of 64 bits, so words that differ stay apart.
 */
#ifndef LC_RAND_SPLITMIX_H
#define LC_RAND_SPLITMIX_H

#include <stdint.h>

#define LC_SPLITMIX_GAMMA UINT64_C(0x9e3779b97f4a7c15) /* odd, 2^64 over the golden ratio */

static inline uint64_t lc_splitmix_mix(uint64_t x)
{
    x = (x ^ x >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    x = (x ^ x >> 27) * UINT64_C(0x94d049bb133111eb);
    return x ^ x >> 31;
}

static inline uint64_t lc_splitmix_next(uint64_t *x)
{
    *x += LC_SPLITMIX_GAMMA;
    return lc_splitmix_mix(*x);
}

#endif
