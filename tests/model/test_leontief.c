/* What the simulation pulls through the layers against the Leontief inverse (Leontief 1936; with
 * capital as in the dynamic system, Miller and Blair 2022, Input-Output Analysis, chapter 13).
 *
 * Final demand f is what users pay for the application over a window of T years. Each activity j
 * takes A[i][j] of activity i for a unit of its own output, so that all outputs are x = A x + f, x
 * = (I - A)^-1 f. The coefficients come from the tables and parameters of the model alone:
 *
 *   models (M$)          1 / revenue_ratio of a dollar of revenue
 *   inference (M$)       1 / (1 + model_margin) of a dollar of models
 *   research (M$)        research_ratio of a dollar of inference
 *   compute (M$ of rent) all of inference and of research
 *   capacity (MW-years)  1 / user cost of a MW-year, of a dollar of rent
 *   new capacity (MW)    (1 - in place at the start / needed) / T of a MW-year: the capital that
 *                        the window has to add, spread over what it serves
 *   halls (M$), chips (M$), firm power (MW), compute installed (H100e), work (years)
 *                        per MW of new capacity: facility_cost_musd_per_mw; units of a MW times
 *                        their cost; 1; units times their compute; worker-months of the table work
 *   plants (MW)          1 / firm_share of a MW of firm power where the grid has none, else 0
 *   energy (M$)          connection_usd_per_kw of firm power, overnight_usd_per_kw of plants
 *   work on plants       work_months_per_mw times what the table work says, per MW of plants
 *
 * The user cost of a MW-year is IT / A(hurdle + obsolescence, chip life) + facility / A(hurdle +
 * spread, facility life) + operations + power, A(r, T) = (1 - exp(-r T)) / r.
 *
 * The simulation has no such matrix: it clears markets, plans, builds and pays. It meets the closed
 * form where nothing waits, nothing retires, chips don't get better, and spending is constant: rent
 * starts where it balances the fleet that is there (below its cap), and falls to its long-run level
 * as the rest is built. Both amounts then agree to rounding, whatever the values of the
 * coefficients.
 */
#include "base/units.h"
#include "harness.h"
#include "input/without.h"
#include "output/matrix.h"

#include <gsl/gsl_linalg.h>

#define EXACT 1e-9 /* relative */
#define TEXT  64   /* of an override that is worked out */

enum activity {
    REVENUE,
    MODELS,
    INFERENCE,
    RESEARCH,
    COMPUTE,
    CAPACITY,
    NEW_CAPACITY,
    HALLS,
    CHIPS,
    FIRM_POWER,
    PLANTS,
    ENERGY,
    INSTALLED,
    WORK,
    PLANT_WORK,
    ACTIVITIES
};

/* A steady state of the tutorial with another value or two. */
static const char *const steady[] = {
    "applications.assistant.bass_p_per_year=0",
    "applications.assistant.bass_q_per_year=0",
    "capital.world.growth_per_year=0",
    "capital.world.research_busd_per_year=0",
    "capital.world.operating_cash_busd_per_year=1000",
    "builders.builder.strategic_share=1",
    "chip_life_years=12",
    "successor_gain=0",
    "chips.chip-two.h100e_per_unit=2",
    "chips.chip-two.hbm_gb_per_unit=100",
    "pipeline.*.facility_mw=0",
    "sites.gas-engines.home.limit_mw=0",
    "grid.home.headroom_mw=1000000",
    "workforce.home.*.workers=10000000",
    "line-capacity.*.capacity_per_month=1000",
    "fleet.builder.home.chip-one.facility_mw=500",
    "fleet.builder.home.chip-one.age_years=0",
};

static double cell(const struct lc_model *m, enum lc_table_id t, uint32_t row, uint32_t column)
{
    return m->cells[lc_cell(m, t, row, column)];
}

static double parameter(const struct lc_model *m, enum lc_parameter_id id)
{
    return m->cells[id];
}

static double annuity(double rate, double years)
{
    return (1 - exp(-rate * years)) / rate;
}

static double units_per_mw(const struct lc_model *m)
{
    return 1000 / cell(m, LC_T_CHIPS, 0, LC_CHIP_IT_KW_PER_UNIT) /
           cell(m, LC_T_REGIONS, 0, LC_REGION_PUE);
}

static double it_musd_per_mw(const struct lc_model *m)
{
    return units_per_mw(m) * cell(m, LC_T_CHIPS, 0, LC_CHIP_IT_COST_KUSD_PER_UNIT) / 1000;
}

