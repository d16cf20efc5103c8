#include "observe/links.h"

#include "observe/joint.h"
#include "world/order_ops.h"

#include <glib.h>
#include <math.h>

#define NAME_BYTES 40

struct lc_links {
    struct lc_outfile *file;
    uint32_t n_projects, n_orders;
    GArray *order_events; /* uint64_t an order */
    GArray *order_times;  /* lc_time an order */
    GArray *built_by;     /* uint32_t a factory: the project */
};

/* What a link is of, and why. */
struct link {
    const char *kind, *unit;
    uint64_t event;
    lc_time at;
};

struct lc_links *lc_links_new(struct lc_outfile *f)
{
    struct lc_links *l = g_new0(struct lc_links, 1);

    l->file = f;
    l->order_events = g_array_new(FALSE, TRUE, sizeof(uint64_t));
    l->order_times = g_array_new(FALSE, TRUE, sizeof(lc_time));
    l->built_by = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    return l;
}

void lc_links_free(struct lc_links *l)
{
    if (!l) {
        return;
    }
    g_array_free(l->order_events, TRUE);
    g_array_free(l->order_times, TRUE);
    g_array_free(l->built_by, TRUE);
    g_free(l);
}

static void name_project(char name[NAME_BYTES], const struct lc_world *w, uint32_t id)
{
    g_snprintf(name, NAME_BYTES, "%s-%u", lc_project_kind_names[w->projects.items[id].kind], id);
}

/* amount and share may be NAN: not known. */
static void write_link(struct lc_links *l, const struct link *k, const char *effect,
                       const char *cause, double amount, double share, const char *detail)
{
    char date[LC_DATE_TEXT], amount_text[32] = "", share_text[32] = "";

    lc_date_format(date, k->at);
    if (isfinite(amount)) {
        g_snprintf(amount_text, sizeof amount_text, "%.9g", amount);
    }
    if (isfinite(share)) {
        g_snprintf(share_text, sizeof share_text, "%.9g", share);
    }
    lc_outfile_printf(l->file, "%s,%s,%s,%s,%s,%s,%s,%llu,%s\n", effect, cause, k->kind,
                      amount_text, isfinite(amount) ? k->unit : "", share_text, date,
                      (unsigned long long)k->event, detail);
}

/* Joint causes of an effect, the largest first; those that are small together. */
static void write_joint(struct lc_links *l, const struct lc_world *w, const struct link *k,
                        const char *effect, struct lc_joint *joint)
{
    double others = 0, sum = 0;
    uint32_t n_others = 0;

    lc_joint_sort(joint);
    for (uint32_t i = 0; i < lc_joint_count(joint); i++) {
        sum += lc_joint_at(joint, i)->weight;
    }
    for (uint32_t i = 0; i < lc_joint_count(joint); i++) {
        const struct lc_joint_cause *c = lc_joint_at(joint, i);

        if (i < LC_LINK_LEAST_ROWS || c->weight >= LC_LINK_LEAST_SHARE * sum) {
            char cause[NAME_BYTES] = "before-start";

            if (c->project != LC_NOBODY) {
                name_project(cause, w, c->project);
            }
            write_link(l, k, effect, cause, c->weight, c->weight / sum, "");
        } else {
            others += c->weight;
            n_others++;
        }
    }
    if (n_others > 0) {
        char detail[24];

        g_snprintf(detail, sizeof detail, "%u", n_others);
        write_link(l, k, effect, "others", others, others / sum, detail);
    }
}

/* ---- chip lines ---- */

/* Open orders by what they still need of the stage, as causes of the shares of an expansion.
 * Nothing where the book is empty. */
