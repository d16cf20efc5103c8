#include "base/arena.h"

#include "base/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK_BYTES ((size_t)64 << 10)
#define ALIGNMENT   ((size_t)16)

/* Blocks form a list in order of use; those after the current one are empty. */
struct block {
    struct block *next;
    size_t size, used; /* of bytes */
    _Alignas(16) unsigned char bytes[];
};

struct lc_arena {
    struct block *first, *current;
};

static size_t product(size_t a, size_t b)
{
    size_t c;

    if (__builtin_mul_overflow(a, b, &c)) {
        lc_memory_out();
    }
    return c;
}

struct lc_arena *lc_arena_new(void)
{
    struct lc_arena *a = calloc(1, sizeof *a);

    if (!a) {
        lc_memory_out();
    }
    return a;
}

void lc_arena_free(struct lc_arena *a)
{
    if (!a) {
        return;
    }
    for (struct block *b = a->first; b;) {
        struct block *next = b->next;

        free(b);
        b = next;
    }
    free(a);
}

void lc_arena_reset(struct lc_arena *a)
{
    for (struct block *b = a->first; b; b = b->next) {
        b->used = 0;
    }
    a->current = a->first;
}

/* A block of at least n bytes, put into the list after the current one. */
static struct block *block_new(struct lc_arena *a, size_t n)
{
    const size_t size = n > BLOCK_BYTES ? n : BLOCK_BYTES;

    if (size > SIZE_MAX / 2 - sizeof(struct block)) {
        lc_memory_out();
    }
    struct block *b = malloc(sizeof *b + size);

    if (!b) {
        lc_memory_out();
    }
    b->size = size;
    b->used = 0;
    b->next = a->current ? a->current->next : NULL;
    if (a->current) {
        a->current->next = b;
    } else {
        a->first = b;
    }
    return b;
}

void *lc_arena_get(struct lc_arena *a, size_t count, size_t size)
{
    const size_t wanted = product(count, size);

    if (wanted > SIZE_MAX - ALIGNMENT) {
        lc_memory_out();
    }
    const size_t n = (wanted + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;

    while (a->current && a->current->size - a->current->used < n && a->current->next) {
        a->current = a->current->next;
    }
    if (!a->current || a->current->size - a->current->used < n) {
        a->current = block_new(a, n);
    }
    void *bytes = a->current->bytes + a->current->used;

    a->current->used += n;
    memset(bytes, 0, n);
    return bytes;
}

char *lc_arena_text(struct lc_arena *a, const char *text)
{
    const size_t n = strlen(text) + 1;

    return memcpy(lc_arena_get(a, n, 1), text, n);
}

void *lc_grow(void *items, size_t *capacity, size_t n, size_t size)
{
    size_t wanted = *capacity ? *capacity : 8;

    if (n <= *capacity) {
        return items;
    }
    while (wanted < n) {
        wanted = product(wanted, 2);
    }
    void *grown = realloc(items, product(wanted, size));

    if (!grown) {
        lc_memory_out();
    }
    *capacity = wanted;
    return grown;
}
