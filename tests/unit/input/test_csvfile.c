#include "input/csvfile.h"

#include "base/limits.h"
#include "fixture.h"

#include <gsl/gsl_errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/stat.h>

static struct lc_arena *arena;
static struct lc_diag *diag;
static struct lc_csvfile csv;

static void setup(void)
{
    arena = lc_arena_new();
    diag = lc_diag_new();
}

static void teardown(void)
{
    lc_arena_free(arena);
    lc_diag_free(diag);
}

/* Parses a copy of exactly n bytes, so that a sanitizer sees any byte read beyond it. */
static bool parse_bytes(const char *text, size_t n)
{
    char *copy = malloc(n + 1);

    memcpy(copy, text, n);
    copy[n] = '\0';
    const struct lc_bytes bytes = lc_bytes_of("t.csv", copy, n);
    const bool is_good = lc_csvfile_parse(&csv, arena, &bytes, diag);

    free(copy);
    return is_good;
}

static bool parse(const char *text)
{
    return parse_bytes(text, strlen(text));
}

static void assert_field(uint32_t row, uint32_t field, const char *text, int line, int column)
{
    ck_assert_uint_lt(row, csv.n_rows);
    ck_assert_uint_lt(field, csv.rows[row].n_fields);
    const struct lc_csvfield *f = &csv.rows[row].fields[field];

    ck_assert_str_eq(f->text, text);
    ck_assert_int_eq(f->line, line);
    ck_assert_int_eq(f->column, column);
}

START_TEST(test_csvfile_fields_know_line_and_byte_column)
{
    ck_assert(parse("a,b,c\n1,22,333\n\xc3\xa9,,\"q\"\n"));
    ck_assert_uint_eq(csv.header.n_fields, 3);
    ck_assert_uint_eq(csv.n_rows, 2);
    assert_field(0, 0, "1", 2, 1);
    assert_field(0, 1, "22", 2, 3);
    assert_field(0, 2, "333", 2, 6);
    assert_field(1, 0, "\xc3\xa9", 3, 1);
    assert_field(1, 1, "", 3, 4);
    assert_field(1, 2, "q", 3, 5);
}
END_TEST

START_TEST(test_csvfile_quoted_fields_may_hold_line_ends_commas_and_doubled_quotes)
{
    ck_assert(parse("a,b\n\"x\ny,\"\"z\"\"\",1\r\n2,3\n"));
    assert_field(0, 0, "x\ny,\"z\"", 2, 1);
    assert_field(0, 1, "1", 3, 10);
    ck_assert_int_eq(csv.rows[0].line, 2);
    assert_field(1, 0, "2", 4, 1);
}
END_TEST

START_TEST(test_csvfile_line_ends_of_every_kind_count_once)
{
    static const char *const texts[] = {"a,b\n1,2\n3,4\n", "a,b\r\n1,2\r\n3,4\r\n",
                                        "a,b\r1,2\r3,4\r", "a,b\r\n1,2\n3,4\r", "a,b\n1,2\n3,4"};

    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        ck_assert(parse(texts[i]));
        ck_assert_uint_eq(csv.n_rows, 2);
        assert_field(0, 1, "2", 2, 3);
        assert_field(1, 0, "3", 3, 1);
    }
}
END_TEST

START_TEST(test_csvfile_blank_lines_are_skipped_and_counted)
{
    ck_assert(parse("\n  \na,b\n\n \n1,2\n\n"));
    ck_assert_int_eq(csv.header.line, 3);
    ck_assert_uint_eq(csv.n_rows, 1);
    assert_field(0, 0, "1", 6, 1);
}
END_TEST

START_TEST(test_csvfile_byte_order_mark_is_no_part_of_the_header)
{
    ck_assert(parse("\xef\xbb\xbf"
                    "\"a\",b\n1,2\n"));
    ck_assert_str_eq(csv.header.fields[0].text, "a");
    ck_assert_int_eq(csv.header.fields[0].column, 1);
}
END_TEST

