/* Every number of the model does something: whoever moves a parameter or a cell of a table moves
 * some series, some day. All parameters are tried, every column of every table, and a tenth of the
 * tables' cells; which tenth follows from the digest of the model, so that it changes with the
 * model and with nothing else. LAYERCAKE_LEVERS=all in the environment tries every cell, which
 * takes four times as long.
 *
 * A cell is moved by 10 % (a flag is turned, a zero is set to the mean of its column) on a short
 * horizon in one replication; if nothing changes, by more, to 2040, in others. What can't move
 * anything is listed below with its reason.
 */
#include "model/harness.h"

#include "input/shares.h"

#define LATE_REPLICATIONS 5
#define SLICES            10
#define ROWS_TRIED        6

struct exemption {
    const char *pattern, *reason;
};

/* What must not be moved here at all. */
static const struct exemption apart[] = {
    {"trades.*.permanent", "tested apart, in test_limits.c"},
    {"frontier.*.open_log10_flop", "tested apart, in test_limits.c"},
};

/* Single cells that need not move anything in the few replications tried; their columns must. */
static const struct exemption exempt[] = {
    {"sites.*.limit_mw", "a bound that nothing reaches"},
    {"technologies.smr.*", "hardly chosen before 2040: its lead time is too long"},
    {"technologies.nuclear-*.*", "chosen in few replications"},
    {"technologies.geothermal.*", "few sites, chosen in few replications"},
    {"technologies.coal-extension.*", "few sites, chosen in few replications"},
    {"technologies.*.experience_rate", "a slight change of cost, which seldom turns a choice"},
    {"technologies.*.cumulative_gw", "a slight change of cost, which seldom turns a choice"},
    {"technologies.*.world_additions*", "a slight change of cost, which seldom turns a choice"},
    {"technologies.*.behind_meter", "matters where a plant is waited for"},
    {"technologies.*.support_usd_per_mwh", "acts where the technology is in the choice"},
    {"makers.reactors.*", "reactors have no queue while few are ordered"},
    {"cost-lines.*.construction_share", "counts for AI factories and refits alone"},
    {"markets.west.import_share_cap", "western builders order nothing from Chinese lines"},
    {"phases.*.withdraw_per_year", "a hazard whose first strike may lie beyond the horizon"},
    {"applications.*.churn_per_year", "acts where demand is left unserved"},
    {"trades.operators.wage_kusd_per_year", "the wage sets premiums, and operators get none"},
};

/* Ensembles of one lever each: short for what acts at once, long for what acts late. */
struct bench {
    struct ensemble *e;
    struct lc_observation *base[LATE_REPLICATIONS], *moved;
    uint32_t n;
};

static struct bench early, late;
static struct lc_model *model; /* of the short bench; both have the same cells */
static uint32_t lever_cell, other_cell;
/* The lever, what keeps shares at a sum of 1 where it acts on one, and in late runs a squeeze of
 * capital and some years without chips, which leave demand unserved: few replications would see
 * either otherwise. */
static struct lc_action actions[] = {
    {.from = LC_TIME_MIN_START,
     .until = LC_TIME_NEVER,
     .operation = LC_OP_MULTIPLY,
     .value = 1,
     .cells = &lever_cell,
     .n_cells = 1,
     .target = "lever",
     .file = "lever"},
    {.from = LC_TIME_MIN_START,
     .until = LC_TIME_NEVER,
     .operation = LC_OP_SET,
     .cells = &other_cell,
     .target = "balance",
     .file = "lever"},
    {.until = LC_TIME_NEVER,
     .operation = LC_OP_SHOCK,
     .value = 2,
     .shock = LC_SHOCK_SQUEEZE,
     .scope = -1,
     .target = "squeeze",
     .file = "lever"},
    {.operation = LC_OP_SET, .value = 0, .target = "drought", .file = "lever"}};
static struct lc_action *const lever = &actions[0], *const balance = &actions[1];
static struct lc_scenario lever_alone = {
    .name = "lever", .question = "", .actions = actions, .n_actions = 2};
static struct lc_scenario lever_in_squeeze = {
    .name = "lever", .question = "", .actions = actions, .n_actions = 4};

