#include "trace/load.h"

#include "base/rows.h"
#include "base/text.h"

#include <math.h>
#include <string.h>

const char *const lc_record_files[] = {"pulls.csv",    "projects.csv", "links.csv", "cohorts.csv",
                                       "payments.csv", "events.csv",   NULL};

#define PROJECT_HEADER                                                                             \
    "project,kind,owner,region,state,size,unit,capital_musd,proposed,phase,phase_state,ready,"     \
    "start,end"
#define PULL_HEADER                                                                                \
    "set,kind,market,date,event,application,share,own_busd_per_year,research_busd_per_year,"       \
    "growth_per_year,adopted_share,adoption,release,gap_mw"
#define LINK_HEADER "effect,cause,kind,amount,unit,share,date,event,detail"
#define COHORT_HEADER                                                                              \
    "cohort,region,trade,date,finish,event,apprentices,premium_share,pulled_share,workers,busy,"   \
    "waiting,operators"
#define PAYMENT_HEADER "payer,layer,item,unit,region,year,amount"
#define EVENT_HEADER   "event,cause,time,date,layer,kind,region,entity,application,detail"

static bool is_plain(const char *text)
{
    while (*text >= ' ' && *text <= '~') {
        text++;
    }
    return *text == '\0';
}

/* Text of a cell, escaped, for it will be printed: a folder may be anybody's. */
static const char *keep(struct lc_record *r, struct lc_rows *row, unsigned column)
{
    const char *text = lc_row_text(row, column);

    if (is_plain(text)) {
        return g_string_chunk_insert_const(r->texts, text);
    }
    char *safe = lc_text_escape(text, 0, 0);
    const char *kept = g_string_chunk_insert_const(r->texts, safe);

    g_free(safe);
    return kept;
}

/* A number that every row has: an amount or a share that is missing is not 0. */
static bool take_number(struct lc_rows *row, unsigned column, double *out)
{
    return lc_row_number(row, column, NAN, out) &&
           (!isnan(*out) || lc_row_refuse(row, column, "a number"));
}

/* Rows of a project follow each other, and so do projects. */
static bool take_project(void *context, struct lc_rows *row)
{
    struct lc_record *r = context;
    struct lc_past_project p = {0};
    uint64_t id;

    if (!lc_row_whole(row, 0, UINT32_MAX, &id) || !lc_row_number(row, 5, NAN, &p.size) ||
        !lc_row_number(row, 7, NAN, &p.capital_musd)) {
        return false;
    }
    if (id > r->projects->len || id + 1 < r->projects->len) {
        return lc_row_refuse(row, 0, "the number of this project or the next");
    }
    if (id == r->projects->len) {
        p.kind = keep(r, row, 1);
        char *name = g_strdup_printf("%s-%u", p.kind, (unsigned)id);

        p.name = g_string_chunk_insert_const(r->texts, name);
        g_free(name);
        p.owner = keep(r, row, 2);
        p.region = keep(r, row, 3);
        p.state = keep(r, row, 4);
        p.unit = keep(r, row, 6);
        p.proposed = keep(r, row, 8);
        p.ended = keep(r, row, 13);
        g_array_append_val(r->projects, p);
        return true;
    }
    struct lc_past_project *last = &g_array_index(r->projects, struct lc_past_project, id);
    const char *end = keep(r, row, 13);

    last->ended = !*end || !*last->ended ? "" : strcmp(end, last->ended) > 0 ? end : last->ended;
    return true;
}

/* Number of an application; the first set, of equal shares, names them all. */
static bool find_application(struct lc_record *r, struct lc_rows *row, unsigned column,
                             uint32_t *out)
{
    const char *name = keep(r, row, column);

    for (guint i = 0; i < r->applications->len; i++) {
        if (g_ptr_array_index(r->applications, i) == name) {
            *out = i;
            return true;
        }
    }
    if (r->sets->len > 1) {
        return lc_row_refuse(row, column, "an application of the first set");
    }
    *out = r->applications->len;
    g_ptr_array_add(r->applications, (gpointer)name);
    return true;
}

static void begin_set(struct lc_record *r, struct lc_rows *row, const char *name, uint64_t event,
                      double gap_mw)
{
    const struct lc_past_set set = {.name = name,
                                    .kind = keep(r, row, 1),
                                    .market = keep(r, row, 2),
                                    .date = keep(r, row, 3),
                                    .event = event,
                                    .gap_mw = gap_mw,
                                    .first = r->parts->len};

    g_array_append_val(r->sets, set);
    g_hash_table_insert(r->set_of, (gpointer)name, GUINT_TO_POINTER(r->sets->len));
}

