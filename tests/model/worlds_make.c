#include "model/worlds.h"

#include "base/limits.h"
#include "base/number.h"
#include "input/parameter.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MOST_OF_A_ROW 200 /* entities that a row of the start may stand for: time, not meaning */

struct making {
    struct world *w;
    const struct lc_model *base;
    GRand *rand;
    double wild;    /* share of numbers that leave the plain value far behind */
    double density; /* share of the pairs that may have a row and do */
    int first_year;
};

struct lc_model *world_base(void)
{
    const char *top = g_getenv("LAYERCAKE_SRCDIR");
    gchar *folder = g_build_filename(top ? top : ".", "models", "tutorial", NULL);
    struct lc_diag *d = lc_diag_new();
    lc_time start = 0;

    g_assert_true(lc_date_parse(&start, WORLD_START));
    struct lc_model *m = lc_model_load(folder, start, d);

    g_assert_nonnull(m);
    lc_diag_free(d);
    g_free(folder);
    return m;
}

static bool chance(struct making *k, double p)
{
    return g_rand_double(k->rand) < p;
}

static guint below(struct making *k, guint n)
{
    return n > 1 ? (guint)g_rand_int_range(k->rand, 0, (gint32)n) : 0;
}

/* How many rows: one as often as not, now and then as many as there may be. */
static guint count(struct making *k, guint least, guint most)
{
    if (chance(k, 0.45)) {
        return MAX(least, 1);
    }
    const guint few = MIN(most, least + 4);

    return chance(k, 0.04) ? most : least + below(k, few - least + 1);
}

/* ---- cells ---- */

/* A legal number: plain, near it, or somewhere between the ends, which come up often. */
static double number(struct making *k, double low, double high, double plain)
{
    const double nearby = plain * exp(g_rand_double_range(k->rand, -0.7, 0.7));
    double value = chance(k, 0.5) ? plain : nearby;

    if (chance(k, k->wild)) {
        switch (below(k, 7)) {
        case 0:
            value = low;
            break;
        case 1:
            value = high;
            break;
        case 2:
            value = 0;
            break;
        case 3:
            value = g_rand_double_range(k->rand, low, fmin(high, low + 1e4));
            break;
        case 4:
            value = low + (high - low) * exp(-g_rand_double_range(k->rand, 0, 25));
            break;
        default:
            value = plain * exp(g_rand_double_range(k->rand, -5, 5));
        }
    }
    return fmin(high, fmax(low, value));
}

static gchar *format(double value)
{
    char text[LC_NUMBER_TEXT];

    return g_strdup(lc_number_format_digits(text, value, 6));
}

static double plain_number(const struct making *k, int table, unsigned field)
{
    const struct lc_column *c = world_column(table, field);
    const double otherwise = fmin(fmax(1, c->low), c->high);

    return k->base->tables[table].n_rows > 0
               ? g_ascii_strtod(k->base->tables[table].text[field], NULL)
               : otherwise;
}

static const char *any_key(struct making *k, int table)
{
    const GPtrArray *rows = k->w->rows[table];

    return ((gchar **)g_ptr_array_index(rows, below(k, rows->len)))[0];
}

static gchar *any_choice(struct making *k, const char *choices)
{
    gchar **all = g_strsplit(choices, "|", -1);
    gchar *one = g_strdup(all[below(k, g_strv_length(all))]);

    g_strfreev(all);
    return one;
}

static gchar *any_date(struct making *k, int before, int after)
{
    return g_strdup_printf("%d-%02u-01",
                           k->first_year - before + (int)below(k, (guint)(before + after)),
                           1 + below(k, 12));
}

