/* Memory by lifetime: everything allocated from an arena goes at once.
 *
 * Used for the validated input (lives as long as the program) and for each replication (reset and
 * used again). Typed macros carry the element size; a size that overflows is a failure, not a small
 * block. Out of memory ends the program with a message and exit status 1: there is nothing a caller
 * could do, and files appear whole or not at all.
 */
#ifndef LC_BASE_ARENA_H
#define LC_BASE_ARENA_H

#include <stddef.h>

struct lc_arena;

struct lc_arena *lc_arena_new(void);
void lc_arena_free(struct lc_arena *a);
void lc_arena_reset(struct lc_arena *a); /* forgets the contents, keeps the memory */

void *lc_arena_get(struct lc_arena *a, size_t count, size_t size); /* zeroed, 16-byte aligned */
char *lc_arena_text(struct lc_arena *a, const char *text);         /* a copy */

#define LC_ARENA_NEW(a, type)      ((type *)lc_arena_get((a), 1, sizeof(type)))
#define LC_ARENA_ARRAY(a, type, n) ((type *)lc_arena_get((a), (n), sizeof(type)))

/* Growable array on the heap: makes room for at least n elements, doubling; *items may move. */
void *lc_grow(void *items, size_t *capacity, size_t n, size_t size);
#define LC_GROW(items, capacity, n) ((items) = lc_grow((items), &(capacity), (n), sizeof *(items)))

#endif