/* M$ a MW-year. */
static double user_cost(const struct lc_model *m)
{
    const double hurdle = parameter(m, LC_P_HURDLE_RATE), idle = parameter(m, LC_P_IDLE_SHARE);
    const double load = idle + (1 - idle) * parameter(m, LC_P_UTILISATION_TARGET);
    const double it = it_musd_per_mw(m) / annuity(hurdle + parameter(m, LC_P_OBSOLESCENCE),
                                                  parameter(m, LC_P_CHIP_LIFE_YEARS));
    const double halls = parameter(m, LC_P_FACILITY_COST_MUSD_PER_MW) /
                         annuity(hurdle + parameter(m, LC_P_FACILITY_SPREAD),
                                 parameter(m, LC_P_FACILITY_LIFE_YEARS));
    const double price = cell(m, LC_T_REGIONS, 0, LC_REGION_POWER_PRICE_USD_PER_MWH);

    return it + halls + parameter(m, LC_P_OPERATIONS_MUSD_PER_MW_YEAR) +
           LC_HOURS_PER_YEAR * load * price / LC_USD_PER_MUSD;
}

/* Of projects of a kind, by the beginning of their keys in the table work. */
static double worker_years_per_mw(const struct lc_model *m, const char *kind)
{
    double months = 0;

    for (uint32_t row = 0; row < lc_rows(m, LC_T_WORK); row++) {
        if (g_str_has_prefix(m->tables[LC_T_WORK].key[row], kind)) {
            months += cell(m, LC_T_WORK, row, LC_WORK_WORKER_MONTHS_PER_UNIT);
        }
    }
    return months / 12;
}

/* The grid has all the power that is wanted, or none: then each project builds its own plant. */
static bool has_own_plants(const struct lc_model *m)
{
    return cell(m, LC_T_GRID, 0, LC_GRID_HEADROOM_MW) <= 0;
}

/* MW that serve the spending at the long-run rent. */
static double needed_mw(const struct lc_model *m)
{
    const double spend = 1000 * cell(m, LC_T_ADOPTION, 0, LC_ADOPTION_SPEND_BUSD_PER_YEAR);

    return spend / (1 + parameter(m, LC_P_MODEL_MARGIN)) * (1 + parameter(m, LC_P_RESEARCH_RATIO)) /
           user_cost(m);
}

static void fill_coefficients(double a[ACTIVITIES][ACTIVITIES], const struct lc_model *m,
                              double years)
{
    const double in_place = cell(m, LC_T_FLEET, 0, LC_FLEET_FACILITY_MW) / needed_mw(m);

    memset(a, 0, sizeof(double[ACTIVITIES][ACTIVITIES]));
    a[MODELS][REVENUE] = 1 / cell(m, LC_T_APPLICATIONS, 0, LC_APPLICATION_REVENUE_RATIO);
    a[INFERENCE][MODELS] = 1 / (1 + parameter(m, LC_P_MODEL_MARGIN));
    a[RESEARCH][INFERENCE] = parameter(m, LC_P_RESEARCH_RATIO);
    a[COMPUTE][INFERENCE] = a[COMPUTE][RESEARCH] = 1;
    a[CAPACITY][COMPUTE] = 1 / user_cost(m);
    a[NEW_CAPACITY][CAPACITY] = (1 - in_place) / years;
    a[HALLS][NEW_CAPACITY] = parameter(m, LC_P_FACILITY_COST_MUSD_PER_MW);
    a[CHIPS][NEW_CAPACITY] = it_musd_per_mw(m);
    a[FIRM_POWER][NEW_CAPACITY] = 1;
    a[PLANTS][FIRM_POWER] =
        has_own_plants(m) / cell(m, LC_T_TECHNOLOGIES, 0, LC_TECHNOLOGY_FIRM_SHARE);
    a[ENERGY][FIRM_POWER] = cell(m, LC_T_REGIONS, 0, LC_REGION_CONNECTION_USD_PER_KW) / 1000;
    a[ENERGY][PLANTS] = cell(m, LC_T_TECHNOLOGIES, 0, LC_TECHNOLOGY_OVERNIGHT_USD_PER_KW) / 1000;
    a[PLANT_WORK][PLANTS] = worker_years_per_mw(m, "plant.") *
                            cell(m, LC_T_TECHNOLOGIES, 0, LC_TECHNOLOGY_WORK_MONTHS_PER_MW);
    a[INSTALLED][NEW_CAPACITY] = units_per_mw(m) * cell(m, LC_T_CHIPS, 0, LC_CHIP_H100E_PER_UNIT);
    a[WORK][NEW_CAPACITY] = worker_years_per_mw(m, "factory.");
}

