#include "observe/layout.h"

#include "world/holds.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

struct lc_members lc_scope_members(const struct lc_model *m, enum lc_series_scope scope)
{
    static const struct {
        enum lc_series_scope scope;
        enum lc_table_id table;
    } tables[] = {
        {LC_SCOPE_TRADE, LC_T_TRADES},
        {LC_SCOPE_TECHNOLOGY, LC_T_TECHNOLOGIES},
        {LC_SCOPE_APPLICATION, LC_T_APPLICATIONS},
        {LC_SCOPE_FAMILY, LC_T_FAMILIES},
        {LC_SCOPE_STAGE, LC_T_STAGES},
        {LC_SCOPE_MARKET, LC_T_MARKETS},
        {LC_SCOPE_VENDOR, LC_T_VENDORS},
        {LC_SCOPE_MAKER, LC_T_MAKERS},
        {LC_SCOPE_BUILDER, LC_T_BUILDERS},
        {LC_SCOPE_REGION, LC_T_REGIONS},
    };

    if (scope == LC_SCOPE_LAYER) {
        return (struct lc_members){LC_LAYER_COUNT, lc_layer_names};
    }
    if (scope == LC_SCOPE_CONSTRAINT) {
        return (struct lc_members){LC_CONSTRAINT_COUNT, lc_constraint_names};
    }
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        if (tables[i].scope == scope) {
            const struct lc_table *t = &m->tables[tables[i].table];

            return (struct lc_members){t->n_rows, t->key};
        }
    }
    return (struct lc_members){0, NULL};
}

/* The series' name with the member, hyphens as underscores, in the place of %s. */
static const char *fill_name(struct lc_arena *a, const char *name, const char *member)
{
    const char *mark = strstr(name, "%s");

    if (!mark) {
        return name;
    }
    const size_t before = (size_t)(mark - name), length = strlen(member);
    char *text = lc_arena_get(a, before + length + strlen(mark + 2) + 1, 1);

    memcpy(text, name, before);
    for (size_t i = 0; i < length; i++) {
        text[before + i] = (char)(member[i] == '-' ? '_' : member[i]);
    }
    memcpy(text + before + length, mark + 2, strlen(mark + 2) + 1);
    return text;
}

static void add_column(struct lc_layout *l, enum lc_series_id id, const char *name,
                       const char *region, int32_t member)
{
    l->columns[l->n_columns++] = (struct lc_report_column){id, name, region, member};
}

static void add_series(struct lc_layout *l, enum lc_series_id id)
{
    const struct lc_series *s = lc_series_get(id);
    const struct lc_members members = lc_scope_members(l->model, s->scope);

    l->first_column[id] = l->n_columns;
    if (s->scope == LC_SCOPE_WORLD || s->scope == LC_SCOPE_REGION) {
        add_column(l, id, s->name, "world", -1);
    }
    for (uint32_t i = 0; i < members.n; i++) {
        if (s->scope == LC_SCOPE_REGION) {
            add_column(l, id, s->name, members.names[i], (int32_t)i);
        } else {
            add_column(l, id, fill_name(l->arena, s->name, members.names[i]), "world", (int32_t)i);
        }
    }
}

static void add_columns(struct lc_layout *l)
{
    size_t n = 0;

    for (enum lc_series_id id = 0; id < LC_SERIES_COUNT; id++) {
        n += 1 + lc_scope_members(l->model, lc_series_get(id)->scope).n;
    }
    l->columns = LC_ARENA_ARRAY(l->arena, struct lc_report_column, n);
    for (enum lc_series_id id = 0; id < LC_SERIES_COUNT; id++) {
        add_series(l, id);
    }
}

static void add_items(struct lc_layout *l)
{
    static const struct lc_ledger_item measures[] = {
        {"firm-power", "MW", LC_LAYER_ENERGY},
        {"facility-power", "MW", LC_LAYER_INFRASTRUCTURE},
        {"compute", "H100e", LC_LAYER_CHIPS},
        {"worker-years-energy", "worker-years", LC_LAYER_ENERGY},
        {"worker-years-chips", "worker-years", LC_LAYER_CHIPS},
        {"worker-years-infrastructure", "worker-years", LC_LAYER_INFRASTRUCTURE},
    };
    const uint32_t n_measures = sizeof measures / sizeof *measures;
    const struct lc_table *t = &l->model->tables[LC_T_COST_LINES];

    l->n_cost_lines = t->n_rows;
    l->n_items = t->n_rows + n_measures;
    l->items = LC_ARENA_ARRAY(l->arena, struct lc_ledger_item, l->n_items);
    for (uint32_t i = 0; i < t->n_rows; i++) {
        const uint32_t layer = lc_ref(l->model, LC_T_COST_LINES, i, LC_COST_LINE_LAYER);

        l->items[i] = (struct lc_ledger_item){t->key[i], "M2024$", (enum lc_layer)layer};
    }
    memcpy(l->items + t->n_rows, measures, sizeof measures);
}

