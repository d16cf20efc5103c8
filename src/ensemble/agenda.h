/* Which blocks of an ensemble are still to be done, and who does which.
 *
 * Whoever is free takes the next one: threads of this process directly, other processes through
 * ensemble/ranks.h. Invariant: each block is handed out once.
 */
#ifndef LC_ENSEMBLE_AGENDA_H
#define LC_ENSEMBLE_AGENDA_H

#include "rand/latin.h"

#include <stdbool.h>
#include <stdint.h>

/* A block of replications by number: its first is number * LC_LATIN_BLOCK. */
static inline uint32_t lc_blocks_of(uint32_t replications)
{
    return replications / LC_LATIN_BLOCK + (replications % LC_LATIN_BLOCK > 0);
}

/* Replications of a block when so many are asked for in all: the last one may be cut short. */
static inline uint32_t lc_block_size(uint32_t block, uint32_t replications)
{
    const uint32_t left = replications - block * LC_LATIN_BLOCK;

    return left < LC_LATIN_BLOCK ? left : LC_LATIN_BLOCK;
}

struct lc_agenda;

/* An agenda of nothing. Free with lc_agenda_free(). */
struct lc_agenda *lc_agenda_new(void);
void lc_agenda_free(struct lc_agenda *a);

/* Adds a block at the end. Not while blocks are being taken. */
void lc_agenda_add(struct lc_agenda *a, uint32_t block);

/* Takes the next block; false when there is none left. Safe to call from several threads. */
bool lc_agenda_next(struct lc_agenda *a, uint32_t *block);

#endif
