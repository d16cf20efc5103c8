/* Oracle: the store, which keeps the same blocks in memory. */
#include "ensemble/archive.h"
#include "ensemble/store.h"
#include "fixture.h"

#include <gsl/gsl_errno.h>
#include <netcdf.h>

enum { FAILING = 9, TOTAL = 230, KEPT = TOTAL - 26 }; /* 0, 9 ... 225 have failed */

static struct lc_store *store;
static struct lc_archive *archive;

static void set_up(void)
{
    fixture_init();
    store = lc_store_new();
    for (uint32_t first = 0; first < TOTAL; first += 100) {
        char digest[65];
        struct lc_block *b =
            fixture_block(first, TOTAL - first < 100 ? TOTAL - first : 100, FAILING);

        fixture_write(b, digest);
        lc_store_add(store, b);
    }
}

static void tear_down(void)
{
    lc_archive_free(archive);
    archive = NULL;
    lc_store_free(store);
    fixture_fini();
}

static struct lc_samples open_archive(void)
{
    archive = lc_archive_open(folder, layout, 3);
    ck_assert_ptr_nonnull(archive);
    return lc_archive_samples(archive);
}

static void compare_cell(const struct lc_samples *a, const struct lc_samples *b,
                         enum lc_sample_kind kind, size_t cell)
{
    double x[TOTAL], y[TOTAL];
    uint32_t n_equal = 0;

    lc_samples_get(x, a, kind, cell);
    lc_samples_get(y, b, kind, cell);
    for (uint32_t i = 0; i < KEPT; i++) {
        n_equal += (float)x[i] == (float)y[i];
    }
    ck_assert_uint_eq(n_equal, KEPT);
}

START_TEST(test_archive_knows_the_replications_that_did_not_fail)
{
    const struct lc_samples a = open_archive(), b = lc_store_samples(store);
    const struct lc_failure *failures;
    const uint32_t *failed;

    ck_assert_uint_eq(a.n, KEPT);
    ck_assert_uint_eq(b.n, KEPT);
    ck_assert_mem_eq(a.replications, b.replications, KEPT * sizeof *a.replications);
    ck_assert_uint_eq(lc_archive_failed(archive, &failed), TOTAL - KEPT);
    ck_assert_uint_eq(lc_store_failures(store, &failures), TOTAL - KEPT);
    for (uint32_t i = 0; i < TOTAL - KEPT; i++) {
        ck_assert_uint_eq(failed[i], failures[i].replication);
    }
}
END_TEST

START_TEST(test_archive_gathers_as_the_store_does_in_order)
{
    const struct lc_samples a = open_archive(), b = lc_store_samples(store);

    for (int kind = 0; kind < LC_SAMPLE_DRAW; kind++) {
        const size_t n = lc_samples_cells(layout, (enum lc_sample_kind)kind);

        for (size_t cell = 0; cell < n; cell++) {
            compare_cell(&a, &b, (enum lc_sample_kind)kind, cell);
        }
    }
    ck_assert_int_eq(lc_archive_status(archive), LC_OK);
}
END_TEST

/* Steps of a prime number go to and fro; the kinds take turns. */
START_TEST(test_archive_gathers_as_the_store_does_in_any_order)
{
    const struct lc_samples a = open_archive(), b = lc_store_samples(store);

    for (size_t i = 0; i < 600; i++) {
        const enum lc_sample_kind kind = (enum lc_sample_kind)(i * 7 % LC_SAMPLE_DRAW);

        compare_cell(&a, &b, kind, i * 7919 % lc_samples_cells(layout, kind));
    }
    ck_assert_int_eq(lc_archive_status(archive), LC_OK);
}
END_TEST

START_TEST(test_archive_gives_draws_to_the_last_digit_in_any_order)
{
    const struct lc_samples a = open_archive(), b = lc_store_samples(store);

    for (uint32_t i = 0; i < 60; i++) {
        double x[3], y[3];

        lc_samples_draws(x, &a, i * 101 % KEPT);
        lc_samples_draws(y, &b, i * 101 % KEPT);
        ck_assert_mem_eq(x, y, sizeof x);
    }
}
END_TEST

START_TEST(test_archive_of_failures_alone_is_empty)
{
    struct lc_block *b = fixture_block(0, 4, 1);
    char digest[65];
    const uint32_t *failed;
    double none = 7;

    fixture_write(b, digest);
    lc_block_free(b);
    archive = lc_archive_open(folder, layout, 1);
    const struct lc_samples a = lc_archive_samples(archive);

    ck_assert_uint_eq(a.n, 0);
    ck_assert_uint_eq(lc_archive_failed(archive, &failed), 4);
    lc_samples_get(&none, &a, LC_SAMPLE_SERIES, 0);
    ck_assert_double_eq(none, 7);
}
END_TEST

