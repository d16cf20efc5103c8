#include "ensemble/agenda.h"

#include <glib.h>
#include <stdatomic.h>

struct lc_agenda {
    GArray *blocks;     /* uint32_t */
    atomic_uint handed; /* so many were */
};

struct lc_agenda *lc_agenda_new(void)
{
    struct lc_agenda *a = g_new0(struct lc_agenda, 1);

    a->blocks = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    atomic_init(&a->handed, 0);
    return a;
}

void lc_agenda_free(struct lc_agenda *a)
{
    if (a) {
        g_array_free(a->blocks, TRUE);
        g_free(a);
    }
}

void lc_agenda_add(struct lc_agenda *a, uint32_t block)
{
    g_array_append_val(a->blocks, block);
}

bool lc_agenda_next(struct lc_agenda *a, uint32_t *block)
{
    unsigned at = atomic_load(&a->handed);

    while (at < a->blocks->len) {
        if (atomic_compare_exchange_weak(&a->handed, &at, at + 1)) {
            *block = g_array_index(a->blocks, uint32_t, at);
            return true;
        }
    }
    return false;
}
