#include "fixture.h"
#include "output/manifest.h"

#include <gsl/gsl_errno.h>
#include <stdio.h>

#define DIGEST "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

static double zero(enum lc_sample_kind kind, size_t cell, uint32_t replication)
{
    (void)kind;
    (void)cell;
    (void)replication;
    return 0;
}

static fixture_value *const value = zero;
static const uint32_t failed[] = {1, 7};
static const char *const sets[] = {"alpha=1", NULL};
static char *said;

static void set_up(void)
{
    fixture_init(10, &value);
    fixture.failed = failed;
    fixture.n_failed = 2;
    fixture.sets = sets;
    fixture.figures_digest = DIGEST;
}

static void tear_down(void)
{
    g_free(said);
    said = NULL;
    fixture_fini();
}

static void write_text(const char *text)
{
    char *path = g_build_filename(fixture_folder, LC_MANIFEST_FILE, NULL);

    ck_assert(g_file_set_contents(path, text, -1, NULL));
    g_free(path);
}

/* The text of a manifest of the fixture. */
static char *make_text(void)
{
    struct lc_file_list list = {0};

    lc_file_list_add(&list, "a.csv", DIGEST);
    lc_file_list_add(&list, "ensemble/part-00000.nc", DIGEST);
    ck_assert_int_eq(lc_manifest_write(fixture_folder, &fixture, &list), LC_OK);
    lc_file_list_fini(&list);
    return fixture_read(LC_MANIFEST_FILE);
}

/* Reads a text as a manifest. */
static struct lc_manifest *read_text(const char *text)
{
    write_text(text);
    struct lc_manifest *m = lc_manifest_read(fixture_folder);

    g_free(fixture_read(LC_MANIFEST_FILE));
    return m;
}

static struct lc_manifest *read_own(void)
{
    char *text = make_text();
    struct lc_manifest *m = read_text(text);

    ck_assert_ptr_nonnull(m);
    g_free(text);
    return m;
}

/* Compares, and keeps what was said. */
static unsigned compare(const struct lc_manifest *m, unsigned kinds)
{
    size_t n;
    char *text;
    FILE *to = open_memstream(&text, &n);
    const unsigned found = lc_manifest_compare(m, &fixture, kinds, "> ", to);

    fclose(to);
    g_free(said);
    said = g_strdup(text);
    free(text);
    return found;
}

START_TEST(test_manifest_is_read_as_it_was_written)
{
    struct lc_manifest *m = read_own();
    struct lc_file_list list = {0};

    ck_assert_str_eq(lc_manifest_command(m), "layercake forecast");
    ck_assert(lc_manifest_is_complete(m));
    ck_assert_uint_eq(lc_manifest_asked(m), 10);
    for (uint32_t i = 0; i < 10; i++) {
        ck_assert_int_eq(lc_manifest_has_failed(m, i), i == 1 || i == 7);
    }
    ck_assert_str_eq(lc_manifest_digest(m, "a.csv"), DIGEST);
    ck_assert_ptr_null(lc_manifest_digest(m, "b.csv"));
    lc_manifest_files(m, &list);
    ck_assert_uint_eq(list.n, 2);
    ck_assert_str_eq(list.files[1].name, "ensemble/part-00000.nc");
    ck_assert_str_eq(list.files[1].digest, DIGEST);
    lc_file_list_fini(&list);
    lc_manifest_free(m);
}
END_TEST

START_TEST(test_manifest_without_tables_is_not_complete)
{
    fixture.is_unfinished = true;
    struct lc_manifest *m = read_own();

    ck_assert(!lc_manifest_is_complete(m));
    lc_manifest_free(m);
}
END_TEST

START_TEST(test_manifest_of_the_same_question_does_not_differ)
{
    struct lc_manifest *m = read_own();

    fixture.asked = 1000; /* how many there are is no part of the question */
    fixture.finished = 3;
    fixture.n_failed = 0;
    fixture.command = "another";
    ck_assert_uint_eq(compare(m, LC_MANIFEST_ALL), 0);
    ck_assert_str_eq(said, "");
    lc_manifest_free(m);
}
END_TEST

START_TEST(test_manifest_tells_differences_of_the_question)
{
    struct lc_manifest *m = read_own();

    fixture.seed = 5;
    ck_assert_uint_eq(compare(m, LC_MANIFEST_ALL), LC_MANIFEST_QUESTION);
    ck_assert_str_eq(said, "> seed was \"18446744073709551615\", now \"5\"\n");
    fixture.seed = UINT64_MAX;
    fixture.sets = NULL;
    ck_assert_uint_eq(compare(m, LC_MANIFEST_ALL), LC_MANIFEST_QUESTION);
    ck_assert_str_eq(said, "> sets was [\"alpha=1\"], now []\n");
    fixture.sets = sets;
    fixture.scenario = "other";
    fixture.to = lc_time_of(2030, 12, 31);
    fixture.every = LC_EVERY_YEAR;
    ck_assert_uint_eq(compare(m, LC_MANIFEST_ALL), LC_MANIFEST_QUESTION);
    ck_assert_str_eq(said, "> scenario name was \"baseline\", now \"other\"\n"
                           "> to was \"2027-12-31\", now \"2030-12-31\"\n"
                           "> every was \"quarter\", now \"year\"\n");
    lc_manifest_free(m);
}
END_TEST

