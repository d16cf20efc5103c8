#include "base/limits.h"
#include "model/worlds_making.h"

#include <math.h>
#include <string.h>

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

static void add_markets_and_regions(struct making *k)
{
    const guint n = draw_count(k, 1, LC_MAX_MARKETS);

    for (guint i = 0; i < n; i++) {
        row_add(k, LC_T_MARKETS);
    }
    rows_cover(k, LC_T_REGIONS, LC_T_MARKETS, LC_REGION_MARKET, LC_MAX_REGIONS);
}

static void add_applications_and_labs(struct making *k)
{
    for (guint i = draw_count(k, 1, LC_MAX_FAMILIES); i-- > 0;) {
        row_add(k, LC_T_FAMILIES);
    }
    for (guint i = draw_count(k, 1, LC_MAX_APPLICATIONS); i-- > 0;) {
        row_add(k, LC_T_APPLICATIONS);
    }
    for (guint i = draw_count(k, 1, 12); i-- > 0;) {
        row_add(k, LC_T_LABS);
    }
    rows_each(k, LC_T_PROGRAMMES, LC_T_LABS, LC_PROGRAMME_LAB);
    rows_some(k, LC_T_PROGRAMMES, 12);
}

static void add_chips(struct making *k)
{
    rows_cover(k, LC_T_VENDORS, LC_T_MARKETS, LC_VENDOR_MARKET, LC_MAX_VENDORS);
    rows_cover(k, LC_T_CHIPS, LC_T_VENDORS, LC_CHIP_VENDOR, 40);
    for (guint i = draw_count(k, 1, LC_MAX_STAGES); i-- > 0;) {
        row_add(k, LC_T_STAGES);
    }
    for (guint i = draw_count(k, 1, 24); i-- > 0;) {
        row_add(k, LC_T_LINES);
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

        if (is_free && draw_below(k, ++n) == 0) {
            chosen = i;
        }
    }
    if (n > 0) {
        cell_put(g_ptr_array_index(rows, chosen), LC_PHASE_GATE, gate);
    }
}

/* Chips are ordered at the end of the permit. */
static void give_gates(struct making *k, const char *kind, guint first)
{
    GPtrArray *rows = k->w->rows[LC_T_PHASES];

    if (strcmp(kind, "factory") == 0) {
        gchar **last = g_ptr_array_index(rows, rows->len - 1);

        cell_put(g_ptr_array_index(rows, first), LC_PHASE_GATE, "permit");
        cell_put(last, LC_PHASE_GATE, "chips");
        if (!strstr(last[LC_PHASE_AFTER], "phase-0")) {
            gchar *after = g_strconcat("phase-0", *last[LC_PHASE_AFTER] ? " " : "",
                                       last[LC_PHASE_AFTER], NULL);

            cell_put(last, LC_PHASE_AFTER, after);
            g_free(after);
        }
        give_gate(k, kind, "power", first);
    } else if (strcmp(kind, "refit") == 0) {
        give_gate(k, kind, "chips", first);
    } else if (strcmp(kind, "plant") == 0 && draw_chance(k, 0.8)) {
        give_gate(k, kind, "equipment", first);
    }
    if (strcmp(kind, "refit") != 0 && strcmp(kind, "factory") != 0 && draw_chance(k, 0.5)) {
        give_gate(k, kind, "permit", first);
    }
}

/* Phases wait for earlier ones alone, so that there is no circle. */
static void add_phases(struct making *k, const char *kind)
{
    const guint least = strcmp(kind, "factory") == 0 ? 3 : 1;
    const guint n = draw_chance(k, 0.05) ? LC_MAX_PHASES : least + draw_below(k, 5);
    const guint first = k->w->rows[LC_T_PHASES]->len;

    for (guint i = 0; i < n; i++) {
        gchar **fields = row_add(k, LC_T_PHASES);
        GString *after = g_string_new(NULL);

        for (guint e = 0; e < i; e++) {
            if (draw_chance(k, 2.0 / (i + 1))) {
                g_string_append_printf(after, "%sphase-%u", after->len ? " " : "", e);
            }
        }
        cell_put(fields, LC_PHASE_KIND, kind);
        g_free(fields[LC_PHASE_NAME]);
        fields[LC_PHASE_NAME] = g_strdup_printf("phase-%u", i);
        cell_put(fields, LC_PHASE_AFTER, after->str);
        cell_put(fields, LC_PHASE_GATE, "none");
        g_string_free(after, TRUE);
    }
    give_gates(k, kind, first);
}

