/* Parts are read here with the NetCDF library alone: what any other reader finds in them. */
#include "ensemble/part_write.h"
#include "fixture.h"

#include <gsl/gsl_errno.h>
#include <netcdf.h>

enum { N = 5, DATES = 6, YEARS = 2, REGIONS = 2, APPLICATIONS = 2, PARAMETERS = 3 };

static int file;

static void set_up(void)
{
    fixture_init();
    ck_assert_uint_eq(layout->n_dates, DATES);
    ck_assert_uint_eq(layout->n_years, YEARS);
}

/* A part of replications 200 to 204, of which 203 has failed, opened. */
static void open_part(char digest[65])
{
    struct lc_block *b = lc_block_new(layout, 200, N);

    for (uint32_t i = 200; i < 200 + N; i++) {
        fixture_put(b, i, i == 203 ? "why" : NULL);
    }
    fixture_write(b, digest);
    char *path = fixture_path(2);

    ck_assert_int_eq(nc_open(path, NC_NOWRITE, &file), NC_NOERR);
    g_free(path);
    lc_block_free(b);
}

static int variable(const char *name)
{
    int id = -1;

    ck_assert_msg(nc_inq_varid(file, name, &id) == NC_NOERR, "%s", name);
    return id;
}

static float value_at(const char *name, size_t a, size_t b, size_t c, size_t d)
{
    const size_t at[] = {a, b, c, d};
    float value;

    ck_assert_int_eq(nc_get_var1_float(file, variable(name), at, &value), NC_NOERR);
    return value;
}

static void expect_value(float is, enum lc_sample_kind kind, size_t cell, size_t slot)
{
    if (slot == 3) {
        ck_assert_float_nan(is);
    } else {
        ck_assert_float_eq(is, (float)fixture_value(kind, cell, 200 + (uint32_t)slot));
    }
}

START_TEST(test_part_holds_series_by_replication_date_and_member)
{
    char digest[65];
    const int32_t tokens = lc_layout_find(layout, "tokens_trillion_per_day", "world");
    const int32_t south = lc_layout_find(layout, "ai_power_gw", "far-south");
    const int32_t chips = lc_layout_find(layout, "capital_chips_busd_per_year", "world");

    ck_assert_int_ge(tokens, 0);
    ck_assert_int_ge(south, 0);
    ck_assert_int_ge(chips, 0);
    open_part(digest);
    for (size_t slot = 0; slot < N; slot++) {
        for (size_t date = 0; date < DATES; date++) {
            const size_t row = date * layout->n_columns;

            expect_value(value_at("tokens_trillion_per_day", slot, date, 0, 0), LC_SAMPLE_SERIES,
                         row + (size_t)tokens, slot);
            expect_value(value_at("ai_power_gw", slot, date, 2, 0), LC_SAMPLE_SERIES,
                         row + (size_t)south, slot);
            expect_value(value_at("capital_by_layer_busd_per_year", slot, date, LC_LAYER_CHIPS, 0),
                         LC_SAMPLE_SERIES, row + (size_t)chips, slot);
        }
    }
    nc_close(file);
}
END_TEST

START_TEST(test_part_holds_ledger_and_held_back_by_place)
{
    char digest[65];

    open_part(digest);
    for (size_t slot = 0; slot < N; slot++) {
        for (size_t year = 0; year < YEARS; year++) {
            /* "servers" is item 1, "far-south" place 1, "two-b" application 1 */
            const size_t cell = ((year * layout->n_items + 1) * REGIONS + 1) * APPLICATIONS + 1;

            expect_value(value_at("pull_through_servers", slot, year, 1, 1), LC_SAMPLE_LEDGER, cell,
                         slot);
        }
        for (size_t date = 0; date < DATES; date++) {
            const size_t cell = (date * REGIONS + 1) * layout->n_holds + 2;

            expect_value(value_at("held_back_mw_years", slot, date, 1, 2), LC_SAMPLE_HELD_BACK,
                         cell, slot);
        }
    }
    nc_close(file);
}
END_TEST

START_TEST(test_part_holds_draws_to_the_last_digit)
{
    char digest[65];
    double draws[N][PARAMETERS];

    open_part(digest);
    ck_assert_int_eq(nc_get_var_double(file, variable("draws"), &draws[0][0]), NC_NOERR);
    for (size_t slot = 0; slot < N; slot++) {
        for (size_t i = 0; i < PARAMETERS; i++) {
            if (slot == 3) {
                ck_assert_double_nan(draws[slot][i]);
            } else {
                ck_assert_double_eq(draws[slot][i],
                                    fixture_value(LC_SAMPLE_DRAW, i, 200 + (uint32_t)slot));
            }
        }
    }
    nc_close(file);
}
END_TEST