START_TEST(test_csvfile_first_comment_before_the_header_is_kept)
{
    ck_assert(parse("#  What if, \"x?\n\n# more\na\n1\n"));
    ck_assert_str_eq(csv.comment, "What if, \"x?");
    assert_field(0, 0, "1", 5, 1);
    ck_assert(parse("a\n\"# quoted\"\n"));
    ck_assert_str_eq(csv.comment, "");
    assert_field(0, 0, "# quoted", 2, 1);
}
END_TEST

START_TEST(test_csvfile_blanks_round_unquoted_fields_do_not_belong_to_them)
{
    ck_assert(parse("a,b\n  1 , \" 2 \" \n"));
    assert_field(0, 0, "1", 2, 3);
    assert_field(0, 1, " 2 ", 2, 7);
}
END_TEST

START_TEST(test_csvfile_quoted_and_unquoted_empty_fields_are_alike)
{
    ck_assert(parse("a,b,c\n\"\",,\n"));
    assert_field(0, 0, "", 2, 1);
    assert_field(0, 1, "", 2, 4);
    assert_field(0, 2, "", 2, 5);
    ck_assert(parse("a,b\n1,"));
    assert_field(0, 1, "", 2, 3);
}
END_TEST

START_TEST(test_csvfile_longest_field_is_taken_and_a_longer_one_refused)
{
    GString *text = g_string_new("a\n");

    for (unsigned i = 0; i < LC_MAX_FIELD_BYTES; i++) {
        g_string_append_c(text, 'x');
    }
    ck_assert(parse(text->str));
    ck_assert_uint_eq(strlen(csv.rows[0].fields[0].text), LC_MAX_FIELD_BYTES);
    g_string_append_c(text, 'x');
    ck_assert(!parse(text->str));
    assert_complaint(diag, 0, "t.csv:2:1: ", "more than 4096 bytes");
    g_string_free(text, TRUE);
}
END_TEST

START_TEST(test_csvfile_most_columns_are_taken_and_more_refused)
{
    GString *text = g_string_new("a");

    for (unsigned i = 1; i < LC_MAX_FIELDS; i++) {
        g_string_append(text, ",a");
    }
    ck_assert(parse(text->str));
    ck_assert_uint_eq(csv.header.n_fields, LC_MAX_FIELDS);
    g_string_append(text, ",a");
    ck_assert(!parse(text->str));
    ck_assert_uint_eq(lc_diag_count(diag), 1);
    g_string_free(text, TRUE);
}
END_TEST

START_TEST(test_csvfile_most_rows_are_taken_and_more_refused)
{
    GString *text = g_string_new("a\n");

    for (unsigned i = 0; i < LC_MAX_ROWS; i++) {
        g_string_append(text, "1\n");
    }
    ck_assert(parse(text->str));
    ck_assert_uint_eq(csv.n_rows, LC_MAX_ROWS);
    g_string_append(text, "1\n");
    ck_assert(!parse(text->str));
    assert_complaint(diag, 0, "t.csv:20002: ", "more than 20000 rows");
    g_string_free(text, TRUE);
}
END_TEST

/* A file to damage: a table of the fixture, with a comment, quotes and a two-byte character added.
 */
static gchar *whole_file(gsize *n)
{
    gchar *path = fixture_path("model-minimal/phases.csv");
    gchar *text = NULL, *more;

    ck_assert(g_file_get_contents(path, &text, NULL, NULL));
    more = g_strconcat("# Phases \xc3\xa9\n", text,
                       "x,\"a \"\"quoted\"\"\r\nfield\",,1,2,3,4,none,s,\n", NULL);
    *n = strlen(more);
    g_free(text);
    g_free(path);
    return more;
}

/* Whatever the bytes, a file is taken or refused with one complaint. */
static void assert_answered(const char *text, size_t n)
{
    const size_t before = lc_diag_count(diag);
    const bool is_good = parse_bytes(text, n);

    ck_assert_uint_eq(lc_diag_count(diag), before + !is_good);
    lc_arena_reset(arena);
}

START_TEST(test_csvfile_cut_at_any_byte_is_taken_or_refused)
{
    gsize n;
    gchar *text = whole_file(&n);

    ck_assert(parse_bytes(text, n));
    for (size_t i = 0; i < n; i++) {
        assert_answered(text, i);
    }
    g_free(text);
}
END_TEST

