#include "observe/pulls.h"

#include "world/market_ops.h"

#include <glib.h>
#include <math.h>

struct lc_pulls_log {
    struct lc_outfile *file;
    size_t n; /* sets of the world that were written */
    /* events that last moved a family's frontier, and an application's adoption in a market */
    uint64_t release[LC_MAX_FAMILIES];
    double frontier[LC_MAX_FAMILIES], open[LC_MAX_FAMILIES];
    uint64_t adoption[LC_MAX_MARKETS][LC_MAX_APPLICATIONS];
};

/* What a set is and where it came from. */
struct head {
    const char *name, *kind, *market;
    lc_time at;
    uint64_t event;
};

/* What is behind a market's gap, by application. */
struct behind {
    struct lc_shares own, research; /* G$ a year */
    double adopted_share[LC_MAX_APPLICATIONS], growth_per_year[LC_MAX_APPLICATIONS];
};

struct lc_pulls_log *lc_pulls_log_new(struct lc_outfile *f)
{
    struct lc_pulls_log *l = g_new0(struct lc_pulls_log, 1);

    l->file = f;
    return l;
}

void lc_pulls_log_free(struct lc_pulls_log *l)
{
    g_free(l);
}

static const char *application(const struct lc_world *w, uint32_t a)
{
    return w->model->tables[LC_T_APPLICATIONS].key[a];
}

static void write_head(struct lc_pulls_log *l, const struct head *h)
{
    char date[LC_DATE_TEXT];

    lc_date_format(date, h->at);
    lc_outfile_printf(l->file, "%s,%s,%s,%s,%llu,", h->name, h->kind, h->market, date,
                      (unsigned long long)h->event);
}

/* A set of which no more is known than its shares. */
static void write_plain(struct lc_pulls_log *l, const struct lc_world *w, const struct head *h,
                        const struct lc_shares *shares)
{
    for (uint32_t a = 0; a < w->n_applications; a++) {
        if (shares->of[a] > 0) {
            write_head(l, h);
            lc_outfile_printf(l->file, "%s,%.12g,,,,,,,\n", application(w, a), shares->of[a]);
        }
    }
}

/* Adoption is weighed by what the seats could spend, growth by what they do. */
static void look_behind(const struct lc_world *w, uint32_t market, double years, struct behind *b)
{
    double potential[LC_MAX_APPLICATIONS] = {0}, notional[LC_MAX_APPLICATIONS] = {0};

    *b = (struct behind){0};
    lc_market_growth(w, market, years, &b->own, &b->research);
    for (uint32_t i = 0; i < w->n_seats; i++) {
        const struct lc_seats *s = &w->seats[i];
        const uint32_t a = s->application;

        if (s->market == market && s->exists) {
            potential[a] += s->potential_busd_per_year;
            b->adopted_share[a] += s->potential_busd_per_year * s->adopted_share;
            notional[a] += s->notional_busd_per_year;
            b->growth_per_year[a] += s->notional_busd_per_year * lc_seats_planned_growth(w, s);
        }
    }
    for (uint32_t a = 0; a < w->n_applications; a++) {
        b->adopted_share[a] = potential[a] > 0 ? b->adopted_share[a] / potential[a] : 0;
        b->growth_per_year[a] = notional[a] > 0 ? b->growth_per_year[a] / notional[a] : 0;
    }
}

static void write_event(struct lc_pulls_log *l, uint64_t event, const char *end)
{
    if (event > 0) {
        lc_outfile_printf(l->file, "%llu", (unsigned long long)event);
    }
    lc_outfile_text(l->file, end);
}

