#include "report/workbook_pivot.h"

#include "folder.h"

#include <math.h>

#define TABLE                                                                                      \
    "place,line,year,kind,value\n"                                                                 \
    "world,b,2030,x,1\nworld,a,2030,x,2\nhome,a,2030,x,64\nworld,b,2031,x,4\n"                     \
    "world,b,2030,x,8\nworld,a,2032,y,16\nworld,c,2031,x,\n"

START_TEST(test_pivot_has_rows_and_columns_in_order_of_appearance_and_sums)
{
    folder_put("t.csv", TABLE);
    struct lc_report_table *t = lc_report_table_read(folder, "t");
    const struct lc_pivot_about about = {t, {"line"}, "year", "value", {{"place", "world"}}};
    struct lc_pivot *p = lc_pivot_new(&about);

    ck_assert_uint_eq(p->n_rows, 3);
    ck_assert_uint_eq(p->n_columns, 3);
    ck_assert_str_eq(p->columns[0], "2030");
    ck_assert_str_eq(p->columns[1], "2031");
    ck_assert_str_eq(lc_report_cell(t, p->sample[0], 1), "b");
    ck_assert_str_eq(lc_report_cell(t, p->sample[1], 1), "a");
    ck_assert_double_eq(lc_pivot_at(p, 0, 0), 9);
    ck_assert_double_eq(lc_pivot_at(p, 0, 1), 4);
    ck_assert_double_eq(lc_pivot_at(p, 1, 0), 2);
    ck_assert_double_eq(lc_pivot_at(p, 1, 2), 16);
    ck_assert(isnan(lc_pivot_at(p, 1, 1)));
    ck_assert(isnan(lc_pivot_at(p, 2, 1)));
    ck_assert_double_eq(lc_pivot_row_sum(p, 0), 13);
    ck_assert_double_eq(lc_pivot_largest(p), 16);
    ck_assert_uint_eq(lc_pivot_column(p, "2032"), 2);
    ck_assert_uint_eq(lc_pivot_column(p, "2033"), 3);
    lc_pivot_free(p);
    lc_report_table_free(t);
}
END_TEST

START_TEST(test_pivot_keeps_rows_that_fit_all_conditions)
{
    folder_put("t.csv", TABLE);
    struct lc_report_table *t = lc_report_table_read(folder, "t");
    const struct lc_pivot_about about = {
        t, {"place", "line"}, "year", "value", {{"kind", "x"}, {"line", "a"}}};
    const struct lc_pivot_about none = {t, {"line"}, "year", "value", {{"absent", "x"}}};
    struct lc_pivot *p = lc_pivot_new(&about), *empty = lc_pivot_new(&none);

    ck_assert_uint_eq(p->n_rows, 2); /* world a, home a */
    ck_assert_uint_eq(p->n_columns, 1);
    ck_assert_double_eq(lc_pivot_at(p, 1, 0), 64);
    ck_assert_uint_eq(empty->n_rows, 0);
    ck_assert_double_eq(lc_pivot_largest(empty), 0);
    lc_pivot_free(p);
    lc_pivot_free(empty);
    lc_report_table_free(t);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("workbook_pivot");
    TCase *t = tcase_create("pivot");

    tcase_add_checked_fixture(t, folder_make, folder_drop);
    tcase_add_test(t, test_pivot_has_rows_and_columns_in_order_of_appearance_and_sums);
    tcase_add_test(t, test_pivot_keeps_rows_that_fit_all_conditions);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