START_TEST(test_part_says_which_replications_failed)
{
    char digest[65];
    int numbers[N];
    signed char failed[N];

    open_part(digest);
    ck_assert_int_eq(nc_get_var_int(file, variable("replication"), numbers), NC_NOERR);
    ck_assert_int_eq(nc_get_var_schar(file, variable("failed"), failed), NC_NOERR);
    for (int slot = 0; slot < N; slot++) {
        ck_assert_int_eq(numbers[slot], 200 + slot);
        ck_assert_int_eq(failed[slot], slot == 3);
    }
    nc_close(file);
}
END_TEST

START_TEST(test_part_names_its_coordinates)
{
    /* 31 March, 30 June, 30 September and 31 December 2026, 31 March and 30 June 2027 */
    static const int days[] = {20543, 20634, 20726, 20818, 20908, 20999};
    char digest[65], *regions[REGIONS + 1], *parameters[PARAMETERS], seed[21] = "";
    int dates[DATES], years[YEARS];

    open_part(digest);
    ck_assert_int_eq(nc_get_var_int(file, variable("date"), dates), NC_NOERR);
    ck_assert_mem_eq(dates, days, sizeof days);
    ck_assert_int_eq(nc_get_var_int(file, variable("year"), years), NC_NOERR);
    ck_assert_int_eq(years[0], 2026);
    ck_assert_int_eq(years[1], 2027);
    ck_assert_int_eq(nc_get_var_string(file, variable("region"), regions), NC_NOERR);
    ck_assert_str_eq(regions[0], "world");
    ck_assert_str_eq(regions[2], "far-south");
    nc_free_string(REGIONS + 1, regions);
    ck_assert_int_eq(nc_get_var_string(file, variable("parameter"), parameters), NC_NOERR);
    ck_assert_str_eq(parameters[2], "gamma");
    nc_free_string(PARAMETERS, parameters);
    ck_assert_int_eq(nc_get_att_text(file, NC_GLOBAL, "seed", seed), NC_NOERR);
    ck_assert_str_eq(seed, "18446744073709551615");
    nc_close(file);
}
END_TEST

static char *contents(uint32_t block, gsize *n)
{
    char *path = fixture_path(block), *bytes;

    ck_assert(g_file_get_contents(path, &bytes, n, NULL));
    g_free(path);
    return bytes;
}

START_TEST(test_part_has_the_digest_of_its_file_and_the_same_bytes_each_time)
{
    char first[65], second[65];
    gsize n, again_n;

    open_part(first);
    nc_close(file);
    char *bytes = contents(2, &n);
    char *sum = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)bytes, n);

    ck_assert_str_eq(first, sum);
    open_part(second);
    nc_close(file);
    char *again = contents(2, &again_n);

    ck_assert_str_eq(first, second);
    ck_assert_uint_eq(n, again_n);
    ck_assert_mem_eq(bytes, again, n);
    g_free(bytes);
    g_free(again);
    g_free(sum);
}
END_TEST

START_TEST(test_part_into_a_missing_folder_fails)
{
    const struct lc_part_about about = {
        .layout = layout, .scenario = "baseline", .program_version = "1.0", .seed = 1};
    struct lc_block *b = fixture_block(0, 1, 0);
    char *path = g_build_filename(folder, "absent", NULL), digest[65];

    ck_assert_int_eq(lc_part_write(path, b, &about, digest), LC_FAILED);
    ck_assert(!g_file_test(path, G_FILE_TEST_EXISTS));
    lc_block_free(b);
    g_free(path);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("part");
    TCase *t = tcase_create("part");

    tcase_add_checked_fixture(t, set_up, fixture_fini);
    tcase_add_test(t, test_part_holds_series_by_replication_date_and_member);
    tcase_add_test(t, test_part_holds_ledger_and_held_back_by_place);
    tcase_add_test(t, test_part_holds_draws_to_the_last_digit);
    tcase_add_test(t, test_part_says_which_replications_failed);
    tcase_add_test(t, test_part_names_its_coordinates);
    tcase_add_test(t, test_part_has_the_digest_of_its_file_and_the_same_bytes_each_time);
    tcase_add_test(t, test_part_into_a_missing_folder_fails);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
