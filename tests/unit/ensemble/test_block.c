#include "ensemble/block.h"
#include "fixture.h"

#include <gsl/gsl_errno.h>

START_TEST(test_block_gives_back_what_was_put_in_any_order)
{
    struct lc_block *b = lc_block_new(layout, 300, 7);

    for (uint32_t i = 7; i-- > 0;) {
        fixture_put(b, 300 + (i + 3) % 7, NULL);
    }
    for (int i = 0; i < LC_SAMPLE_KINDS; i++) {
        const enum lc_sample_kind kind = (enum lc_sample_kind)i;

        for (size_t cell = 0; cell < lc_samples_cells(layout, kind); cell++) {
            for (uint32_t slot = 0; slot < 7; slot++) {
                const double put = fixture_value(kind, cell, 300 + slot);

                ck_assert_double_eq(lc_block_get(b, kind, cell, slot),
                                    kind == LC_SAMPLE_LEDGER ? (double)(float)put : put);
            }
        }
    }
    lc_block_free(b);
}
END_TEST

START_TEST(test_block_keeps_why_a_replication_failed_and_no_number_of_it)
{
    struct lc_block *b = lc_block_new(layout, 100, 3);

    fixture_put(b, 101, "money was lost");
    fixture_put(b, 102, NULL);
    ck_assert(!b->kept[0]); /* not run yet */
    ck_assert_ptr_null(b->failures[0]);
    ck_assert(!b->kept[1]);
    ck_assert_str_eq(b->failures[1], "money was lost");
    ck_assert_double_eq(lc_block_get(b, LC_SAMPLE_SERIES, 4, 1), 0);
    ck_assert(b->kept[2]);
    ck_assert_ptr_null(b->failures[2]);
    lc_block_free(b);
}
END_TEST

START_TEST(test_block_bytes_are_those_of_its_values_and_never_wrap)
{
    const size_t cells = lc_samples_cells(layout, LC_SAMPLE_SERIES) +
                         lc_samples_cells(layout, LC_SAMPLE_HELD_BACK) +
                         lc_samples_cells(layout, LC_SAMPLE_DRAW);
    struct lc_layout huge = *layout;

    ck_assert_uint_eq(lc_block_bytes(layout),
                      100 * (8 * cells + 4 * lc_samples_cells(layout, LC_SAMPLE_LEDGER)));
    huge.n_dates = UINT32_MAX;
    huge.n_columns = UINT32_MAX;
    ck_assert_uint_eq(lc_block_bytes(&huge), SIZE_MAX);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("block");
    TCase *t = tcase_create("block");

    tcase_add_checked_fixture(t, fixture_init, fixture_fini);
    tcase_add_test(t, test_block_gives_back_what_was_put_in_any_order);
    tcase_add_test(t, test_block_keeps_why_a_replication_failed_and_no_number_of_it);
    tcase_add_test(t, test_block_bytes_are_those_of_its_values_and_never_wrap);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