static gchar *field_of(struct making *k, int table, unsigned f)
{
    const struct lc_column *c = world_column(table, f);

    switch (c->type) {
    case LC_COL_REF:
    case LC_COL_REF_KEY: {
        int other = 0;

        while (strcmp(lc_schema_get((enum lc_table_id)other)->name, c->refers) != 0) {
            other++;
        }
        return g_strdup(any_key(k, other));
    }
    case LC_COL_CHOICE:
    case LC_COL_CHOICE_KEY:
        return any_choice(k, c->refers);
    case LC_COL_DATE:
        return any_date(k, 4, 8);
    case LC_COL_FLAG:
        return g_strdup(chance(k, 0.3) ? "1" : "0");
    case LC_COL_NUMBER:
        return format(number(k, c->low, c->high, plain_number(k, table, f)));
    case LC_COL_OPTIONAL:
        return chance(k, 0.5) ? g_strdup("")
                              : format(number(k, c->low, c->high, plain_number(k, table, f)));
    case LC_COL_TEXT:
    case LC_COL_KEY:
        return g_strdup_printf("%c%u", *lc_schema_get((enum lc_table_id)table)->name,
                               k->w->rows[table]->len + 1);
    case LC_COL_LIST:
        break;
    }
    return g_strdup("");
}

/* A row as the schema has it; what joins tables is put right by the caller. */
static gchar **add_row(struct making *k, int table)
{
    gchar **fields = g_new0(gchar *, world_fields(table) + 1);

    for (unsigned f = 0; f < world_fields(table); f++) {
        fields[f] = field_of(k, table, f);
    }
    g_ptr_array_add(k->w->rows[table], fields);
    return fields;
}

static void put(gchar **fields, unsigned f, const char *text)
{
    g_free(fields[f]);
    fields[f] = g_strdup(text);
}

static void put_number(gchar **fields, unsigned f, double value)
{
    g_free(fields[f]);
    fields[f] = format(value);
}

static double get_number(gchar **fields, unsigned f)
{
    return g_ascii_strtod(fields[f], NULL);
}

/* Takes the last row back when an earlier one has its key. */
static bool is_new(struct making *k, int table)
{
    GPtrArray *rows = k->w->rows[table];
    gchar *key = world_key(k->w, table, rows->len - 1);
    bool is_found = false;

    for (guint i = 0; i + 1 < rows->len && !is_found; i++) {
        gchar *other = world_key(k->w, table, i);

        is_found = strcmp(key, other) == 0;
        g_free(other);
    }
    g_free(key);
    if (is_found) {
        g_ptr_array_remove_index(rows, rows->len - 1);
    }
    return !is_found;
}

/* ---- tables ---- */

/* n rows; each row of `of` is named by at least one in the field. */
static void add_cover(struct making *k, int table, int of, unsigned field, guint most)
{
    const guint least = k->w->rows[of]->len, n = MAX(least, count(k, least, most));

    for (guint i = 0; i < n; i++) {
        gchar **fields = add_row(k, table);

        if (i < least) {
            put(fields, field, world_row(k->w, of, i)[0]);
        }
    }
}

/* Exactly one row for each of another table. */
static void add_each(struct making *k, int table, int of, unsigned field)
{
    for (guint i = 0; i < k->w->rows[of]->len; i++) {
        put(add_row(k, table), field, world_row(k->w, of, i)[0]);
    }
}

/* Some rows with keys made of others'. */
static void add_some(struct making *k, int table, guint most)
{
    const guint n = chance(k, 0.2) ? 0 : 1 + (guint)(k->density * below(k, most));

    for (guint i = 0; i < n; i++) {
        add_row(k, table);
        is_new(k, table);
    }
}

static void add_markets_and_regions(struct making *k)
{
    const guint n = count(k, 1, LC_MAX_MARKETS);

    for (guint i = 0; i < n; i++) {
        add_row(k, LC_T_MARKETS);
    }
    add_cover(k, LC_T_REGIONS, LC_T_MARKETS, LC_REGION_MARKET, LC_MAX_REGIONS);
}

