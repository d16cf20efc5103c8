/* Values of options, read as strictly as fields of a file. Each returns false, with a complaint on
 * stderr, when the value is not what the option takes. */
#ifndef LC_CLI_VALUES_H
#define LC_CLI_VALUES_H

#include "base/time.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A whole number in plain digits between low and high. */
bool lc_value_whole(uint64_t *out, const char *option, const char *value, uint64_t low,
                    uint64_t high);

/* YYYY-MM-DD. */
bool lc_value_date(lc_time *out, const char *option, const char *value);

/* One of n words; *out is its number. */
bool lc_value_choice(uint64_t *out, const char *option, const char *value,
                     const char *const *choices, size_t n);

/* A number above 0 and below 1. */
bool lc_value_share(double *out, const char *option, const char *value);

/* "K/N" with 1 <= K <= N; *shard counts from 0. */
bool lc_value_shard(uint32_t *shard, uint32_t *shards, const char *option, const char *value);

#endif
