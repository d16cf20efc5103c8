#include "ensemble/part_schema.h"
#include "fixture.h"

#include <gsl/gsl_errno.h>
#include <string.h>

START_TEST(test_part_names_are_read_back_and_others_are_not)
{
    static const char *const others[] = {"",
                                         "part-00000.nc",
                                         "ensemble/part-0.nc",
                                         "ensemble/part-000001.nc",
                                         "ensemble/part-00001.nc.1-0.tmp",
                                         "ensemble/part-00001.csv",
                                         "ensemble/part--0001.nc",
                                         "ensemble/part- 0001.nc",
                                         "ensemble/part-0x001.nc",
                                         "ensemble/part-99999999999.nc",
                                         "ensemble/../ensemble/part-00001.nc",
                                         "summary.csv"};
    static const uint32_t blocks[] = {0, 1, 12, 99999, 100000, UINT32_MAX};
    char name[LC_PART_NAME];

    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++) {
        lc_part_name(name, blocks[i]);
        ck_assert_int_eq(lc_part_number(name), blocks[i]);
    }
    lc_part_name(name, 12);
    ck_assert_str_eq(name, "ensemble/part-00012.nc");
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        ck_assert_msg(lc_part_number(others[i]) == -1, "%s", others[i]);
    }
}
END_TEST

START_TEST(test_series_names_say_by_what)
{
    char name[LC_PART_VARIABLE];

    lc_part_series_name(name, LC_S_CAPITAL_LAYER);
    ck_assert_str_eq(name, "capital_by_layer_busd_per_year");
    lc_part_series_name(name, LC_S_TOKENS);
    ck_assert_str_eq(name, "tokens_trillion_per_day");
}
END_TEST

/* Oracle: the names of the table's columns, in which the member's name stands. */
START_TEST(test_each_column_of_the_tables_has_one_place_in_one_variable)
{
    GHashTable *seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    for (uint32_t column = 0; column < layout->n_columns; column++) {
        const struct lc_report_column *c = &layout->columns[column];
        const struct lc_series *series = lc_series_get(c->series);
        struct lc_stripe s;

        lc_stripe_get(&s, layout, LC_SAMPLE_SERIES, column);
        if (series->scope == LC_SCOPE_WORLD) {
            ck_assert_str_eq(s.variable, c->name);
            ck_assert_uint_eq(s.n_dimensions, 2);
        } else if (series->scope == LC_SCOPE_REGION) {
            ck_assert_str_eq(s.variable, c->name);
            ck_assert_str_eq(s.start[2] == 0 ? "world" : small_regions[s.start[2] - 1], c->region);
        } else {
            const struct lc_members m = lc_scope_members(layout->model, series->scope);
            char by[64], *member = g_strdelimit(g_strdup(m.names[s.start[2]]), "-", '_');

            ck_assert_uint_lt(s.start[2], m.n);
            snprintf(by, sizeof by, "by_%s", lc_part_member_dimension(series->scope));
            char **ends = g_strsplit(s.variable, by, 2);
            char *filled = g_strconcat(ends[0], member, ends[1], NULL);

            ck_assert_str_eq(filled, c->name);
            g_strfreev(ends);
            g_free(filled);
            g_free(member);
        }
        ck_assert(g_hash_table_add(seen, g_strdup_printf("%s %zu", s.variable, s.start[2])));
    }
    g_hash_table_destroy(seen);
}
END_TEST

START_TEST(test_variables_of_series_and_items_have_different_names)
{
    GHashTable *seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    char name[LC_PART_VARIABLE];

    for (int i = 0; i < LC_SERIES_COUNT; i++) {
        lc_part_series_name(name, (enum lc_series_id)i);
        ck_assert_msg(g_hash_table_add(seen, g_strdup(name)), "%s", name);
        ck_assert_ptr_null(strpbrk(name, "%-/ "));
    }
    for (uint32_t i = 0; i < layout->n_items; i++) {
        lc_part_item_name(name, &layout->items[i]);
        ck_assert_msg(g_hash_table_add(seen, g_strdup(name)), "%s", name);
        ck_assert_ptr_null(strpbrk(name, "%-/ "));
    }
    g_hash_table_destroy(seen);
}
END_TEST

START_TEST(test_every_cell_is_at_one_place_of_one_stripe)
{
    for (int i = 0; i < LC_SAMPLE_KINDS; i++) {
        const enum lc_sample_kind kind = (enum lc_sample_kind)i;
        const size_t n = lc_samples_cells(layout, kind);
        const uint32_t cells = lc_stripe_cells(layout, kind);
        bool *seen = g_new0(bool, n);

        ck_assert_uint_gt(n, 0);
        ck_assert_uint_eq((size_t)lc_stripe_count(layout, kind) * cells, n);
        for (size_t cell = 0; cell < n; cell++) {
            uint32_t offset = UINT32_MAX;
            const uint32_t stripe = lc_stripe_of(&offset, layout, kind, cell);

            ck_assert_uint_lt(offset, cells);
            ck_assert_uint_lt(stripe, lc_stripe_count(layout, kind));
            ck_assert(!seen[(size_t)stripe * cells + offset]);
            seen[(size_t)stripe * cells + offset] = true;
            ck_assert_uint_eq(lc_stripe_cell(layout, kind, stripe, offset), cell);
        }
        g_free(seen);
    }
}
END_TEST

START_TEST(test_a_stripe_s_slab_has_as_many_values_as_the_stripe_has_cells)
{
    for (int i = 0; i < LC_SAMPLE_KINDS; i++) {
        const enum lc_sample_kind kind = (enum lc_sample_kind)i;

        for (uint32_t stripe = 0; stripe < lc_stripe_count(layout, kind); stripe++) {
            struct lc_stripe s;
            size_t values = 1;

            lc_stripe_get(&s, layout, kind, stripe);
            for (unsigned k = 1; k < s.n_dimensions; k++) {
                values *= s.count[k];
            }
            ck_assert_uint_eq(values, lc_stripe_cells(layout, kind));
        }
    }
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("part_schema");
    TCase *t = tcase_create("part_schema");

    tcase_add_checked_fixture(t, fixture_init, fixture_fini);
    tcase_add_test(t, test_part_names_are_read_back_and_others_are_not);
    tcase_add_test(t, test_series_names_say_by_what);
    tcase_add_test(t, test_each_column_of_the_tables_has_one_place_in_one_variable);
    tcase_add_test(t, test_variables_of_series_and_items_have_different_names);
    tcase_add_test(t, test_every_cell_is_at_one_place_of_one_stripe);
    tcase_add_test(t, test_a_stripe_s_slab_has_as_many_values_as_the_stripe_has_cells);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