static void add_applications_and_labs(struct making *k)
{
    for (guint i = count(k, 1, LC_MAX_FAMILIES); i-- > 0;) {
        add_row(k, LC_T_FAMILIES);
    }
    for (guint i = chance(k, 0.05) ? 0 : count(k, 1, LC_MAX_APPLICATIONS); i-- > 0;) {
        add_row(k, LC_T_APPLICATIONS);
    }
    for (guint i = count(k, 1, 12); i-- > 0;) {
        add_row(k, LC_T_LABS);
    }
    add_each(k, LC_T_PROGRAMMES, LC_T_LABS, LC_PROGRAMME_LAB);
    add_some(k, LC_T_PROGRAMMES, 12);
}

static void add_chips(struct making *k)
{
    add_cover(k, LC_T_VENDORS, LC_T_MARKETS, LC_VENDOR_MARKET, LC_MAX_VENDORS);
    add_cover(k, LC_T_CHIPS, LC_T_VENDORS, LC_CHIP_VENDOR, 40);
    for (guint i = count(k, 1, LC_MAX_STAGES); i-- > 0;) {
        add_row(k, LC_T_STAGES);
    }
    for (guint i = count(k, 1, 24); i-- > 0;) {
        add_row(k, LC_T_LINES);
    }
}

#define KINDS "factory|refit|plant|fab|packaging|memory|assembly"

/* Gives a gate to one of the phases of the kind, from a row on, that have none yet. */
static void give_gate(struct making *k, const char *kind, const char *gate, guint from)
{
    const GPtrArray *rows = k->w->rows[LC_T_PHASES];
    guint n = 0, chosen = 0;

    for (guint i = from; i < rows->len; i++) {
        gchar **fields = g_ptr_array_index(rows, i);
        const bool is_free =
            strcmp(fields[LC_PHASE_KIND], kind) == 0 && strcmp(fields[LC_PHASE_GATE], "none") == 0;

        if (is_free && below(k, ++n) == 0) {
            chosen = i;
        }
    }
    if (n > 0) {
        put(g_ptr_array_index(rows, chosen), LC_PHASE_GATE, gate);
    }
}

/* Chips are ordered at the end of the permit. */
static void give_gates(struct making *k, const char *kind, guint first)
{
    GPtrArray *rows = k->w->rows[LC_T_PHASES];

    if (strcmp(kind, "factory") == 0) {
        gchar **last = g_ptr_array_index(rows, rows->len - 1);

        put(g_ptr_array_index(rows, first), LC_PHASE_GATE, "permit");
        put(last, LC_PHASE_GATE, "chips");
        if (!strstr(last[LC_PHASE_AFTER], "phase-0")) {
            gchar *after = g_strconcat("phase-0", *last[LC_PHASE_AFTER] ? " " : "",
                                       last[LC_PHASE_AFTER], NULL);

            put(last, LC_PHASE_AFTER, after);
            g_free(after);
        }
        give_gate(k, kind, "power", first);
    } else if (strcmp(kind, "refit") == 0) {
        give_gate(k, kind, "chips", first);
    } else if (strcmp(kind, "plant") == 0 && chance(k, 0.8)) {
        give_gate(k, kind, "equipment", first);
    }
    if (strcmp(kind, "refit") != 0 && strcmp(kind, "factory") != 0 && chance(k, 0.5)) {
        give_gate(k, kind, "permit", first);
    }
}