/* x = (I - A)^-1 f, by LU decomposition. */
static void solve(double x[ACTIVITIES], double a[ACTIVITIES][ACTIVITIES], double revenue)
{
    double f[ACTIVITIES] = {[REVENUE] = revenue};
    gsl_vector_view out = gsl_vector_view_array(x, ACTIVITIES);
    gsl_vector_view in = gsl_vector_view_array(f, ACTIVITIES);
    gsl_matrix_view i_minus_a = gsl_matrix_view_array(&a[0][0], ACTIVITIES, ACTIVITIES);
    gsl_permutation *p = gsl_permutation_alloc(ACTIVITIES);
    int sign;

    gsl_matrix_scale(&i_minus_a.matrix, -1);
    gsl_matrix_add_diagonal(&i_minus_a.matrix, 1);
    ck_assert_int_eq(gsl_linalg_LU_decomp(&i_minus_a.matrix, p, &sign), 0);
    ck_assert_int_eq(gsl_linalg_LU_solve(&i_minus_a.matrix, p, &in.vector, &out.vector), 0);
    gsl_permutation_free(p);
}

/* What the matrix shows of each activity: row of the matrix by layer and quantity. */
static const struct shown {
    enum activity activity;
    const char *layer, *quantity;
} shown[] = {
    {REVENUE, "applications", "revenue"}, {RESEARCH, "models", "capital"},
    {HALLS, "infrastructure", "capital"}, {CHIPS, "chips", "capital"},
    {ENERGY, "energy", "capital"},        {NEW_CAPACITY, "infrastructure", "facility-power"},
    {FIRM_POWER, "energy", "firm-power"}, {INSTALLED, "chips", "compute"},
    {WORK, "infrastructure", "work"},     {PLANT_WORK, "energy", "work"},
};

static double quantity_of(const struct lc_matrix *x, const struct ensemble *e, unsigned row)
{
    const struct lc_quantity *q =
        &x->probe.quantities[row * x->n_years + x->n_years - 1]; /* the only application */
    double sum = 0;

    for (uint32_t k = 0; k < q->n; k++) {
        const struct lc_probe_term *term = &x->probe.terms[q->first + k];
        const double *values =
            term->kind == LC_SAMPLE_SERIES ? e->runs[0]->series : e->runs[0]->ledger;

        sum += term->weight * values[term->cell];
    }
    return sum / q->divisor;
}

static unsigned row_of(const char *layer, const char *quantity)
{
    for (unsigned i = 0; i < lc_n_matrix_rows; i++) {
        if (strcmp(lc_matrix_rows[i].layer, layer) == 0 &&
            strcmp(lc_matrix_rows[i].quantity, quantity) == 0) {
            return i;
        }
    }
    ck_abort_msg("no row %s %s", layer, quantity);
    return 0;
}

/* The steady state with other values (NULL at the end), and what follows from them: rent at the
 * start as spending and fleet make it, and projects that are not smaller than the gap, so that
 * nothing is left over. The case points into texts. */
static struct run_case steady_case(const char *const *others, char texts[2][TEXT])
{
    struct run_case c = {.model = "tutorial",
                         .start = "2025-12-31",
                         .to = "2032-12-31",
                         .every = LC_EVERY_QUARTER,
                         .seed = 1};
    size_t n = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(steady); i++) {
        c.sets[n++] = steady[i];
    }
    for (size_t i = 0; others[i]; i++) {
        c.sets[n++] = others[i];
    }
    struct lc_model *m = harness_load(&c);
    const double in_place = cell(m, LC_T_FLEET, 0, LC_FLEET_FACILITY_MW);

    ck_assert_double_gt(needed_mw(m), in_place);
    snprintf(texts[0], TEXT, "capital.world.rent_ratio=%.17g", needed_mw(m) / in_place);
    snprintf(texts[1], TEXT, "builders.builder.size_median_mw=%.17g",
             1.25 * (needed_mw(m) - in_place));
    lc_model_free(m);
    c.sets[n++] = texts[0];
    c.sets[n++] = texts[1];
    ck_assert_uint_lt(n, HARNESS_LIST);
    return c;
}