static void open_bench(struct bench *b, const char *to, uint32_t n, struct lc_scenario *scenario)
{
    const struct run_case c = {.model = "reference",
                               .start = "2025-12-31",
                               .to = to,
                               .every = LC_EVERY_QUARTER,
                               .seed = 1};

    b->e = ensemble_new(&c);
    lc_worker_free(b->e->worker);
    b->e->model->scenarios = scenario;
    b->e->model->n_scenarios = 1;
    b->e->worker = lc_worker_new(&b->e->setup);
    b->moved = lc_observation_new(b->e->layout);
    b->n = n;
    for (uint32_t i = 0; i < n; i++) {
        b->base[i] = lc_observation_new(b->e->layout);
        ck_assert_int_eq(lc_worker_run(b->e->worker, i, b->base[i], NULL), LC_OK);
        ck_assert_msg(!b->base[i]->failed, "%s", b->base[i]->failure);
    }
}

static void close_bench(struct bench *b)
{
    for (uint32_t i = 0; i < b->n; i++) {
        lc_observation_free(b->base[i]);
    }
    lc_observation_free(b->moved);
    b->e->model->n_scenarios = 0;
    ensemble_free(b->e);
}

static void setup(void)
{
    gsl_set_error_handler_off();
    actions[2].from = harness_date("2029-07-01");
    open_bench(&early, "2028-12-31", 1, &lever_alone);
    struct lc_diag *d = lc_diag_new();
    actions[3].from = lc_time_of(2027, 1, 1);
    actions[3].until = lc_time_of(2030, 1, 1);
    actions[3].n_cells =
        lc_target_resolve(early.e->model, &actions[3].cells, "lines.*.availability_share", "",
                          (struct lc_place){0}, d);
    lc_diag_free(d);
    ck_assert_uint_gt(actions[3].n_cells, 0);
    open_bench(&late, "2040-12-31", LATE_REPLICATIONS, &lever_in_squeeze);
    model = early.e->model;
}

static void teardown(void)
{
    close_bench(&early);
    close_bench(&late);
}

/* ---- one lever ---- */

/* What a cell holds; parameters have no column. */
struct place {
    const struct lc_table *table;
    const struct lc_column *column;
    uint32_t row, number;
};

static bool find_place(struct place *p, uint32_t cell)
{
    for (int t = 0; t < LC_TABLE_COUNT; t++) {
        const struct lc_table *table = &model->tables[t];
        const uint32_t width = table->schema->n_columns;

        if (cell >= table->first_cell && cell < table->first_cell + table->n_rows * width) {
            const uint32_t at = cell - table->first_cell;

            *p = (struct place){table, &table->schema->columns[at % width], at / width, at % width};
            return true;
        }
    }
    return false;
}

static bool is_lever(const struct place *p, uint32_t cell)
{
    const enum lc_column_type type = p->column->type;

    return lc_table_makes_world((enum lc_table_id)(p->table - model->tables)) &&
           (type == LC_COL_NUMBER || type == LC_COL_OPTIONAL || type == LC_COL_FLAG) &&
           !isnan(model->cells[cell]);
}

/* Mean of the column's numbers that are not 0, or 0. */
static double column_mean(const struct place *p)
{
    double sum = 0;
    uint32_t n = 0;

    for (uint32_t row = 0; row < p->table->n_rows; row++) {
        const double value = fabs(
            model->cells[p->table->first_cell + row * p->table->schema->n_columns + p->number]);

        if (value > 0) {
            sum += value;
            n++;
        }
    }
    return n > 0 ? sum / n : 0;
}

static bool moves_in(struct bench *b)
{
    bool changed = false;

    for (uint32_t i = 0; i < b->n && !changed; i++) {
        ck_assert_int_eq(lc_worker_run(b->e->worker, i, b->moved, NULL), LC_OK);
        char name[200];

        lc_cell_name(name, sizeof name, model, lever_cell);
        ck_assert_msg(!b->moved->failed, "%s by %g: replication %u failed: %s", name, lever->value,
                      i, b->moved->failure);
        b->moved->events = b->base[i]->events; /* only what is reported counts */
        memcpy(b->moved->events_by_kind, b->base[i]->events_by_kind,
               LC_EVENT_COUNT * sizeof *b->moved->events_by_kind);
        changed = !same_observation(b->e->layout, b->base[i], b->moved);
    }
    return changed;
}

static bool moves(struct bench *b, enum lc_operation operation, double value)
{
    lever->operation = operation;
    lever->value = value;
    const bool changed = moves_in(b);

    lever->operation = LC_OP_MULTIPLY;
    lever->value = 1;
    return changed;
}

/* By a factor that keeps the cell in its range, down where up is not allowed; else to the end of
 * the range. */