/* Phases wait for earlier ones alone, so that there is no circle. */
static void add_phases(struct making *k, const char *kind)
{
    const guint least = strcmp(kind, "factory") == 0 ? 3 : 1;
    const guint n = chance(k, 0.05) ? LC_MAX_PHASES : least + below(k, 5);
    const guint first = k->w->rows[LC_T_PHASES]->len;

    for (guint i = 0; i < n; i++) {
        gchar **fields = add_row(k, LC_T_PHASES);
        GString *after = g_string_new(NULL);

        for (guint e = 0; e < i; e++) {
            if (chance(k, 2.0 / (i + 1))) {
                g_string_append_printf(after, "%sphase-%u", after->len ? " " : "", e);
            }
        }
        put(fields, LC_PHASE_KIND, kind);
        g_free(fields[LC_PHASE_NAME]);
        fields[LC_PHASE_NAME] = g_strdup_printf("phase-%u", i);
        put(fields, LC_PHASE_AFTER, after->str);
        put(fields, LC_PHASE_GATE, "none");
        g_string_free(after, TRUE);
    }
    give_gates(k, kind, first);
}

/* A phase of the kind, or "" where it has none. */
static const char *any_phase(struct making *k, const char *kind)
{
    const GPtrArray *rows = k->w->rows[LC_T_PHASES];
    const guint first = below(k, rows->len);

    for (guint i = 0; i < rows->len; i++) {
        gchar **fields = g_ptr_array_index(rows, (first + i) % rows->len);

        if (strcmp(fields[LC_PHASE_KIND], kind) == 0) {
            return fields[LC_PHASE_NAME];
        }
    }
    return "";
}

static void add_cost_lines(struct making *k, const char *kind)
{
    for (guint i = 1 + below(k, 4); i-- > 0;) {
        gchar **fields = add_row(k, LC_T_COST_LINES);

        put(fields, LC_COST_LINE_KIND, kind);
        put(fields, LC_COST_LINE_PHASE, any_phase(k, kind));
    }
}

static void add_building(struct making *k)
{
    gchar **kinds = g_strsplit(KINDS, "|", -1);
    static const char *const outlays[] = {"it", "grid", "research", "integration"};

    for (gchar **kind = kinds; *kind; kind++) {
        add_phases(k, *kind);
    }
    for (gchar **kind = kinds; *kind; kind++) {
        add_cost_lines(k, *kind);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(outlays); i++) {
        add_cost_lines(k, outlays[i]);
    }
    g_strfreev(kinds);
    for (guint i = count(k, 1, LC_MAX_TRADES); i-- > 0;) {
        gchar **fields = add_row(k, LC_T_TRADES);

        if (k->w->rows[LC_T_TRADES]->len == 1 && chance(k, 0.5)) {
            put(fields, LC_TRADE_NAME, "electricians"); /* series of their own */
        }
    }
    for (guint i = below(k, 30); i-- > 0;) {
        gchar **fields = add_row(k, LC_T_WORK);

        put(fields, LC_WORK_PHASE, any_phase(k, fields[LC_WORK_KIND]));
        is_new(k, LC_T_WORK);
    }
}

static void add_energy(struct making *k)
{
    for (guint i = count(k, 1, LC_MAX_MAKERS); i-- > 0;) {
        gchar **fields = add_row(k, LC_T_MAKERS);
        const double least = get_number(fields, LC_MAKER_GROWTH_MIN_PER_YEAR);

        put_number(fields, LC_MAKER_GROWTH_MAX_PER_YEAR,
                   fmax(least, get_number(fields, LC_MAKER_GROWTH_MAX_PER_YEAR)));
        if (chance(k, 0.3)) {
            put(fields, LC_MAKER_NAME, "transformers");
            is_new(k, LC_T_MAKERS);
        }
    }
    for (guint i = count(k, 1, LC_MAX_TECHNOLOGIES); i-- > 0;) {
        add_row(k, LC_T_TECHNOLOGIES);
    }
    add_some(k, LC_T_SITES, 40);
}

/* ---- the start ---- */

static double size_of_builder(const struct making *k, const char *name)
{
    for (guint i = 0; i < k->w->rows[LC_T_BUILDERS]->len; i++) {
        if (strcmp(world_row(k->w, LC_T_BUILDERS, i)[0], name) == 0) {
            return get_number(world_row(k->w, LC_T_BUILDERS, i), LC_BUILDER_SIZE_MEDIAN_MW);
        }
    }
    return 1;
}