static void write_book(struct lc_links *l, const struct lc_world *w, const struct link *k,
                       uint32_t line, uint32_t pull)
{
    const uint32_t stage = lc_ref(w->model, LC_T_LINES, line, LC_LINE_STAGE);
    const uint32_t market = lc_ref(w->model, LC_T_LINES, line, LC_LINE_MARKET);
    struct lc_joint *joint = lc_joint_new();
    char effect[NAME_BYTES];

    g_snprintf(effect, sizeof effect, "pull-%u", pull);
    for (size_t i = 0; i < w->orders.n_book[market]; i++) {
        const struct lc_order *o = &w->orders.items[w->orders.book[market][i]];

        lc_joint_add(joint, o->project, lc_order_needs(w, o, stage));
    }
    write_joint(l, w, k, effect, joint);
    lc_joint_free(joint);
}

/* All expansions of one review in a stage have the same shares. */
static void write_line(struct lc_links *l, const struct lc_world *w, uint32_t project,
                       uint64_t event)
{
    const struct lc_project *p = &w->projects.items[project];
    const struct link orders = {"orders", "M2024$", event, lc_now(w)};
    const struct link book = {"book", "stage-units", event, lc_now(w)};
    char effect[NAME_BYTES], cause[NAME_BYTES];

    name_project(effect, w, project);
    g_snprintf(cause, sizeof cause, "pull-%u", p->pull);
    write_link(l, &orders, effect, cause, p->capital_musd, 1, "");
    if (p->pull == LC_PULL_EVEN) { /* begun before the start */
        return;
    }
    if (project == 0 || w->projects.items[project - 1].pull != p->pull) {
        write_book(l, w, &book, p->owner, p->pull);
    }
}

/* ---- power ---- */

/* Who asked for power in a region when the programme kept its queue, as causes of the shares of the
 * plants that will answer it. */
static void write_queue(struct lc_links *l, const struct lc_world *w, uint32_t region,
                        uint32_t month, uint64_t event)
{
    const struct lc_grid *g = &w->grid[region];
    const struct link k = {"queue", "MW", event, lc_now(w)};
    struct lc_joint *joint = lc_joint_new();
    char effect[NAME_BYTES];

    g_snprintf(effect, sizeof effect, "pull-%u", g->queue_pull[month % LC_MAX_MEMORY_MONTHS]);
    for (size_t i = 0; i < g->n_open; i++) {
        const struct lc_request *r = &w->requests.items[g->open[i]];

        lc_joint_add(joint, r->project, r->asks ? r->mw : 0);
    }
    write_joint(l, w, &k, effect, joint);
    lc_joint_free(joint);
}

static void write_plant(struct lc_links *l, const struct lc_world *w, uint32_t project,
                        uint64_t event)
{
    const struct lc_project *p = &w->projects.items[project];
    char effect[NAME_BYTES], cause[NAME_BYTES];

    name_project(effect, w, project);
    if (p->serves_request != LC_NOBODY) {
        const struct lc_request *r = &w->requests.items[p->serves_request];
        const struct link k = {"request", "MW", event, lc_now(w)};

        name_project(cause, w, r->project);
        write_link(l, &k, effect, cause, r->mw, 1, "");
    } else {
        const struct link k = {"programme", "MW", event, lc_now(w)};

        g_snprintf(cause, sizeof cause, "pull-%u", p->pull);
        write_link(l, &k, effect, cause, p->size, 1, "");
    }
}

/* ---- factories and their chips ---- */

uint32_t lc_links_builder_of(const struct lc_links *l, uint32_t factory)
{
    return factory < l->built_by->len ? g_array_index(l->built_by, uint32_t, factory) : LC_NOBODY;
}

static void write_factory(struct lc_links *l, const struct lc_world *w, uint32_t project,
                          uint64_t event)
{
    const struct lc_project *p = &w->projects.items[project];
    const struct link gap = {"gap", "MW", event, lc_now(w)},
                      refit = {"refit", "MW", event, lc_now(w)};
    char effect[NAME_BYTES], cause[NAME_BYTES];

    name_project(effect, w, project);
    g_snprintf(cause, sizeof cause, "pull-%u", p->pull);
    write_link(l, &gap, effect, cause, p->size, 1, "");
    if (p->kind == LC_KIND_REFIT) {
        const uint32_t builder = lc_links_builder_of(l, p->factory);

        g_snprintf(cause, sizeof cause, "before-start");
        if (builder != LC_NOBODY) {
            name_project(cause, w, builder);
        }
        write_link(l, &refit, effect, cause, p->size, NAN, "");
    }
}