/* The gap of a market, as builders see it until the next month. */
static void write_gap(struct lc_pulls_log *l, const struct lc_world *w, uint32_t market,
                      double years, uint64_t event)
{
    const uint32_t pull = w->market[market].pull;
    const struct lc_shares *shares = lc_pull(w, pull);
    char name[24];
    struct behind b;

    g_snprintf(name, sizeof name, "pull-%u", pull);
    const struct head h = {name, "gap", w->model->tables[LC_T_MARKETS].key[market], lc_now(w),
                           event};

    look_behind(w, market, years, &b);
    for (uint32_t a = 0; a < w->n_applications; a++) {
        if (shares->of[a] > 0) {
            const uint32_t family = lc_ref(w->model, LC_T_APPLICATIONS, a, LC_APPLICATION_FAMILY);

            write_head(l, &h);
            lc_outfile_printf(l->file, "%s,%.12g,%.6g,%.6g,%.6g,%.6g,", application(w, a),
                              shares->of[a], b.own.of[a], b.research.of[a], b.growth_per_year[a],
                              b.adopted_share[a]);
            write_event(l, l->adoption[market][a], ",");
            write_event(l, l->release[family], ",");
            if (event > 0) { /* at the start none has been reckoned */
                lc_outfile_printf(l->file, "%.6g", w->market[market].gap_mw);
            }
            lc_outfile_text(l->file, "\n");
        }
    }
}

void lc_pulls_log_begin(struct lc_pulls_log *l, const struct lc_world *w)
{
    const struct head even = {"pull-0", "start", "", w->start, 0};

    lc_outfile_text(l->file,
                    "set,kind,market,date,event,application,share,own_busd_per_year,"
                    "research_busd_per_year,growth_per_year,adopted_share,adoption,release,"
                    "gap_mw\n");
    write_plain(l, w, &even, lc_pull(w, LC_PULL_EVEN));
    for (uint32_t m = 0; m < w->n_markets; m++) {
        write_gap(l, w, m, w->market[m].lead_years, 0);
    }
    for (uint32_t f = 0; f < w->n_families; f++) {
        l->frontier[f] = w->family[f].closed_log10;
        l->open[f] = w->family[f].open_log10;
    }
    l->n = w->pulls.n;
}

static void note_release(struct lc_pulls_log *l, const struct lc_world *w, const struct lc_event *e)
{
    const uint32_t f = w->releases.items[e->a].family;

    if (w->family[f].closed_log10 > l->frontier[f] || w->family[f].open_log10 > l->open[f]) {
        l->release[f] = e->sequence;
        l->frontier[f] = w->family[f].closed_log10;
        l->open[f] = w->family[f].open_log10;
    }
}

/* Sets that the world got from one event, which are of one kind. */
static void write_new(struct lc_pulls_log *l, const struct lc_world *w, const struct lc_event *e,
                      const char *kind, uint32_t market)
{
    for (size_t i = l->n; i < w->pulls.n; i++) {
        char name[24];

        g_snprintf(name, sizeof name, "pull-%zu", i);
        const struct head h = {name, kind, w->model->tables[LC_T_MARKETS].key[market], lc_now(w),
                               e->sequence};

        write_plain(l, w, &h, &w->pulls.items[i]);
    }
}

void lc_pulls_log_see(struct lc_pulls_log *l, const struct lc_world *w, const struct lc_event *e)
{
    switch (e->kind) {
    case LC_EV_COHORT_ADOPT:
        l->adoption[w->seats[e->a].market][w->seats[e->a].application] = e->sequence;
        break;
    case LC_EV_RELEASE_CLOSED:
    case LC_EV_RELEASE_OPEN:
        note_release(l, w, e);
        break;
    case LC_EV_MONTH_CLEAR:
        for (uint32_t m = 0; m < w->n_markets; m++) {
            write_gap(l, w, m, lc_planning_years(w, m), e->sequence);
        }
        break;
    case LC_EV_LINE_REVIEW:
        write_new(l, w, e, "line", e->a);
        break;
    case LC_EV_GRID_ADDED:
        write_new(l, w, e, "queue", lc_region_market(w, e->a));
        break;
    default:
        break;
    }
    l->n = w->pulls.n;
}

void lc_pulls_log_cohort(struct lc_pulls_log *l, const struct lc_world *w, uint32_t cohort,
                         uint64_t event, const struct lc_shares *shares)
{
    char name[24];

    g_snprintf(name, sizeof name, "cohort-%u", cohort);
    const struct head h = {name, "crews", "", lc_now(w), event};

    write_plain(l, w, &h, shares);
}