/* The start makes an entity of each plant, so that a row of many takes time. */
static void limit_plants(struct making *k, int table, unsigned builder, unsigned mw)
{
    for (guint i = 0; i < k->w->rows[table]->len; i++) {
        gchar **fields = world_row(k->w, table, i);
        const double most = MOST_OF_A_ROW * size_of_builder(k, fields[builder]);

        put_number(fields, mw, fmin(most, get_number(fields, mw)));
    }
}

static void limit_lines(struct making *k)
{
    double least = INFINITY;

    for (guint i = 0; i < k->w->rows[LC_T_STAGES]->len; i++) {
        least = fmin(least, get_number(world_row(k->w, LC_T_STAGES, i), LC_STAGE_PROJECT_UNITS));
    }
    for (guint i = 0; i < k->w->rows[LC_T_LINE_STATE]->len; i++) {
        gchar **fields = world_row(k->w, LC_T_LINE_STATE, i);

        put_number(
            fields, LC_LINE_STATE_BUILDING_PER_MONTH,
            fmin(MOST_OF_A_ROW * least, get_number(fields, LC_LINE_STATE_BUILDING_PER_MONTH)));
    }
}

static void add_outside(struct making *k)
{
    static const int tables[] = {LC_T_REGIONS, LC_T_REGIONS, LC_T_REGIONS, LC_T_BUILDERS,
                                 LC_T_MAKERS,  LC_T_REGIONS, LC_T_REGIONS};

    for (guint i = below(k, 8); i-- > 0;) {
        gchar **fields = add_row(k, LC_T_OUTSIDE);
        gchar **choices =
            g_strsplit(world_column(LC_T_OUTSIDE, LC_OUTSIDE_QUANTITY)->refers, "|", -1);
        guint q = 0;

        while (strcmp(choices[q], fields[LC_OUTSIDE_QUANTITY]) != 0) {
            q++;
        }
        put(fields, LC_OUTSIDE_MEMBER, any_key(k, tables[q]));
        is_new(k, LC_T_OUTSIDE);
        g_strfreev(choices);
    }
}

static void add_start(struct making *k)
{
    if (k->w->rows[LC_T_APPLICATIONS]->len > 0) {
        add_some(k, LC_T_ADOPTION, 40);
    }
    for (guint i = 0; i < k->w->rows[LC_T_ADOPTION]->len; i++) {
        gchar **fields = world_row(k->w, LC_T_ADOPTION, i);

        if (get_number(fields, LC_ADOPTION_ADOPTED_SHARE) <= 0) {
            put(fields, LC_ADOPTION_SPEND_BUSD_PER_YEAR, "0");
        }
    }
    add_each(k, LC_T_FRONTIER, LC_T_FAMILIES, LC_FRONTIER_FAMILY);
    for (guint i = 0; i < k->w->rows[LC_T_FRONTIER]->len; i++) {
        gchar **fields = world_row(k->w, LC_T_FRONTIER, i);

        put_number(fields, LC_FRONTIER_OPEN_LOG10_FLOP,
                   fmin(get_number(fields, LC_FRONTIER_OPEN_LOG10_FLOP),
                        get_number(fields, LC_FRONTIER_CLOSED_LOG10_FLOP)));
    }
    add_some(k, LC_T_FLEET, 30);
    limit_plants(k, LC_T_FLEET, LC_FLEET_BUILDER, LC_FLEET_FACILITY_MW);
    for (guint i = below(k, 6); i-- > 0;) {
        put(add_row(k, LC_T_PIPELINE), LC_PIPELINE_PHASE, any_phase(k, "factory"));
        is_new(k, LC_T_PIPELINE);
    }
    limit_plants(k, LC_T_PIPELINE, LC_PIPELINE_BUILDER, LC_PIPELINE_FACILITY_MW);
    add_some(k, LC_T_HALLS, 8);
    limit_plants(k, LC_T_HALLS, LC_HALL_BUILDER, LC_HALL_FACILITY_MW);
    add_each(k, LC_T_GRID, LC_T_REGIONS, LC_GRID_REGION);
    add_each(k, LC_T_LINE_STATE, LC_T_LINES, LC_LINE_STATE_LINE);
    limit_lines(k);
    add_some(k, LC_T_WORKFORCE, 60);
    add_each(k, LC_T_MAKER_STATE, LC_T_MAKERS, LC_MAKER_STATE_MAKER);
    add_each(k, LC_T_CAPITAL, LC_T_MARKETS, LC_CAPITAL_MARKET);
    add_outside(k);
}

