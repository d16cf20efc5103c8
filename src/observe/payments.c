#include "observe/payments.h"

#include "base/arena.h"

#include <glib.h>

#define NONE UINT32_MAX

struct entry {
    uint32_t year, next; /* of the same payer, the earliest first; or NONE */
    uint16_t item, region;
    double amount;
};

/* First and last entry of a payer. */
struct account {
    uint32_t first, last;
};

struct accounts {
    struct account *items;
    size_t n, room;
};

struct lc_payments {
    const struct lc_layout *layout;
    struct entry *entries;
    size_t n, room;
    struct accounts applications, projects;
};

struct lc_payments *lc_payments_new(const struct lc_layout *l)
{
    struct lc_payments *p = g_new0(struct lc_payments, 1);

    p->layout = l;
    return p;
}

void lc_payments_free(struct lc_payments *p)
{
    if (p) {
        free(p->entries);
        free(p->applications.items);
        free(p->projects.items);
        g_free(p);
    }
}

static struct account *account_of(struct accounts *all, uint32_t payer)
{
    LC_GROW(all->items, all->room, (size_t)payer + 1);
    for (; all->n <= payer; all->n++) {
        all->items[all->n] = (struct account){NONE, NONE};
    }
    return &all->items[payer];
}

/* The entry to which a posting is added. */
static struct entry *entry_of(struct lc_payments *p, struct account *a, uint32_t year,
                              const struct lc_posted *posted)
{
    for (uint32_t i = a->first; i != NONE; i = p->entries[i].next) {
        struct entry *e = &p->entries[i];

        if (e->item == posted->item && e->year == year && e->region == posted->region) {
            return e;
        }
    }
    LC_GROW(p->entries, p->room, p->n + 1);
    const uint32_t id = (uint32_t)p->n++;

    p->entries[id] = (struct entry){.item = (uint16_t)posted->item,
                                    .year = year,
                                    .region = (uint16_t)posted->region,
                                    .next = NONE};
    if (a->last == NONE) {
        a->first = id;
    } else {
        p->entries[a->last].next = id;
    }
    a->last = id;
    return &p->entries[id];
}

/* As in the ledger, what lies outside its years belongs to the nearest. */
static uint32_t year_of(const struct lc_layout *l, lc_time at)
{
    const int since = lc_date_of(at).year - l->first_year;

    return since < 0 ? 0 : (uint32_t)since >= l->n_years ? l->n_years - 1 : (uint32_t)since;
}

void lc_payments_add(void *context, const struct lc_posted *posted)
{
    struct lc_payments *p = context;
    const uint32_t year = year_of(p->layout, posted->at);

    if (posted->project != LC_NOBODY) {
        entry_of(p, account_of(&p->projects, posted->project), year, posted)->amount +=
            posted->amount;
        return;
    }
    for (uint32_t a = 0; a < p->layout->n_applications; a++) {
        const double amount = posted->amount * posted->shares->of[a];

        if (amount != 0) {
            entry_of(p, account_of(&p->applications, a), year, posted)->amount += amount;
        }
    }
}

double lc_payments_total(const struct lc_payments *p, uint32_t item)
{
    double sum = 0;

    for (size_t i = 0; i < p->n; i++) {
        sum += p->entries[i].item == item ? p->entries[i].amount : 0;
    }
    return sum;
}

static void write_account(const struct lc_payments *p, struct lc_outfile *f,
                          const struct lc_world *w, const struct account *a, const char *payer)
{
    for (uint32_t i = a->first; i != NONE; i = p->entries[i].next) {
        const struct entry *e = &p->entries[i];
        const struct lc_ledger_item *item = &p->layout->items[e->item];

        if (e->amount != 0) {
            lc_outfile_printf(f, "%s,%s,%s,%s,%s,%u,%.9g\n", payer, lc_layer_names[item->layer],
                              item->name, item->unit, w->model->tables[LC_T_REGIONS].key[e->region],
                              (unsigned)p->layout->first_year + e->year, e->amount);
        }
    }
}

void lc_payments_write(const struct lc_payments *p, struct lc_outfile *f, const struct lc_world *w)
{
    lc_outfile_text(f, "payer,layer,item,unit,region,year,amount\n");
    for (uint32_t i = 0; i < p->applications.n; i++) {
        char *payer = g_strdup_printf("application:%s", w->model->tables[LC_T_APPLICATIONS].key[i]);

        write_account(p, f, w, &p->applications.items[i], payer);
        g_free(payer);
    }
    for (uint32_t i = 0; i < p->projects.n; i++) {
        char *payer = g_strdup_printf("%s-%u", lc_project_kind_names[w->projects.items[i].kind], i);

        write_account(p, f, w, &p->projects.items[i], payer);
        g_free(payer);
    }
}