START_TEST(test_csvfile_with_any_byte_changed_is_taken_or_refused)
{
    static const unsigned char others[] = {0, '"', ',', '\n', '\r', '#', ' ', 0x80, 0xc2, 0xff};
    gsize n;
    gchar *text = whole_file(&n);

    for (size_t i = 0; i < n; i++) {
        const char before = text[i];

        for (size_t k = 0; k < sizeof others; k++) {
            text[i] = (char)others[k];
            assert_answered(text, n);
        }
        for (int bit = 0; bit < 8; bit++) {
            text[i] = (char)(before ^ (1 << bit));
            assert_answered(text, n);
        }
        text[i] = before;
    }
    g_free(text);
}
END_TEST

START_TEST(test_csvfile_of_random_bytes_is_taken_or_refused)
{
    static const char alphabet[] = "\",\n\r# a1;\t\xc3\xa9\0\xff";
    uint64_t state = 20260101;
    char text[64];

    for (int i = 0; i < 20000; i++) {
        const size_t n = (size_t)i % sizeof text;

        for (size_t k = 0; k < n; k++) {
            state = state * UINT64_C(6364136223846793005) + 1442695040888963407;
            /* mostly harmless characters, or none of the files would get far */
            text[k] = alphabet[(state >> 33) % (i % 2 ? 9 : sizeof alphabet)];
        }
        assert_answered(text, n);
    }
}
END_TEST

START_TEST(test_bytes_of_what_is_no_regular_file_are_not_read)
{
    gchar *folder = g_dir_make_tmp("layercake-test-XXXXXX", NULL);
    gchar *fifo = g_build_filename(folder, "fifo", NULL);
    gchar *large = g_build_filename(folder, "large", NULL);
    gchar *none = g_build_filename(folder, "none", NULL);
    const char *const files[] = {folder, fifo, large, none, "/dev/zero"};
    static const char *const phrases[] = {"is not a regular file", "is not a regular file",
                                          "is larger than 16777216 bytes", "can't be opened",
                                          "is not a regular file"};
    struct lc_bytes bytes;

    ck_assert_int_eq(mkfifo(fifo, 0600), 0);
    ck_assert(g_file_set_contents(large, "a\n", -1, NULL));
    ck_assert_int_eq(truncate(large, (off_t)LC_MAX_FILE_BYTES + 1), 0);
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        ck_assert(!lc_bytes_read(&bytes, arena, files[i], diag));
        assert_complaint(diag, i, files[i], phrases[i]);
    }
    fixture_delete(folder);
    g_free(folder);
    g_free(fifo);
    g_free(large);
    g_free(none);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *suite = suite_create("input/csvfile");
    TCase *tc = tcase_create("csvfile");

    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, test_csvfile_fields_know_line_and_byte_column);
    tcase_add_test(tc, test_csvfile_quoted_fields_may_hold_line_ends_commas_and_doubled_quotes);
    tcase_add_test(tc, test_csvfile_line_ends_of_every_kind_count_once);
    tcase_add_test(tc, test_csvfile_blank_lines_are_skipped_and_counted);
    tcase_add_test(tc, test_csvfile_byte_order_mark_is_no_part_of_the_header);
    tcase_add_test(tc, test_csvfile_first_comment_before_the_header_is_kept);
    tcase_add_test(tc, test_csvfile_blanks_round_unquoted_fields_do_not_belong_to_them);
    tcase_add_test(tc, test_csvfile_quoted_and_unquoted_empty_fields_are_alike);
    tcase_add_test(tc, test_csvfile_longest_field_is_taken_and_a_longer_one_refused);
    tcase_add_test(tc, test_csvfile_most_columns_are_taken_and_more_refused);
    tcase_add_test(tc, test_csvfile_most_rows_are_taken_and_more_refused);
    tcase_add_test(tc, test_csvfile_cut_at_any_byte_is_taken_or_refused);
    tcase_add_test(tc, test_csvfile_with_any_byte_changed_is_taken_or_refused);
    tcase_add_test(tc, test_csvfile_of_random_bytes_is_taken_or_refused);
    tcase_add_test(tc, test_bytes_of_what_is_no_regular_file_are_not_read);
    suite_add_tcase(suite, tc);
    SRunner *sr = srunner_create(suite);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
