#include "stats/order.h"

#include <check.h>
#include <gsl/gsl_errno.h>

START_TEST(test_rows_go_by_value_then_second_column_then_number)
{
    static const double x[] = {2, 1, 2, 1, -0.0, 0.0}, then[] = {5, 3, 4, 3, 1, 0};
    uint32_t rows[6];

    lc_order(rows, x, then, 6);
    ck_assert(rows[0] == 5 && rows[1] == 4 && rows[2] == 1 && rows[3] == 3);
    ck_assert(rows[4] == 2 && rows[5] == 0);
    lc_order(rows, x, NULL, 6);
    ck_assert(rows[0] == 4 && rows[1] == 5 && rows[4] == 0 && rows[5] == 2);
}
END_TEST

START_TEST(test_midranks_of_a_resample_are_those_of_its_rows_written_out)
{
    /* once, never, twice, three times: the rows 5, 3, 3, 3, 3, 3 with x of rows 2 and 3 equal */
    static const double x[] = {5, 4, 3, 3};
    static const uint32_t counts[] = {1, 0, 2, 3};
    uint32_t order[4];
    double ranks[4];

    lc_order(order, x, NULL, 4);
    lc_midranks(ranks, x, order, counts, 4);
    ck_assert_double_eq(ranks[2], 3); /* of 1 ... 5 */
    ck_assert_double_eq(ranks[3], 3);
    ck_assert_double_eq(ranks[0], 6);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("order");
    TCase *t = tcase_create("order");

    tcase_add_test(t, test_rows_go_by_value_then_second_column_then_number);
    tcase_add_test(t, test_midranks_of_a_resample_are_those_of_its_rows_written_out);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