/* Takes the part of a block away, or puts another one in its place; then there is no archive. */
START_TEST(test_archive_refuses_a_part_that_is_missing_or_of_another_block)
{
    char *second = fixture_path(1), *third = fixture_path(2), *bytes;
    gsize n;

    ck_assert(g_file_get_contents(third, &bytes, &n, NULL));
    ck_assert_int_eq(g_unlink(second), 0);
    ck_assert_ptr_null(lc_archive_open(folder, layout, 3));
    ck_assert(g_file_set_contents(second, bytes, (gssize)n, NULL));
    ck_assert_ptr_null(lc_archive_open(folder, layout, 3));
    ck_assert(g_file_set_contents(second, bytes, (gssize)n / 2, NULL));
    ck_assert_ptr_null(lc_archive_open(folder, layout, 3));
    ck_assert(g_file_set_contents(second, "not NetCDF", -1, NULL));
    ck_assert_ptr_null(lc_archive_open(folder, layout, 3));
    g_free(bytes);
    g_free(second);
    g_free(third);
}
END_TEST

START_TEST(test_archive_refuses_parts_of_another_layout)
{
    struct lc_layout *other = lc_layout_new(layout->model, lc_time_of(2026, 1, 1),
                                            lc_time_of(2027, 6, 30), LC_EVERY_YEAR);

    ck_assert_ptr_null(lc_archive_open(folder, other, 3));
    lc_layout_free(other);
}
END_TEST

/* A file with the dimensions of a part, whose variable of that name has all of them. */
static void write_odd_part(const char *path, const char *name)
{
    static const char *const names[] = {"replication", "date", "year", "place", "parameter"};
    const size_t sizes[] = {30, layout->n_dates, layout->n_years, layout->n_regions,
                            layout->model->n_parameters};
    int file, dimensions[G_N_ELEMENTS(names)], id;

    ck_assert_int_eq(nc_create(path, NC_NETCDF4, &file), NC_NOERR);
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        ck_assert_int_eq(nc_def_dim(file, names[i], sizes[i], &dimensions[i]), NC_NOERR);
    }
    for (int i = 0; i < 2; i++) {
        const char *plain = i == 0 ? "replication" : "failed";
        const bool is_odd = strcmp(plain, name) == 0;

        ck_assert_int_eq(nc_def_var(file, plain, NC_INT, is_odd ? 5 : 1, dimensions, &id),
                         NC_NOERR);
    }
    ck_assert_int_eq(nc_close(file), NC_NOERR);
}

START_TEST(test_archive_refuses_parts_with_variables_of_another_shape)
{
    char *third = fixture_path(2);

    write_odd_part(third, "replication");
    ck_assert_ptr_null(lc_archive_open(folder, layout, 3));
    write_odd_part(third, "failed");
    ck_assert_ptr_null(lc_archive_open(folder, layout, 3));
    g_free(third);
}
END_TEST

START_TEST(test_archive_says_when_a_part_went_bad_after_it_was_opened)
{
    const struct lc_samples a = open_archive();
    char *second = fixture_path(1);
    double values[TOTAL];

    ck_assert_int_eq(g_unlink(second), 0);
    lc_samples_get(values, &a, LC_SAMPLE_SERIES, 0);
    ck_assert_int_eq(lc_archive_status(archive), LC_FAILED);
    g_free(second);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("archive");
    TCase *t = tcase_create("archive");

    tcase_add_checked_fixture(t, set_up, tear_down);
    tcase_add_test(t, test_archive_knows_the_replications_that_did_not_fail);
    tcase_add_test(t, test_archive_gathers_as_the_store_does_in_order);
    tcase_add_test(t, test_archive_gathers_as_the_store_does_in_any_order);
    tcase_add_test(t, test_archive_gives_draws_to_the_last_digit_in_any_order);
    tcase_add_test(t, test_archive_of_failures_alone_is_empty);
    tcase_add_test(t, test_archive_refuses_a_part_that_is_missing_or_of_another_block);
    tcase_add_test(t, test_archive_refuses_parts_of_another_layout);
    tcase_add_test(t, test_archive_refuses_parts_with_variables_of_another_shape);
    tcase_add_test(t, test_archive_says_when_a_part_went_bad_after_it_was_opened);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