static bool take_part(void *context, struct lc_rows *row)
{
    struct lc_record *r = context;
    const char *name = keep(r, row, 0);
    struct lc_past_part part = {0};
    uint64_t event;
    double gap_mw;

    if (!lc_row_whole(row, 4, UINT64_MAX, &event) || !take_number(row, 6, &part.share) ||
        !lc_row_number(row, 7, NAN, &part.own_busd) ||
        !lc_row_number(row, 8, NAN, &part.research_busd) ||
        !lc_row_number(row, 9, NAN, &part.growth) ||
        !lc_row_number(row, 10, NAN, &part.adopted_share) ||
        !lc_row_whole(row, 11, UINT64_MAX, &part.adoption) ||
        !lc_row_whole(row, 12, UINT64_MAX, &part.release) ||
        !lc_row_number(row, 13, NAN, &gap_mw)) {
        return false;
    }
    if (part.share < 0 || part.share > 1) {
        return lc_row_refuse(row, 6, "a share from 0 to 1");
    }
    if (r->sets->len == 0 ||
        g_array_index(r->sets, struct lc_past_set, r->sets->len - 1).name != name) {
        begin_set(r, row, name, event, gap_mw);
    }
    if (!find_application(r, row, 5, &part.application)) {
        return false;
    }
    g_array_append_val(r->parts, part);
    g_array_index(r->sets, struct lc_past_set, r->sets->len - 1).n++;
    return true;
}

static bool take_link(void *context, struct lc_rows *row)
{
    struct lc_record *r = context;
    struct lc_past_link l = {.effect = keep(r, row, 0),
                             .cause = keep(r, row, 1),
                             .kind = keep(r, row, 2),
                             .unit = keep(r, row, 4),
                             .date = keep(r, row, 6),
                             .detail = keep(r, row, 8)};

    if (!lc_row_number(row, 3, NAN, &l.amount) || !lc_row_number(row, 5, NAN, &l.share) ||
        !lc_row_whole(row, 7, UINT64_MAX, &l.event)) {
        return false;
    }
    g_array_append_val(r->links, l);
    return true;
}

static bool take_cohort(void *context, struct lc_rows *row)
{
    struct lc_record *r = context;
    struct lc_past_cohort c = {.name = keep(r, row, 0),
                               .region = keep(r, row, 1),
                               .trade = keep(r, row, 2),
                               .date = keep(r, row, 3),
                               .finish = keep(r, row, 4)};

    if (!lc_row_whole(row, 5, UINT64_MAX, &c.event) ||
        !lc_row_whole(row, 6, UINT64_MAX, &c.apprentices) ||
        !lc_row_number(row, 7, 0, &c.premium_share) || !lc_row_number(row, 8, 0, &c.pulled_share) ||
        !lc_row_whole(row, 9, UINT64_MAX, &c.workers) ||
        !lc_row_whole(row, 10, UINT64_MAX, &c.busy) ||
        !lc_row_whole(row, 11, UINT64_MAX, &c.waiting) ||
        !lc_row_whole(row, 12, UINT64_MAX, &c.operators)) {
        return false;
    }
    g_array_append_val(r->cohorts, c);
    return true;
}

static bool take_payment(void *context, struct lc_rows *row)
{
    struct lc_record *r = context;
    struct lc_past_payment p = {.payer = keep(r, row, 0),
                                .layer = keep(r, row, 1),
                                .item = keep(r, row, 2),
                                .unit = keep(r, row, 3),
                                .region = keep(r, row, 4)};
    uint64_t year;

    if (!lc_row_whole(row, 5, 10000, &year) || !take_number(row, 6, &p.amount)) {
        return false;
    }
    p.year = (unsigned)year;
    g_array_append_val(r->payments, p);
    return true;
}

static bool take_event(void *context, struct lc_rows *row)
{
    struct lc_record *r = context;
    struct lc_past_event e = {.date = keep(r, row, 3),
                              .kind = keep(r, row, 5),
                              .region = keep(r, row, 6),
                              .entity = keep(r, row, 7),
                              .application = keep(r, row, 8),
                              .detail = keep(r, row, 9)};

    if (!lc_row_whole(row, 0, UINT64_MAX, &e.number) ||
        !lc_row_whole(row, 1, UINT64_MAX, &e.cause)) {
        return false;
    }
    g_array_append_val(r->events, e);
    return true;
}

static gint by_number(gconstpointer a, gconstpointer b)
{
    const struct lc_past_event *x = a, *y = b;

    return x->number < y->number ? -1 : x->number > y->number;
}

bool lc_record_load(struct lc_record *r, const char *folder)
{
    const bool is_good = lc_rows_read(folder, "pulls.csv", PULL_HEADER, take_part, r) &&
                         lc_rows_read(folder, "projects.csv", PROJECT_HEADER, take_project, r) &&
                         lc_rows_read(folder, "links.csv", LINK_HEADER, take_link, r) &&
                         lc_rows_read(folder, "cohorts.csv", COHORT_HEADER, take_cohort, r) &&
                         lc_rows_read(folder, "payments.csv", PAYMENT_HEADER, take_payment, r) &&
                         lc_rows_read(folder, "events.csv", EVENT_HEADER, take_event, r);

    g_array_sort(r->events, by_number);
    return is_good;
}