static void add_hold(struct lc_layout *l, enum lc_constraint constraint, const char *detail,
                     uint32_t slot)
{
    const char *name = lc_constraint_names[constraint];

    if (detail) {
        const size_t size = strlen(name) + strlen(detail) + 2;
        char *text = lc_arena_get(l->arena, size, 1);

        snprintf(text, size, "%s:%s", name, detail);
        name = text;
    }
    l->holds[l->n_holds++] = (struct lc_hold){constraint, detail, name, slot};
}

static void add_details(struct lc_layout *l, enum lc_constraint constraint, enum lc_table_id table,
                        uint32_t slot)
{
    const struct lc_table *t = &l->model->tables[table];

    for (uint32_t i = 0; i < t->n_rows; i++) {
        add_hold(l, constraint, t->key[i], slot + i);
    }
}

static void add_holds(struct lc_layout *l)
{
    l->holds = LC_ARENA_ARRAY(l->arena, struct lc_hold, LC_HOLD_SLOTS);
    for (uint32_t c = 0; c < LC_CONSTRAINT_COUNT; c++) {
        add_hold(l, (enum lc_constraint)c, NULL, c);
    }
    add_details(l, LC_BIND_EQUIPMENT, LC_T_MAKERS, LC_HOLD_MAKER);
    add_details(l, LC_BIND_CHIPS, LC_T_STAGES, LC_HOLD_STAGE);
    add_hold(l, LC_BIND_CHIPS, "export-rules", LC_HOLD_EXPORT_RULES);
    add_hold(l, LC_BIND_CHIPS, "launch", LC_HOLD_LAUNCH);
    add_hold(l, LC_BIND_CHIPS, "delivery", LC_HOLD_DELIVERY);
    add_details(l, LC_BIND_LABOUR, LC_T_TRADES, LC_HOLD_TRADE);
}

/* First instant of the calendar period after the one that holds t. */
static lc_time next_boundary(lc_time t, enum lc_every every)
{
    const struct lc_date d = lc_date_of(t);
    const int months = every == LC_EVERY_MONTH ? 1 : every == LC_EVERY_QUARTER ? 3 : 12;
    const int first = (d.month - 1) / months * months + 1;

    return lc_time_add_months(lc_time_of(d.year, first, 1), months);
}

static void add_dates(struct lc_layout *l, lc_time from, lc_time to, enum lc_every every)
{
    const lc_time end = to + LC_MS_PER_DAY;
    size_t n = 0;

    for (lc_time t = from; t < end; t = next_boundary(t, every)) {
        n++;
    }
    l->dates = LC_ARENA_ARRAY(l->arena, lc_time, n);
    for (lc_time t = from; t < end;) {
        t = next_boundary(t, every);
        l->dates[l->n_dates++] = t < end ? t : end;
    }
    l->first_year = lc_date_of(from).year;
    l->n_years = (uint32_t)(lc_date_of(to).year - l->first_year + 1);
}

struct lc_layout *lc_layout_new(const struct lc_model *m, lc_time from, lc_time to,
                                enum lc_every every)
{
    assert(from <= to);
    struct lc_arena *arena = lc_arena_new();
    struct lc_layout *l = LC_ARENA_NEW(arena, struct lc_layout);

    l->arena = arena;
    l->model = m;
    l->n_regions = lc_rows(m, LC_T_REGIONS);
    l->n_applications = lc_rows(m, LC_T_APPLICATIONS);
    add_dates(l, from, to, every);
    add_columns(l);
    add_items(l);
    add_holds(l);
    return l;
}

void lc_layout_free(struct lc_layout *l)
{
    if (l) {
        lc_arena_free(l->arena);
    }
}

int32_t lc_layout_find(const struct lc_layout *l, const char *name, const char *region)
{
    for (uint32_t i = 0; i < l->n_columns; i++) {
        if (strcmp(l->columns[i].name, name) == 0 && strcmp(l->columns[i].region, region) == 0) {
            return (int32_t)i;
        }
    }
    return -1;
}