static void note_factory(struct lc_links *l, const struct lc_world *w, uint32_t project)
{
    const uint32_t factory = w->projects.items[project].factory, nobody = LC_NOBODY;

    while (l->built_by->len <= factory) {
        g_array_append_val(l->built_by, nobody);
    }
    if (w->projects.items[project].kind == LC_KIND_FACTORY) {
        g_array_index(l->built_by, uint32_t, factory) = project;
    }
}

static void write_order(struct lc_links *l, const struct lc_world *w, uint32_t order)
{
    const struct lc_order *o = &w->orders.items[order];
    const struct lc_generation *g = &w->generations.items[o->generation];
    const struct link k = {"chips", "H100e", g_array_index(l->order_events, uint64_t, order),
                           g_array_index(l->order_times, lc_time, order)};
    char effect[NAME_BYTES], cause[NAME_BYTES];
    char *detail = g->row >= 0 ? g_strdup(w->model->tables[LC_T_CHIPS].key[g->row])
                               : g_strdup_printf("%s-generation-%u",
                                                 w->model->tables[LC_T_VENDORS].key[g->vendor],
                                                 g->ordinal + 1);

    g_snprintf(effect, sizeof effect, "order-%u", order);
    name_project(cause, w, o->project);
    write_link(l, &k, effect, cause, o->shipped * g->h100e, 1, detail);
    g_free(detail);
}

/* ---- the run ---- */

static void write_projects(struct lc_links *l, const struct lc_world *w, uint64_t event)
{
    for (; l->n_projects < w->projects.n; l->n_projects++) {
        const uint32_t id = l->n_projects;

        switch (w->projects.items[id].kind) {
        case LC_KIND_FACTORY:
        case LC_KIND_REFIT:
            write_factory(l, w, id, event);
            break;
        case LC_KIND_PLANT:
            write_plant(l, w, id, event);
            break;
        default:
            write_line(l, w, id, event);
            break;
        }
    }
}

static void note_orders(struct lc_links *l, const struct lc_world *w, uint64_t event)
{
    const lc_time now = lc_now(w);

    for (; l->n_orders < w->orders.n; l->n_orders++) {
        g_array_append_val(l->order_events, event);
        g_array_append_val(l->order_times, now);
    }
}

void lc_links_begin(struct lc_links *l, const struct lc_world *w)
{
    lc_outfile_text(l->file, "effect,cause,kind,amount,unit,share,date,event,detail\n");
    write_projects(l, w, 0);
    note_orders(l, w, 0);
}

void lc_links_see(struct lc_links *l, const struct lc_world *w, const struct lc_event *e)
{
    write_projects(l, w, e->sequence);
    note_orders(l, w, e->sequence);
    switch (e->kind) {
    case LC_EV_FACTORY_LIVE:
        note_factory(l, w, e->a);
        break;
    case LC_EV_GRID_ADDED:
        write_queue(l, w, e->a, e->b, e->sequence);
        break;
    default:
        break;
    }
}

void lc_links_end(struct lc_links *l, const struct lc_world *w)
{
    for (uint32_t i = 0; i < l->n_orders; i++) {
        write_order(l, w, i);
    }
}

void lc_links_cohort(struct lc_links *l, const struct lc_world *w, uint32_t cohort, uint64_t event,
                     const double *weight, double before)
{
    const struct link k = {"crews", "workers", event, lc_now(w)};
    struct lc_joint *joint = lc_joint_new();
    char effect[NAME_BYTES];

    g_snprintf(effect, sizeof effect, "cohort-%u", cohort);
    lc_joint_add(joint, LC_NOBODY, before);
    for (uint32_t i = 0; i < w->projects.n; i++) {
        lc_joint_add(joint, i, weight[i]);
    }
    write_joint(l, w, &k, effect, joint);
    lc_joint_free(joint);
}
