#include "observe/cohorts.h"

#include "base/arena.h"

#include <glib.h>
#include <string.h>

struct lc_cohort_log {
    struct lc_outfile *file;
    struct lc_links *links;
    struct lc_pulls_log *pulls;
    uint32_t n;
    double *weight; /* workers by project */
    size_t room;
    double before; /* those that operate what stood at the start */
};

struct lc_cohort_log *lc_cohort_log_new(struct lc_outfile *f, struct lc_links *links,
                                        struct lc_pulls_log *pulls)
{
    struct lc_cohort_log *l = g_new0(struct lc_cohort_log, 1);

    l->file = f;
    l->links = links;
    l->pulls = pulls;
    return l;
}

void lc_cohort_log_free(struct lc_cohort_log *l)
{
    if (l) {
        free(l->weight);
        g_free(l);
    }
}

static void weigh_crews(struct lc_cohort_log *l, const struct lc_world *w,
                        const struct lc_labour *pool)
{
    for (size_t i = 0; i < w->postings.n; i++) {
        const struct lc_posting *p = &w->postings.items[i];

        if (p->region == pool->region && p->trade == pool->trade && p->state != LC_POSTING_FREE) {
            l->weight[p->project] += p->state == LC_POSTING_LINE ? p->want : p->granted;
        }
    }
}

static void weigh_operators(struct lc_cohort_log *l, const struct lc_world *w,
                            const struct lc_labour *pool)
{
    size_t next = 0;
    const struct lc_project *p;

    while ((p = lc_next_active(w, &next)) != NULL) {
        if (p->region == pool->region) {
            l->weight[p - w->projects.items] += p->staff[pool->trade];
        }
    }
    for (uint32_t i = 0; i < w->factories.n; i++) {
        const struct lc_factory *f = &w->factories.items[i];
        const uint32_t builder = lc_links_builder_of(l->links, i);

        if (f->region == pool->region && builder != LC_NOBODY) {
            l->weight[builder] += f->staff[pool->trade];
        } else if (f->region == pool->region) {
            l->before += f->staff[pool->trade];
        }
    }
}

/* Workers of the pool's trade by the project that holds them or waits for them. */
static void weigh(struct lc_cohort_log *l, const struct lc_world *w, const struct lc_labour *pool)
{
    LC_GROW(l->weight, l->room, w->projects.n + 1);
    memset(l->weight, 0, (w->projects.n + 1) * sizeof *l->weight);
    l->before = 0;
    weigh_crews(l, w, pool);
    weigh_operators(l, w, pool);
}

/* Writes who pulled it; nothing where nobody has or wants such workers. */
static void write_causes(struct lc_cohort_log *l, const struct lc_world *w, uint32_t cohort,
                         uint64_t event)
{
    struct lc_shares shares = {0};
    double sum = l->before;

    for (uint32_t a = 0; a < w->n_applications; a++) {
        shares.of[a] = l->before * lc_pull(w, LC_PULL_EVEN)->of[a];
    }
    for (uint32_t i = 0; i < w->projects.n; i++) {
        const struct lc_shares *own = lc_pull(w, w->projects.items[i].pull);

        sum += l->weight[i];
        for (uint32_t a = 0; l->weight[i] > 0 && a < w->n_applications; a++) {
            shares.of[a] += l->weight[i] * own->of[a];
        }
    }
    if (sum > 0) {
        lc_shares_normalise(&shares, w->n_applications);
        lc_pulls_log_cohort(l->pulls, w, cohort, event, &shares);
        lc_links_cohort(l->links, w, cohort, event, l->weight, l->before);
    }
}

/* Share of the intake that answers the premium: the rest starts whatever is built. */
static double pulled_share(const struct lc_world *w, const struct lc_labour *pool)
{
    const double answer = lc_param(w, LC_P_INTAKE_RESPONSE) * pool->premium_share;

    return answer / (1 + answer);
}

static void write_cohort(struct lc_cohort_log *l, const struct lc_world *w, uint64_t event)
{
    const struct lc_cohort *c = &w->cohorts.items[l->n];
    const struct lc_labour *pool = &w->labour[c->pool];
    const double years = lc_value(w, LC_T_TRADES, pool->trade, LC_TRADE_APPRENTICE_YEARS);
    char date[LC_DATE_TEXT], finish[LC_DATE_TEXT] = "";

    lc_date_format(date, lc_now(w));
    if (event > 0) { /* those in training at the start began before */
        lc_date_format(finish, lc_now(w) + lc_time_from_years(years));
    }
    lc_outfile_printf(l->file, "cohort-%u,%s,%s,%s,%s,%llu,%u,%.6g,%.9g,%lld,%lld,%lld,%lld\n",
                      l->n, w->model->tables[LC_T_REGIONS].key[pool->region],
                      w->model->tables[LC_T_TRADES].key[pool->trade], date, finish,
                      (unsigned long long)event, c->apprentices, pool->premium_share,
                      event > 0 ? pulled_share(w, pool) : 0, (long long)pool->pool.capacity,
                      (long long)pool->pool.busy, (long long)pool->pool.waiting_want,
                      (long long)pool->permanent);
    if (event > 0) {
        weigh(l, w, pool);
        write_causes(l, w, l->n, event);
    }
}

void lc_cohort_log_begin(struct lc_cohort_log *l, const struct lc_world *w)
{
    lc_outfile_text(l->file, "cohort,region,trade,date,finish,event,apprentices,premium_share,"
                             "pulled_share,workers,busy,waiting,operators\n");
    for (; l->n < w->cohorts.n; l->n++) {
        write_cohort(l, w, 0);
    }
}

void lc_cohort_log_see(struct lc_cohort_log *l, const struct lc_world *w, const struct lc_event *e)
{
    for (; l->n < w->cohorts.n; l->n++) {
        write_cohort(l, w, e->sequence);
    }
}