START_TEST(test_manifest_tells_kinds_apart_and_only_those_asked_for)
{
    struct lc_manifest *m = read_own();

    fixture.program_version = "1.1";
    fixture.figures_digest = NULL;
    ck_assert_uint_eq(compare(m, LC_MANIFEST_ALL), LC_MANIFEST_VERSION | LC_MANIFEST_FACTS);
    ck_assert_ptr_nonnull(strstr(said, "> version was \"1.0\", now \"1.1\"\n"));
    ck_assert_ptr_nonnull(strstr(said, ", now nothing\n"));
    ck_assert_uint_eq(compare(m, LC_MANIFEST_FACTS), LC_MANIFEST_FACTS);
    ck_assert_ptr_null(strstr(said, "version"));
    ck_assert_uint_eq(compare(m, LC_MANIFEST_QUESTION | LC_MANIFEST_ARITHMETIC), 0);
    ck_assert_str_eq(said, "");
    lc_manifest_free(m);
}
END_TEST

START_TEST(test_manifest_tells_another_arithmetic)
{
    char *text = make_text();

    memcpy(strstr(text, "\"arithmetic\": \"") + strlen("\"arithmetic\": \""), "----", 4);
    struct lc_manifest *m = read_text(text);

    ck_assert_uint_eq(compare(m, LC_MANIFEST_ALL), LC_MANIFEST_ARITHMETIC);
    lc_manifest_free(m);
    g_free(text);
}
END_TEST

START_TEST(test_manifest_that_is_none_is_refused)
{
    static const char *const texts[] = {
        "", "{", "[]", "{}", "7", "{\"format\": 2}", "\xff\xfe", "{\"format\": 2, \"format\": 2}"};

    ck_assert_ptr_null(lc_manifest_read(fixture_folder));
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        ck_assert_msg(!read_text(texts[i]), "%s", texts[i]);
    }
}
END_TEST

START_TEST(test_manifest_with_a_member_of_another_kind_is_refused)
{
    static const char *const changes[][2] = {
        {"\"format\": 2", "\"format\": 1"},
        {"\"format\": 2", "\"format\": \"2\""},
        {"\"complete\": true", "\"complete\": 1"},
        {"\"command\": \"layercake forecast\"", "\"command\": null"},
        {"\"asked\": 10", "\"asked\": \"10\""},
        {"\"asked\": 10", "\"asked\": -10"},
        {"\"asked\": 10", "\"asked\": 4294967296"},
        {"\"asked\": 10", "\"asked\": 1e1"},
        {"\"a.csv\": \"" DIGEST "\"", "\"a.csv\": 5"},
        {"\"a.csv\": \"" DIGEST "\"", "\"a.csv\": \"" DIGEST "0\""},
        {"\"a.csv\": \"", "\"a.csv\": \"x"},
        {"\"a.csv\"", "\"../a.csv\""},
        {"\"a.csv\"", "\"/a.csv\""},
        {"\"a.csv\"", "\"a/../a.csv\""},
        {"\"a.csv\"", "\"a//b.csv\""},
        {"\"a.csv\"", "\"a/.b.csv\""},
        {"\"a.csv\"", "\"a\\n.csv\""},
        {"\"a.csv\"", "\"\""},
        {"\"failed_replications\": [", "\"failed_replications\": [\"x\", "},
        {"\"failed_replications\": [", "\"failed_replications\": [1.5, "},
        {"\"failed_replications\": [", "\"failed_replications\": {\"a\": 1}, \"x\": ["}};
    char *text = make_text();

    for (size_t i = 0; i < G_N_ELEMENTS(changes); i++) {
        char **ends = g_strsplit(text, changes[i][0], 2);

        ck_assert_ptr_nonnull(ends[1]);
        char *changed = g_strconcat(ends[0], changes[i][1], ends[1], NULL);

        ck_assert_msg(!read_text(changed), "%s", changes[i][1]);
        g_free(changed);
        g_strfreev(ends);
    }
    g_free(text);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("manifest_read");
    TCase *t = tcase_create("manifest_read");

    tcase_add_checked_fixture(t, set_up, tear_down);
    tcase_add_test(t, test_manifest_is_read_as_it_was_written);
    tcase_add_test(t, test_manifest_without_tables_is_not_complete);
    tcase_add_test(t, test_manifest_of_the_same_question_does_not_differ);
    tcase_add_test(t, test_manifest_tells_differences_of_the_question);
    tcase_add_test(t, test_manifest_tells_kinds_apart_and_only_those_asked_for);
    tcase_add_test(t, test_manifest_tells_another_arithmetic);
    tcase_add_test(t, test_manifest_that_is_none_is_refused);
    tcase_add_test(t, test_manifest_with_a_member_of_another_kind_is_refused);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