static void add_cost_lines(struct making *k, const char *kind)
{
    for (guint i = 1 + draw_below(k, 4); i-- > 0;) {
        gchar **fields = row_add(k, LC_T_COST_LINES);

        cell_put(fields, LC_COST_LINE_KIND, kind);
        cell_put(fields, LC_COST_LINE_PHASE, draw_phase(k, kind));
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
    for (guint i = draw_count(k, 1, LC_MAX_TRADES); i-- > 0;) {
        gchar **fields = row_add(k, LC_T_TRADES);

        if (k->w->rows[LC_T_TRADES]->len == 1 && draw_chance(k, 0.5)) {
            cell_put(fields, LC_TRADE_NAME, "electricians"); /* series of their own */
        }
    }
    for (guint i = draw_below(k, 30); i-- > 0;) {
        gchar **fields = row_add(k, LC_T_WORK);

        cell_put(fields, LC_WORK_PHASE, draw_phase(k, fields[LC_WORK_KIND]));
        row_is_new(k, LC_T_WORK);
    }
}

static void add_energy(struct making *k)
{
    for (guint i = draw_count(k, 1, LC_MAX_MAKERS); i-- > 0;) {
        gchar **fields = row_add(k, LC_T_MAKERS);
        const double least = cell_number(fields, LC_MAKER_GROWTH_MIN_PER_YEAR);

        cell_put_number(fields, LC_MAKER_GROWTH_MAX_PER_YEAR,
                        fmax(least, cell_number(fields, LC_MAKER_GROWTH_MAX_PER_YEAR)));
        if (draw_chance(k, 0.3)) {
            cell_put(fields, LC_MAKER_NAME, "transformers");
            row_is_new(k, LC_T_MAKERS);
        }
    }
    for (guint i = draw_count(k, 1, LC_MAX_TECHNOLOGIES); i-- > 0;) {
        row_add(k, LC_T_TECHNOLOGIES);
    }
    rows_some(k, LC_T_SITES, 40);
}
struct world *world_make(const struct lc_model *base, uint64_t number_of_world)
{
    static const double wildness[] = {0, 0.02, 0.05, 0.1, 0.3, 0.8};
    const guint32 seed[2] = {(guint32)number_of_world, (guint32)(number_of_world >> 32)};
    struct making k = {.w = world_new(), .base = base, .first_year = 2026};

    k.rand = g_rand_new_with_seed_array(seed, 2);
    k.wild = wildness[draw_below(&k, G_N_ELEMENTS(wildness))];
    k.density = g_rand_double(k.rand);
    k.w->months = draw_chance(&k, 0.1) ? 1 + draw_below(&k, 12) : 12 + draw_below(&k, 84);
    k.w->every = draw_below(&k, 3);
    k.w->seed = 1 + draw_below(&k, 1000000);
    add_markets_and_regions(&k);
    add_applications_and_labs(&k);
    add_chips(&k);
    rows_cover(&k, LC_T_BUILDERS, LC_T_MARKETS, LC_BUILDER_MARKET, LC_MAX_BUILDERS);
    add_building(&k);
    add_energy(&k);
    world_add_start(&k);
    world_add_parameters(&k);
    world_settle_shares(k.w);
    for (guint i = draw_chance(&k, 0.5) ? 0 : 1 + draw_below(&k, 6); i-- > 0;) {
        world_add_lever(&k);
    }
    for (guint i = draw_chance(&k, 0.5) ? 0 : 1 + draw_below(&k, 12); i-- > 0;) {
        world_add_scale(&k);
    }
    g_rand_free(k.rand);
    return k.w;
}