/* ---- parameters ---- */

/* The law of a parameter whose plain value, lowest and highest are given. */
static void set_law(struct making *k, gchar **fields, double plain, double low, double high)
{
    const bool is_fixed = chance(k, 0.6) || plain == 0;
    const double top = fmin(high, fmax(10 * fabs(plain), 1)), bottom = fmax(low, 0);

    for (int f = PARAMETER_LAW; f < PARAMETER_FIELDS; f++) {
        put(fields, (unsigned)f, "");
    }
    if (is_fixed || plain < bottom || plain > top) {
        put(fields, PARAMETER_LAW, "fixed");
        put_number(fields, PARAMETER_LAW + 1,
                   plain < bottom ? plain : number(k, bottom, top, plain));
        return;
    }
    static const char *const laws[] = {"uniform", "triangular", "lognormal", "pert", "normal"};
    const guint law = below(k, G_N_ELEMENTS(laws));
    const bool has_mode = law == 1 || law == 3, has_spread = law == 2 || law == 4;
    const double least = fmax(bottom, plain * g_rand_double_range(k->rand, 0.3, 0.9));
    const double most = fmin(top, plain * g_rand_double_range(k->rand, 1.1, 3));

    put(fields, PARAMETER_LAW, laws[law]);
    put_number(fields, PARAMETER_LAW + 1, has_spread ? plain : least);
    put_number(fields, PARAMETER_LAW + 2,
               law == 4   ? plain / 2
               : law == 2 ? 0.5
               : has_mode ? plain
                          : most);
    if (has_mode) {
        put_number(fields, PARAMETER_LAW + 3, most);
    }
    if (has_spread) {
        put_number(fields, PARAMETER_LAW + 8, least);
        put_number(fields, PARAMETER_LAW + 9, most);
    }
    if (!(least < plain && plain < most)) {
        set_law(k, fields, plain, low, high);
    }
}

static void add_parameters(struct making *k)
{
    for (uint32_t p = 0; p < k->base->n_parameters; p++) {
        const struct lc_parameter *like = &k->base->parameters[p];
        gchar **fields = g_new0(gchar *, PARAMETER_FIELDS + 1);
        double low, high;

        for (int f = 0; f < PARAMETER_FIELDS; f++) {
            fields[f] = g_strdup(f == 0   ? like->name
                                 : f == 1 ? like->layer
                                 : f == 2 ? like->unit
                                          : "");
        }
        lc_parameter_range(&low, &high, like);
        set_law(k, fields, k->base->cells[p], low, high);
        g_ptr_array_add(k->w->rows[WORLD_PARAMETERS], fields);
    }
}

/* ---- levers ---- */

/* A number of a table of the model (not of its start), or NULL. */
static gchar *any_target(struct making *k, double *value, const struct lc_column **column)
{
    const int table = (int)below(k, LC_T_ADOPTION);
    const guint n = k->w->rows[table]->len;
    const unsigned f = below(k, world_fields(table));
    const struct lc_column *c = world_column(table, f);

    if (n == 0 || (c->type != LC_COL_NUMBER && c->type != LC_COL_FLAG)) {
        return NULL;
    }
    const guint row = below(k, n);
    gchar *key = world_key(k->w, table, row);
    gchar *target =
        g_strdup_printf("%s.%s.%s", lc_schema_get((enum lc_table_id)table)->name, key, c->name);

    *value = get_number(world_row(k->w, table, row), f);
    *column = c;
    g_free(key);
    return target;
}

