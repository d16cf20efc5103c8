/* What holds the build-out back, and what is behind it: each can bind, and each follows its cause.
 */
#include "model/harness.h"

static const struct run_case tutorial = {.model = "tutorial",
                                         .start = "2025-12-31",
                                         .to = "2032-12-31",
                                         .every = LC_EVERY_QUARTER,
                                         .seed = 1};
static const struct run_case reference = {.model = "reference",
                                          .start = "2025-12-31",
                                          .to = "2029-12-31",
                                          .every = LC_EVERY_QUARTER,
                                          .seed = 1};

/* MW-years over all runs, dates and regions. */
static double held_back(const struct ensemble *e, uint32_t hold)
{
    const struct lc_layout *l = e->layout;
    double sum = 0;

    for (uint32_t run = 0; run < e->n; run++) {
        for (uint32_t date = 0; date < l->n_dates; date++) {
            for (uint32_t region = 0; region < l->n_regions; region++) {
                sum += e->runs[run]->held_back_mwyears[lc_held_back_index(l, date, region, hold)];
            }
        }
    }
    return sum;
}

static uint32_t hold_of(const struct ensemble *e, const char *name)
{
    for (uint32_t k = 0; k < e->layout->n_holds; k++) {
        if (strcmp(e->layout->holds[k].name, name) == 0) {
            return k;
        }
    }
    ck_abort_msg("nothing holds back by the name of %s", name);
    return 0;
}

/* Share of a detail in what its constraint holds back. */
static double share_of(const struct ensemble *e, const char *detail)
{
    const uint32_t hold = hold_of(e, detail);
    const double all = held_back(e, e->layout->holds[hold].constraint);

    return all > 0 ? held_back(e, hold) / all : 0;
}

/* The detail's share in a case with up to three overrides. */
static double share_with(const struct run_case *base, const char *detail, const char *const sets[3])
{
    struct run_case c = *base;

    for (int i = 0; i < 3; i++) {
        c.sets[i] = sets[i];
    }
    struct ensemble *e = ensemble_run(&c, 3);
    const double share = share_of(e, detail);

    ensemble_free(e);
    return share;
}

START_TEST(test_binding_details_sum_to_their_constraint)
{
    struct ensemble *e = ensemble_run(&reference, 3);
    const struct lc_layout *l = e->layout;

    for (uint32_t run = 0; run < e->n; run++) {
        for (size_t cell = 0; cell < lc_samples_cells(l, LC_SAMPLE_HELD_BACK); cell += l->n_holds) {
            const double *held = e->runs[run]->held_back_mwyears + cell;
            double sums[LC_CONSTRAINT_COUNT] = {0};

            for (uint32_t k = LC_CONSTRAINT_COUNT; k < l->n_holds; k++) {
                ck_assert_double_ge(held[k], 0);
                sums[l->holds[k].constraint] += held[k];
            }
            ck_assert_double_eq_tol(sums[LC_BIND_EQUIPMENT], held[LC_BIND_EQUIPMENT], 1e-6);
            ck_assert_double_eq_tol(sums[LC_BIND_CHIPS], held[LC_BIND_CHIPS], 1e-6);
            ck_assert_double_eq_tol(sums[LC_BIND_LABOUR], held[LC_BIND_LABOUR], 1e-6);
        }
    }
    ensemble_free(e);
}
END_TEST

/* From ample to nothing to speak of: the share of the stage rises to nearly all. */
START_TEST(test_binding_a_stage_that_is_cut_is_what_chips_wait_for)
{
    static const struct {
        const char *detail, *line;
        double ample;
    } stages[] = {{"chips:wafers", "home-wafers", 2},
                  {"chips:packaging", "home-packaging", 3},
                  {"chips:memory", "home-memory", 10},
                  {"chips:assembly", "home-assembly", 2}};

    for (size_t i = 0; i < sizeof stages / sizeof *stages; i++) {
        double last = -1;

        for (double cut = 1; cut > 1.0 / 100; cut /= 4) {
            char set[96];

            snprintf(set, sizeof set, "line-capacity.%s.capacity_per_month=%g", stages[i].line,
                     stages[i].ample * cut);
            const char *const sets[3] = {set, "stages.*.growth_cap_per_year=0", NULL};
            const double share = share_with(&tutorial, stages[i].detail, sets);

            ck_assert_msg(share >= last, "%s: %g after %g at %s", stages[i].detail, share, last,
                          set);
            last = share;
        }
        ck_assert_msg(last > 0.95, "%s: %g", stages[i].detail, last);
    }
}
END_TEST

/* Few workers of a trade where most is built: most of what labour holds back is for want of them.
 */
START_TEST(test_binding_a_trade_that_is_missing_is_what_crews_wait_for)
{
    struct lc_model *m = harness_load(&reference);
    const struct lc_table *trades = &m->tables[LC_T_TRADES];

    for (uint32_t i = 0; i < trades->n_rows; i++) {
        char set[96], detail[96];

        snprintf(set, sizeof set, "workforce.united-states.%s.workers=100", trades->key[i]);
        snprintf(detail, sizeof detail, "labour:%s", trades->key[i]);
        const char *const sets[3] = {set, NULL, NULL};
        const double share = share_with(&reference, detail, sets);

        ck_assert_msg(share > 0.5, "%s: %g", detail, share);
    }
    lc_model_free(m);
}
END_TEST

START_TEST(test_binding_makers_of_equipment_that_make_little_hold_plants_and_connections_back)
{
    static const char *const less[3] = {"maker-output.transformers.output_mw_per_year=20",
                                        "makers.*.growth_max_per_year=0", NULL};
    static const char *const none[3] = {NULL, NULL, NULL};

    ck_assert_double_gt(share_with(&tutorial, "equipment:transformers", less), 0.5);
    ck_assert_double_lt(share_with(&tutorial, "equipment:transformers", none), 0.1);
    ck_assert_double_gt(share_with(&tutorial, "equipment:engines", none), 0.9);
}
END_TEST

START_TEST(test_binding_chips_that_are_not_short_may_be_late_unsold_or_forbidden)
{
    static const char *const slow[3] = {"chip_delivery_days=300", NULL, NULL};
    static const char *const late[3] = {"chips.chip-two.slip_months=36", NULL, NULL};
    static const char *const open[3] = {"markets.china.import_share_cap=1", NULL, NULL};
    static const char *const none[3] = {NULL, NULL, NULL};

    ck_assert_double_gt(share_with(&tutorial, "chips:delivery", slow), 0.8);
    ck_assert_double_gt(share_with(&tutorial, "chips:launch", late), 0.2);
    ck_assert_double_lt(share_with(&tutorial, "chips:launch", none), 0.05);
    ck_assert_double_gt(share_with(&reference, "chips:export-rules", none), 0);
    ck_assert_double_eq(share_with(&reference, "chips:export-rules", open), 0);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *suite = suite_create("model/binding");
    TCase *tc = tcase_create("binding");

    tcase_set_timeout(tc, 120);
    tcase_add_test(tc, test_binding_details_sum_to_their_constraint);
    tcase_add_test(tc, test_binding_a_stage_that_is_cut_is_what_chips_wait_for);
    tcase_add_test(tc, test_binding_a_trade_that_is_missing_is_what_crews_wait_for);
    tcase_add_test(
        tc, test_binding_makers_of_equipment_that_make_little_hold_plants_and_connections_back);
    tcase_add_test(tc, test_binding_chips_that_are_not_short_may_be_late_unsold_or_forbidden);
    suite_add_tcase(suite, tc);
    return harness_main(suite);
}