/* Attributed amounts over the window against the closed form, of the same revenue. */
static void expect_leontief(const char *const *others)
{
    char texts[2][TEXT];
    const struct run_case c = steady_case(others, texts);
    struct ensemble *e = ensemble_run(&c, 1);
    struct lc_matrix matrix;
    double a[ACTIVITIES][ACTIVITIES], x[ACTIVITIES];
    const double years = lc_years_between(e->setup.from, e->setup.to + LC_MS_PER_DAY);
    const double revenue = 1000 * years *
                           cell(e->model, LC_T_ADOPTION, 0, LC_ADOPTION_SPEND_BUSD_PER_YEAR) *
                           cell(e->model, LC_T_APPLICATIONS, 0, LC_APPLICATION_REVENUE_RATIO);

    fill_coefficients(a, e->model, years);
    solve(x, a, revenue);
    lc_matrix_init(&matrix, e->layout, e->setup.from);
    for (size_t i = 0; i < G_N_ELEMENTS(shown); i++) {
        const double found = quantity_of(&matrix, e, row_of(shown[i].layer, shown[i].quantity));
        const double expected = x[shown[i].activity];

        ck_assert(expected > 0 || (shown[i].activity == PLANT_WORK && !has_own_plants(e->model)));
        ck_assert_msg(fabs(found - expected) <= EXACT * expected,
                      "%s %s: simulated %.12g, by the Leontief inverse %.12g, for %g M$",
                      shown[i].layer, shown[i].quantity, found, expected, revenue);
    }
    /* nobody adopts, so adopters integrate nothing; the lines are there */
    ck_assert_double_eq(quantity_of(&matrix, e, row_of("applications", "capital")), 0);
    ck_assert_double_eq(quantity_of(&matrix, e, row_of("chips", "work")), 0);
    lc_matrix_fini(&matrix);
    ensemble_free(e);
}

static const char *const as_it_is[] = {NULL};

START_TEST(test_pull_through_of_a_steady_state_is_the_leontief_inverse)
{
    expect_leontief(as_it_is);
}
END_TEST

START_TEST(test_pull_through_follows_each_coefficient_of_the_leontief_inverse)
{
    static const char *const demand[] = {"applications.assistant.revenue_ratio=3",
                                         "model_margin=0.6", "research_ratio=0.25", NULL};
    static const char *const costs[] = {"facility_cost_musd_per_mw=13",
                                        "chips.*.it_cost_kusd_per_unit=35",
                                        "hurdle_rate=0.12",
                                        "operations_musd_per_mw_year=0.9",
                                        "regions.home.power_price_usd_per_mwh=90",
                                        "regions.home.connection_usd_per_kw=250",
                                        NULL};
    static const char *const things[] = {"regions.home.pue=1.4",
                                         "chips.*.h100e_per_unit=3",
                                         "chips.*.it_kw_per_unit=1.2",
                                         "work.factory.fit-out.electricians.worker_months_per_unit="
                                         "12",
                                         "fleet.builder.home.chip-one.facility_mw=600",
                                         NULL};

    expect_leontief(demand);
    expect_leontief(costs);
    expect_leontief(things);
}
END_TEST

START_TEST(test_pull_through_with_plants_of_its_own_is_the_leontief_inverse)
{
    static const char *const engines[] = {"grid.home.headroom_mw=0",
                                          "regions.home.grid_additions_mw_per_year=0",
                                          "sites.gas-engines.home.limit_mw=100000",
                                          "maker-output.engines.output_mw_per_year=100000",
                                          "technologies.gas-engines.firm_share=0.8",
                                          "technologies.gas-engines.overnight_usd_per_kw=1300",
                                          NULL};

    expect_leontief(engines);
}
END_TEST

/* Everything hangs on the one application: without it nothing is built, and what is attributed to
 * it is what it adds. */
START_TEST(test_marginal_pull_through_of_the_only_application_is_all_that_is_attributed)
{
    char texts[2][TEXT];
    struct run_case c = steady_case(as_it_is, texts);
    struct lc_model *m = harness_load(&c);
    char **sets = lc_without_sets(m, 0);
    size_t n = 0;

    while (c.sets[n]) {
        n++;
    }
    for (size_t i = 0; sets[i]; i++) {
        c.sets[n++] = sets[i];
    }
    ck_assert_uint_lt(n, HARNESS_LIST);
    struct ensemble *e = ensemble_run(&c, 1);
    struct lc_matrix matrix;

    lc_matrix_init(&matrix, e->layout, e->setup.from);
    for (unsigned row = 0; row < lc_n_matrix_rows; row++) {
        ck_assert_msg(quantity_of(&matrix, e, row) == 0, "%s %s: %g without the application",
                      lc_matrix_rows[row].layer, lc_matrix_rows[row].quantity,
                      quantity_of(&matrix, e, row));
    }
    lc_matrix_fini(&matrix);
    ensemble_free(e);
    g_strfreev(sets);
    lc_model_free(m);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *suite = suite_create("model/leontief");
    TCase *tc = tcase_create("leontief");

    tcase_add_test(tc, test_pull_through_of_a_steady_state_is_the_leontief_inverse);
    tcase_add_test(tc, test_pull_through_follows_each_coefficient_of_the_leontief_inverse);
    tcase_add_test(tc,
                   test_marginal_pull_through_of_the_only_application_is_all_that_is_attributed);
    tcase_add_test(tc, test_pull_through_with_plants_of_its_own_is_the_leontief_inverse);
    suite_add_tcase(suite, tc);
    return harness_main(suite);
}
