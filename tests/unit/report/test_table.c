#include "report/table.h"

#include "folder.h"

static struct lc_report_table *table;

static void teardown(void)
{
    lc_report_table_free(table);
    table = NULL;
    folder_drop();
}

START_TEST(test_table_holds_every_cell_as_it_was_written)
{
    folder_put("t.csv", "name,value,note\na,1.5,\n\"b, \"\"c\"\"\",,\"two\nlines\"\n");
    table = lc_report_table_read(folder, "t");
    ck_assert_ptr_nonnull(table);
    ck_assert_str_eq(table->name, "t");
    ck_assert_uint_eq(table->n_columns, 3);
    ck_assert_uint_eq(table->n_rows, 2);
    ck_assert_int_eq(lc_report_column(table, "note"), 2);
    ck_assert_int_eq(lc_report_column(table, "not"), -1);
    ck_assert_ptr_null(table->columns[3]);
    ck_assert_str_eq(lc_report_cell(table, 1, 0), "b, \"c\"");
    ck_assert_str_eq(lc_report_cell(table, 1, 2), "two\nlines");
    ck_assert_str_eq(lc_report_cell(table, 0, -1), "");
}
END_TEST

START_TEST(test_table_tells_numbers_from_what_is_none)
{
    double value = 7;

    folder_put("t.csv", "x\n1e3\n\nabc\n-2\n");
    table = lc_report_table_read(folder, "t");
    ck_assert_uint_eq(table->n_rows, 3); /* a blank line is no row */
    ck_assert(lc_report_number(&value, table, 0, 0));
    ck_assert_double_eq(value, 1000);
    ck_assert(!lc_report_number(&value, table, 1, 0));
    ck_assert(lc_report_number(&value, table, 2, 0));
    ck_assert_double_eq(value, -2);
    ck_assert(!lc_report_number(&value, table, 0, -1));
}
END_TEST

START_TEST(test_table_with_a_header_alone_has_no_row)
{
    folder_put("t.csv", "a,b\n");
    table = lc_report_table_read(folder, "t");
    ck_assert_uint_eq(table->n_rows, 0);
    ck_assert_uint_eq(table->n_columns, 2);
}
END_TEST

START_TEST(test_table_that_is_none_is_refused)
{
    static const char *const bad[] = {"", "a,b\n1\n", "a\n\"open\n", "a\n\xff\n", "a\n\"x\"y\n"};

    ck_assert_ptr_null(lc_report_table_read(folder, "missing"));
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
        folder_put("t.csv", bad[i]);
        ck_assert_msg(!lc_report_table_read(folder, "t"), "case %zu", i);
    }
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("table");
    TCase *t = tcase_create("table");

    tcase_add_checked_fixture(t, folder_make, teardown);
    tcase_add_test(t, test_table_holds_every_cell_as_it_was_written);
    tcase_add_test(t, test_table_tells_numbers_from_what_is_none);
    tcase_add_test(t, test_table_with_a_header_alone_has_no_row);
    tcase_add_test(t, test_table_that_is_none_is_refused);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
