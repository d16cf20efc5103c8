#include "observe/samples.h"
#include "observe/small.h"
#include "world/events.h"

#include <check.h>
#include <gsl/gsl_errno.h>

START_TEST(test_observation_clear_forgets_everything)
{
    struct lc_layout *l = lc_layout_new(small_model(), lc_time_of(2026, 1, 1),
                                        lc_time_of(2026, 12, 31), LC_EVERY_YEAR);
    struct lc_observation *o = lc_observation_new(l);
    const size_t last_series = lc_samples_cells(l, LC_SAMPLE_SERIES) - 1;
    const size_t last_ledger = lc_samples_cells(l, LC_SAMPLE_LEDGER) - 1;
    const size_t last_held = lc_samples_cells(l, LC_SAMPLE_HELD_BACK) - 1;

    o->replication = 3;
    o->failed = true;
    o->failure[0] = 'w';
    o->events = 5;
    o->events_by_kind[LC_EVENT_COUNT - 1] = 5;
    o->series[last_series] = 1;
    o->ledger[last_ledger] = 1;
    o->held_back_mwyears[last_held] = 1;
    o->draws[2] = 1;
    lc_observation_clear(o, l);
    ck_assert(!o->failed && o->failure[0] == '\0' && o->events == 0);
    ck_assert_uint_eq(o->events_by_kind[LC_EVENT_COUNT - 1], 0);
    ck_assert_double_eq(o->series[last_series], 0);
    ck_assert_double_eq(o->ledger[last_ledger], 0);
    ck_assert_double_eq(o->held_back_mwyears[last_held], 0);
    ck_assert_double_eq(o->draws[2], 0);
    lc_observation_free(o);
    lc_layout_free(l);
}
END_TEST

START_TEST(test_cells_are_counted_as_they_are_indexed)
{
    struct lc_layout *l = lc_layout_new(small_model(), lc_time_of(2026, 1, 1),
                                        lc_time_of(2027, 12, 31), LC_EVERY_YEAR);

    ck_assert_uint_eq(lc_samples_cells(l, LC_SAMPLE_SERIES),
                      lc_series_index(l, 1, l->n_columns - 1) + 1);
    ck_assert_uint_eq(lc_samples_cells(l, LC_SAMPLE_LEDGER),
                      lc_ledger_index(l, 1, l->n_items - 1, 1, 1) + 1);
    ck_assert_uint_eq(lc_samples_cells(l, LC_SAMPLE_HELD_BACK),
                      lc_held_back_index(l, 1, 1, l->n_holds - 1) + 1);
    ck_assert_uint_eq(lc_samples_cells(l, LC_SAMPLE_DRAW), 3);
    lc_layout_free(l);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("observation");
    TCase *t = tcase_create("observation");

    tcase_add_test(t, test_observation_clear_forgets_everything);
    tcase_add_test(t, test_cells_are_counted_as_they_are_indexed);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
