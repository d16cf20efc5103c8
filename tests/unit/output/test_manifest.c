#include "fixture.h"
#include "output/fingerprint.h"
#include "output/manifest.h"

#include <gsl/gsl_errno.h>
#include <jansson.h>

static double zero(enum lc_sample_kind kind, size_t cell, uint32_t replication)
{
    (void)kind;
    (void)cell;
    (void)replication;
    return 0;
}

static fixture_value *const value = zero;

static json_t *write_manifest(const struct lc_file_list *list)
{
    ck_assert_int_eq(lc_manifest_write(fixture_folder, &fixture, list), LC_OK);
    char *text = fixture_read(LC_MANIFEST_FILE);
    json_t *j = json_loads(text, JSON_REJECT_DUPLICATES, NULL);

    ck_assert_ptr_nonnull(j);
    g_free(text);
    return j;
}

static const char *text_of(const json_t *j, const char *key)
{
    return json_string_value(json_object_get(j, key));
}

START_TEST(test_manifest_names_everything_that_bears_on_the_numbers)
{
    struct lc_file_list list = {0};

    fixture_init(3, &value);
    lc_file_list_add(&list, "a.csv", "1234");
    json_t *j = write_manifest(&list);

    ck_assert_str_eq(text_of(j, "seed"), "18446744073709551615");
    ck_assert_str_eq(text_of(j, "from"), "2026-01-01");
    ck_assert_str_eq(text_of(j, "to"), "2027-12-31");
    ck_assert_str_eq(text_of(j, "every"), "quarter");
    ck_assert_str_eq(text_of(j, "version"), "1.0");
    ck_assert_str_eq(text_of(json_object_get(j, "files"), "a.csv"), "1234");
    ck_assert_uint_eq(strlen(text_of(json_object_get(j, "model"), "sha256")), 64);
    ck_assert(json_is_true(json_object_get(j, "complete")));
    ck_assert_ptr_null(json_object_get(j, "incomplete"));
    json_decref(j);
    lc_file_list_fini(&list);
    fixture_fini();
}
END_TEST

START_TEST(test_manifest_of_an_interrupted_run_says_so)
{
    const struct lc_file_list list = {.n = 0};
    const uint32_t failed[] = {1};

    fixture_init(3, &value);
    fixture.asked = 10;
    fixture.finished = 4;
    fixture.failed = failed;
    fixture.n_failed = 1;
    json_t *j = write_manifest(&list);
    const json_t *counts = json_object_get(j, "replications");

    ck_assert(json_is_false(json_object_get(j, "complete")));
    ck_assert_str_eq(text_of(j, "incomplete"), "4 of 10");
    ck_assert_int_eq(json_integer_value(json_object_get(counts, "failed")), 1);
    ck_assert_uint_eq(json_array_size(json_object_get(counts, "failed_replications")), 1);
    json_decref(j);
    fixture_fini();
}
END_TEST

START_TEST(test_manifest_into_a_missing_folder_fails)
{
    const struct lc_file_list list = {.n = 0};

    fixture_init(1, &value);
    char *path = g_build_filename(fixture_folder, "absent", NULL);

    ck_assert_int_eq(lc_manifest_write(path, &fixture, &list), LC_FAILED);
    ck_assert_int_eq(lc_files_write(path, lc_forecast_writers, 1, &fixture, NULL), LC_FAILED);
    g_free(path);
    fixture_fini();
}
END_TEST

START_TEST(test_fingerprint_is_the_same_each_time)
{
    char a[65], b[65];

    lc_arithmetic_fingerprint(a);
    lc_arithmetic_fingerprint(b);
    ck_assert_str_eq(a, b);
    ck_assert_uint_eq(strlen(a), 64);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("manifest");
    TCase *t = tcase_create("manifest");

    tcase_add_test(t, test_manifest_names_everything_that_bears_on_the_numbers);
    tcase_add_test(t, test_manifest_of_an_interrupted_run_says_so);
    tcase_add_test(t, test_manifest_into_a_missing_folder_fails);
    tcase_add_test(t, test_fingerprint_is_the_same_each_time);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
