#include "cli/experiment.h"

#include <check.h>
#include <glib.h>
#include <gsl/gsl_errno.h>

#define SIZE 3

/* Four groups of three runs; run i gives i for the first outcome and -i for the second. */
static struct lc_experiment experiment_failing(uint32_t run)
{
    static struct lc_probe probe;
    struct lc_experiment e = {.n_groups = 4, .size = SIZE, .n_columns = 2};

    lc_probe_fini(&probe);
    lc_probe_add(&probe, 1);
    lc_probe_add(&probe, 1);
    lc_panel_init(&e.panel, &probe, 4 * SIZE);
    for (uint32_t i = 0; i < 4 * SIZE; i++) {
        e.panel.values[i] = i;
        e.panel.values[4 * SIZE + i] = -(double)i;
        e.panel.kept[i] = i != run;
    }
    e.panel.n_failed = run < 4 * SIZE;
    return e;
}

START_TEST(test_group_with_a_failed_run_is_left_out_as_a_whole)
{
    static const double expected[] = {0, 1, 2, 6, 7, 8, 9, 10, 11};
    struct lc_experiment e = experiment_failing(4);
    double y[4 * SIZE];

    ck_assert(lc_experiment_is_whole(&e, 0) && !lc_experiment_is_whole(&e, 1));
    ck_assert_uint_eq(lc_experiment_get(y, &e, 0), 3);
    for (size_t i = 0; i < G_N_ELEMENTS(expected); i++) {
        ck_assert_double_eq(y[i], expected[i]);
    }
    ck_assert_uint_eq(lc_experiment_get(y, &e, 1), 3);
    ck_assert_double_eq(y[3], -6);
    lc_panel_fini(&e.panel);
}
END_TEST

START_TEST(test_groups_that_are_left_out_are_noted_by_number)
{
    struct lc_experiment e = experiment_failing(11);
    struct lc_sensitivity s = {.failed = g_array_new(FALSE, FALSE, sizeof(uint32_t))};

    lc_experiment_note_failed(&e, &s, "groups");
    ck_assert_uint_eq(s.failed->len, 1);
    ck_assert_uint_eq(g_array_index(s.failed, uint32_t, 0), 3);
    lc_panel_fini(&e.panel);
    e = experiment_failing(99);
    lc_experiment_note_failed(&e, &s, "groups");
    ck_assert_uint_eq(s.failed->len, 1);
    lc_panel_fini(&e.panel);
    g_array_free(s.failed, TRUE);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("experiment");
    TCase *t = tcase_create("experiment");

    tcase_add_test(t, test_group_with_a_failed_run_is_left_out_as_a_whole);
    tcase_add_test(t, test_groups_that_are_left_out_are_noted_by_number);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
