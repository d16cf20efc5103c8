#include "ensemble/panel.h"
#include "observe/small.h"

#include <check.h>
#include <glib.h>
#include <gsl/gsl_errno.h>

static struct lc_layout *layout;
static struct lc_observation *o;

static void set_up(void)
{
    layout = lc_layout_new(small_model(), lc_time_of(2026, 1, 1), lc_time_of(2027, 6, 30),
                           LC_EVERY_QUARTER);
    o = lc_observation_new(layout);
}

static void tear_down(void)
{
    lc_observation_free(o);
    lc_layout_free(layout);
}

/* Every cell of a series holds the number of its date, from 1, plus the replication. */
static struct lc_block *block_of(uint32_t first, uint32_t n, uint32_t failing)
{
    struct lc_block *b = lc_block_new(layout, first, n);

    for (uint32_t i = first; i < first + n; i++) {
        lc_observation_clear(o, layout);
        o->replication = i;
        o->failed = i == failing;
        for (uint32_t date = 0; date < layout->n_dates; date++) {
            for (uint32_t c = 0; c < layout->n_columns; c++) {
                o->series[lc_series_index(layout, date, c)] = 1 + date + i;
            }
        }
        o->ledger[3] = 100 + i;
        lc_block_put(b, o);
    }
    return b;
}

static uint32_t column(const char *name)
{
    return (uint32_t)lc_layout_find(layout, name, "world");
}

START_TEST(test_panel_holds_a_series_year_by_year)
{
    const lc_time from = lc_time_of(2026, 1, 1);
    struct lc_probe probe = {0};
    struct lc_panel panel;

    ck_assert(lc_probe_add_annual(&probe, layout, from, column("ai_power_gw"), 2026));
    ck_assert(lc_probe_add_annual(&probe, layout, from, column("ai_power_gw"), 2027));
    ck_assert(lc_probe_add_annual(&probe, layout, from, column("electricity_twh_per_year"), 2026));
    ck_assert(!lc_probe_add_annual(&probe, layout, from, column("ai_power_gw"), 2028));
    lc_probe_add(&probe, 2);
    lc_probe_add_term(&probe, LC_SAMPLE_LEDGER, 3, 1);
    ck_assert_uint_eq(probe.n, 4);
    lc_panel_init(&panel, &probe, 3);
    struct lc_block *b = block_of(0, 3, 1);

    lc_panel_take(&panel, b);
    lc_block_free(b);
    ck_assert_double_eq(lc_panel_get(&panel, 0)[2], 4 + 2); /* the last quarter of 2026 */
    ck_assert_double_eq(lc_panel_get(&panel, 1)[0], 6);     /* the last report of half a year */
    ck_assert_double_eq_tol(lc_panel_get(&panel, 2)[0], (90 * 1.0 + 91 * 2 + 92 * 3 + 92 * 4) / 365,
                            1e-14);
    ck_assert_double_eq(lc_panel_get(&panel, 3)[2], 51);
    ck_assert(panel.kept[0] && !panel.kept[1] && panel.kept[2]);
    ck_assert_uint_eq(panel.n_failed, 1);
    lc_panel_fini(&panel);
    lc_probe_fini(&probe);
}
END_TEST

START_TEST(test_order_of_blocks_does_not_matter)
{
    struct lc_probe probe = {0};
    struct lc_panel panel[2];

    lc_probe_add_annual(&probe, layout, lc_time_of(2026, 1, 1), column("ai_power_gw"), 2026);
    for (int turn = 0; turn < 2; turn++) {
        lc_panel_init(&panel[turn], &probe, 110);
        for (int i = 0; i < 2; i++) {
            struct lc_block *b = i == turn ? block_of(0, 100, 7) : block_of(100, 10, 103);

            lc_panel_take(&panel[turn], b);
            lc_block_free(b);
        }
    }
    ck_assert_mem_eq(panel[0].values, panel[1].values, 110 * sizeof(double));
    ck_assert_mem_eq(panel[0].kept, panel[1].kept, 110 * sizeof(bool));
    ck_assert_uint_eq(panel[0].n_failed, 2);
    ck_assert_double_eq(panel[0].values[109], 4 + 109);
    lc_panel_fini(&panel[0]);
    lc_panel_fini(&panel[1]);
    lc_probe_fini(&probe);
}
END_TEST

START_TEST(test_single_panel_rounds_cells_as_parts_do)
{
    const lc_time from = lc_time_of(2026, 1, 1);
    struct lc_probe probe = {0};
    struct lc_panel panel[2];
    const double value = 1.0 / 3;

    lc_probe_add_annual(&probe, layout, from, column("ai_power_gw"), 2026);
    struct lc_block *b = lc_block_new(layout, 0, 1);

    lc_observation_clear(o, layout);
    o->replication = 0;
    for (size_t i = 0; i < (size_t)layout->n_dates * layout->n_columns; i++) {
        o->series[i] = value;
    }
    lc_block_put(b, o);
    for (int single = 0; single < 2; single++) {
        lc_panel_init(&panel[single], &probe, 1);
        panel[single].is_single = single;
        lc_panel_take(&panel[single], b);
    }
    ck_assert_double_eq(panel[0].values[0], value);
    ck_assert_double_eq(panel[1].values[0], (double)(float)value);
    ck_assert_double_ne(panel[1].values[0], value);
    lc_block_free(b);
    lc_panel_fini(&panel[0]);
    lc_panel_fini(&panel[1]);
    lc_probe_fini(&probe);
}
END_TEST

START_TEST(test_kept_are_replications_that_no_panel_lacks)
{
    bool one[] = {true, false, true, true}, other[] = {true, true, true, false};
    const struct lc_panel panels[] = {{.n = 4, .kept = one}, {.n = 4, .kept = other}};
    bool *kept = lc_kept_new(4);
    uint32_t n_kept, n_lost;

    lc_kept_note(kept, &panels[0]);
    lc_kept_note(kept, &panels[1]);
    uint32_t *in_all = lc_kept_list(&n_kept, kept, 4, true);
    uint32_t *lost = lc_kept_list(&n_lost, kept, 4, false);

    ck_assert_uint_eq(n_kept, 2);
    ck_assert_uint_eq(in_all[0], 0);
    ck_assert_uint_eq(in_all[1], 2);
    ck_assert_uint_eq(n_lost, 2);
    ck_assert_uint_eq(lost[0], 1);
    ck_assert_uint_eq(lost[1], 3);
    g_free(in_all);
    g_free(lost);
    g_free(kept);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("panel");
    TCase *t = tcase_create("panel");

    tcase_add_checked_fixture(t, set_up, tear_down);
    tcase_add_test(t, test_panel_holds_a_series_year_by_year);
    tcase_add_test(t, test_order_of_blocks_does_not_matter);
    tcase_add_test(t, test_single_panel_rounds_cells_as_parts_do);
    tcase_add_test(t, test_kept_are_replications_that_no_panel_lacks);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