static bool moves_by(struct bench *b, const struct place *p, double value, double factor)
{
    const struct lc_parameter *parameter = p->column ? NULL : &model->parameters[lever_cell];
    const double low = parameter ? parameter->lowest : p->column->low;
    const double high = parameter ? parameter->highest : p->column->high;
    const double up = value * factor, down = value / factor;

    return up >= low && up <= high       ? moves(b, LC_OP_MULTIPLY, factor)
           : down >= low && down <= high ? moves(b, LC_OP_MULTIPLY, 1 / factor)
                                         : moves(b, LC_OP_SET, factor > 1 ? high : low);
}

static bool number_moves(const struct place *p, double value)
{
    static const double factors[] = {2, 0.5, 0.05, 10};

    if (moves_by(&early, p, value, 1.1)) {
        return true;
    }
    for (size_t i = 0; i < sizeof factors / sizeof *factors; i++) {
        if (moves_by(&late, p, value, factors[i])) {
            return true;
        }
    }
    return false;
}

/* Takes half of another share of the group, or gives it half of its own. */
static bool share_moves(uint32_t other)
{
    const double value = model->cells[lever_cell], beside_it = model->cells[other];
    const double moved = beside_it > 0 ? beside_it / 2 : -value / 2;

    other_cell = other;
    balance->n_cells = 1;
    balance->value = beside_it - moved;
    const bool changed =
        moves(&early, LC_OP_SET, value + moved) || moves(&late, LC_OP_SET, value + moved);

    balance->n_cells = 0;
    return changed;
}

static bool cell_moves(uint32_t cell)
{
    const double value = model->cells[cell];
    const uint32_t sibling = lc_shares_other(model, cell);
    struct place p = {0};

    lever_cell = cell;
    if (sibling != LC_NO_SHARE) {
        return share_moves(sibling);
    }
    if (!find_place(&p, cell)) {
        return value != 0 ? number_moves(&p, value)
                          : moves(&early, LC_OP_SET, 0.1) || moves(&late, LC_OP_SET, 1);
    }
    if (p.column->type == LC_COL_FLAG) {
        return moves(&early, LC_OP_SET, 1 - value) || moves(&late, LC_OP_SET, 1 - value);
    }
    if (value != 0) {
        return number_moves(&p, value);
    }
    const double mean = column_mean(&p);
    const double other = fmin(p.column->high, mean > 0 ? mean : fmin(10, p.column->high / 10));

    return moves(&early, LC_OP_SET, other) || moves(&late, LC_OP_SET, other);
}

/* ---- what can't move anything ---- */

static double beside(const struct place *p, uint32_t column)
{
    return model->cells[p->table->first_cell + p->row * p->table->schema->n_columns + column];
}

static uint32_t alike(enum lc_table_id t, uint32_t column, double value)
{
    uint32_t n = 0;

    for (uint32_t row = 0; row < lc_rows(model, t); row++) {
        n += model->cells[lc_cell(model, t, row, column)] == value;
    }
    return n;
}

/* A factor of something that is zero, or a choice among one. */
static bool acts_on_nothing(const struct place *p)
{
    const char *table = p->table->schema->name;
    const uint32_t cell = p->table->first_cell + p->row * p->table->schema->n_columns + p->number;

    if (lc_shares_other(model, cell) == cell) { /* all of what is shared out */
        return true;
    }
    if (strcmp(table, "phases") == 0) {
        return (p->number == LC_PHASE_REFERENCE_SIZE &&
                (beside(p, LC_PHASE_SIZE_EXPONENT) == 0 || beside(p, LC_PHASE_MIN_MONTHS) == 0)) ||
               (p->number == LC_PHASE_SIZE_EXPONENT && beside(p, LC_PHASE_MIN_MONTHS) == 0);
    }
    if (strcmp(table, "applications") == 0 && p->number >= LC_APPLICATION_SECTOR_WORKERS_MILLION &&
        p->number <= LC_APPLICATION_DEMAND_ELASTICITY) {
        return beside(p, LC_APPLICATION_EXPOSURE_SHARE) == 0 ||
               beside(p, LC_APPLICATION_PRODUCTIVITY_GAIN) == 0 ||
               beside(p, LC_APPLICATION_SECTOR_WORKERS_MILLION) == 0 ||
               beside(p, LC_APPLICATION_DEMAND_ELASTICITY) == 1;
    }
    if (strcmp(table, "regions") == 0 && p->number == LC_REGION_INCENTIVE_MUSD_PER_MW) {
        return alike(LC_T_REGIONS, LC_REGION_MARKET, beside(p, LC_REGION_MARKET)) == 1;
    }
    if (strcmp(table, "builders") == 0 && p->number == LC_BUILDER_HOME_PREFERENCE_MUSD_PER_MW) {
        return alike(LC_T_REGIONS, LC_REGION_MARKET, beside(p, LC_BUILDER_MARKET)) == 1;
    }
    if (strcmp(table, "vendors") == 0) {
        return alike(LC_T_VENDORS, LC_VENDOR_MARKET, beside(p, LC_VENDOR_MARKET)) == 1;
    }
    return strcmp(table, "chips") == 0 && /* generations of the past are bought no more */
           beside(p, LC_CHIP_VOLUME_DATE) * (double)LC_MS_PER_DAY <= (double)model->start;
}