/* A change that keeps the cell legal, while no other lever acts on it. */
static void aim(struct making *k, gchar **fields)
{
    const struct lc_column *c = NULL;
    double value = 0;
    gchar *target = NULL;

    while (!target) {
        target = any_target(k, &value, &c);
    }
    g_free(fields[LEVER_TARGET]);
    fields[LEVER_TARGET] = target;
    put(fields, LEVER_OPERATION, "set");
    put_number(fields, LEVER_VALUE,
               c->type == LC_COL_FLAG ? chance(k, 0.5) : number(k, c->low, c->high, value));
    const double factor = number(k, 0, 100, 1);

    if (c->type == LC_COL_NUMBER && chance(k, 0.3) && value * factor >= c->low &&
        value * factor <= c->high) {
        put(fields, LEVER_OPERATION, "multiply");
        put_number(fields, LEVER_VALUE, factor);
    }
}

static void add_lever(struct making *k)
{
    gchar **fields = g_new0(gchar *, LEVER_FIELDS + 1);

    for (int f = 0; f < LEVER_FIELDS; f++) {
        fields[f] = g_strdup("");
    }
    g_free(fields[LEVER_FROM]);
    fields[LEVER_FROM] = any_date(k, 0, 4);
    if (chance(k, 0.5)) {
        g_free(fields[LEVER_UNTIL]);
        fields[LEVER_UNTIL] = any_date(k, -5, 9);
    }
    if (chance(k, 0.3)) {
        const bool is_squeeze = chance(k, 0.5);

        put(fields, LEVER_TARGET, is_squeeze ? "squeeze" : "open_release");
        put(fields, LEVER_OPERATION, "shock");
        put_number(fields, LEVER_VALUE, is_squeeze ? number(k, 0, 10, 1) : number(k, 0, 3, 0.2));
    } else {
        aim(k, fields);
    }
    if (chance(k, 0.3)) {
        put_number(fields, 6, number(k, 0.01, 20, 1));
        if (!*fields[LEVER_UNTIL]) {
            put(fields, LEVER_UNTIL, "2037-01-01");
        }
    }
    g_ptr_array_add(k->w->rows[WORLD_LEVERS], fields);
}

struct world *world_make(const struct lc_model *base, uint64_t number_of_world)
{
    static const double wildness[] = {0, 0.02, 0.05, 0.1, 0.3, 0.8};
    const guint32 seed[2] = {(guint32)number_of_world, (guint32)(number_of_world >> 32)};
    struct making k = {.w = world_new(), .base = base, .first_year = 2026};

    k.rand = g_rand_new_with_seed_array(seed, 2);
    k.wild = wildness[below(&k, G_N_ELEMENTS(wildness))];
    k.density = g_rand_double(k.rand);
    k.w->months = chance(&k, 0.1) ? 1 + below(&k, 12) : 12 + below(&k, 84);
    k.w->every = below(&k, 3);
    k.w->seed = 1 + below(&k, 1000000);
    add_markets_and_regions(&k);
    add_applications_and_labs(&k);
    add_chips(&k);
    add_cover(&k, LC_T_BUILDERS, LC_T_MARKETS, LC_BUILDER_MARKET, LC_MAX_BUILDERS);
    add_building(&k);
    add_energy(&k);
    add_start(&k);
    add_parameters(&k);
    world_settle_shares(k.w);
    for (guint i = chance(&k, 0.5) ? 0 : 1 + below(&k, 6); i-- > 0;) {
        add_lever(&k);
    }
    g_rand_free(k.rand);
    return k.w;
}