static bool is_listed(const char *name, const struct exemption *list, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (g_pattern_match_simple(list[i].pattern, name)) {
            return true;
        }
    }
    return false;
}

/* True for a cell that can be moved, is moved nowhere else, and is a factor of something. */
static bool is_tried(struct place *p, uint32_t cell)
{
    char name[200];

    lc_cell_name(name, sizeof name, model, cell);
    return find_place(p, cell) && is_lever(p, cell) && !acts_on_nothing(p) &&
           !is_listed(name, apart, sizeof apart / sizeof *apart);
}

/* Adds the cell's name to the list if it moves nothing and is not exempt. */
static void try_cell(GString *dead, uint32_t cell)
{
    char name[200];

    lc_cell_name(name, sizeof name, model, cell);
    if (!is_listed(name, exempt, sizeof exempt / sizeof *exempt) && !cell_moves(cell)) {
        g_string_append_printf(dead, "\n  %s = %g", name, model->cells[cell]);
    }
}

/* ---- the tests ---- */

START_TEST(test_lever_every_parameter_moves_some_series)
{
    GString *dead = g_string_new("");

    for (uint32_t i = 0; i < model->n_parameters; i++) {
        try_cell(dead, i);
    }
    ck_assert_msg(dead->len == 0, "moves nothing:%s", dead->str);
    g_string_free(dead, TRUE);
}
END_TEST

/* Several rows of each column are tried, so that one rare row doesn't condemn it. */
static bool column_moves(const struct lc_table *table, uint32_t column)
{
    uint32_t tried = 0;

    for (uint32_t row = 0; row < table->n_rows && tried < ROWS_TRIED; row++) {
        const uint32_t cell = table->first_cell + row * table->schema->n_columns + column;
        struct place p;

        if (is_tried(&p, cell)) {
            tried++;
            if (cell_moves(cell)) {
                return true;
            }
        }
    }
    return tried == 0;
}

START_TEST(test_lever_every_column_of_every_table_moves_some_series)
{
    GString *dead = g_string_new("");

    for (int t = 0; t < LC_TABLE_COUNT; t++) {
        const struct lc_table *table = &model->tables[t];

        for (uint32_t column = 0; column < table->schema->n_columns; column++) {
            if (table->n_rows > 0 && !column_moves(table, column)) {
                g_string_append_printf(dead, "\n  %s.*.%s", table->schema->name,
                                       table->schema->columns[column].name);
            }
        }
    }
    ck_assert_msg(dead->len == 0, "moves nothing:%s", dead->str);
    g_string_free(dead, TRUE);
}
END_TEST

START_TEST(test_lever_a_tenth_of_the_cells_moves_some_series)
{
    GString *dead = g_string_new("");
    const char *which = g_getenv("LAYERCAKE_LEVERS");
    const bool all = which != NULL && strcmp(which, "all") == 0;
    const char digit[2] = {model->digest[0], '\0'};
    const uint32_t slice = (uint32_t)strtoul(digit, NULL, 16) % SLICES;

    for (uint32_t cell = model->n_parameters; cell < model->n_cells; cell++) {
        struct place p;

        if ((all || cell % SLICES == slice) && is_tried(&p, cell)) {
            try_cell(dead, cell);
        }
    }
    ck_assert_msg(dead->len == 0, "moves nothing (slice %u):%s", slice, dead->str);
    g_string_free(dead, TRUE);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("model/levers");
    TCase *tc = tcase_create("levers");

    tcase_add_unchecked_fixture(tc, setup, teardown);
    tcase_set_timeout(tc, 3600);
    tcase_add_test(tc, test_lever_every_parameter_moves_some_series);
    tcase_add_test(tc, test_lever_every_column_of_every_table_moves_some_series);
    tcase_add_test(tc, test_lever_a_tenth_of_the_cells_moves_some_series);
    suite_add_tcase(suite, tc);
    return harness_main(suite);
}
