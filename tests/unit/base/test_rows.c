#include "base/rows.h"

#include <check.h>
#include <glib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

struct seen {
    unsigned n;
    double sum;
    char last[32];
};

static bool take(void *context, struct lc_rows *r)
{
    struct seen *s = context;
    double value;

    if (!lc_row_number(r, 1, 5, &value)) {
        return false;
    }
    s->n++;
    s->sum += value;
    g_strlcpy(s->last, lc_row_text(r, 0), sizeof s->last);
    return true;
}

/* Reads a file of that text, and what was said about it; g_free() that. */
static bool read_text(const char *text, struct seen *s, char **said)
{
    gchar *folder = g_dir_make_tmp("layercake-XXXXXX", NULL);
    gchar *path = g_build_filename(folder, "t.csv", NULL);
    gchar *errors = g_build_filename(folder, "err", NULL);

    g_file_set_contents(path, text, -1, NULL);
    fflush(stderr);
    FILE *kept = stderr;

    stderr = fopen(errors, "w");
    *s = (struct seen){0};
    const bool is_good = lc_rows_read(folder, "t.csv", "name,value", take, s);

    fclose(stderr);
    stderr = kept;
    g_file_get_contents(errors, said, NULL, NULL);
    remove(path);
    remove(errors);
    remove(folder);
    g_free(path);
    g_free(errors);
    g_free(folder);
    return is_good;
}

START_TEST(test_rows_are_taken_in_order_and_blanks_have_their_value)
{
    struct seen s;
    char *said;

    ck_assert(read_text("name,value\na,1\n\"b, c\",\nd,2.5\n", &s, &said));
    ck_assert_uint_eq(s.n, 3);
    ck_assert_double_eq(s.sum, 8.5);
    ck_assert_str_eq(s.last, "d");
    ck_assert_str_eq(said, "");
    g_free(said);
}
END_TEST

START_TEST(test_rows_that_are_wrong_are_told_with_their_place)
{
    static const struct {
        const char *text, *said;
    } cases[] = {
        {"name,value\nab,x\n", "t.csv:2:4: 'x', expected a number\n"},
        {"name,worth\na,1\n", "t.csv:1:1: another header, expected name,value\n"},
        {"name,value\na,1,2\n", "t.csv:2:1: another number of cells"},
        {"name,value\n\"a,1\n", "t.csv:2:1: not a table"},
        {"", "t.csv:1:1: not a table"},
        {"name,value\nb,\xff\n", "t.csv:2:3: '\\xff', expected text in UTF-8"},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct seen s;
        char *said;

        ck_assert(!read_text(cases[i].text, &s, &said));
        ck_assert_msg(strstr(said, cases[i].said) != NULL, "case %zu: %s", i, said);
        g_free(said);
    }
}
END_TEST

int main(void)
{
    Suite *s = suite_create("rows");
    TCase *t = tcase_create("rows");

    tcase_add_test(t, test_rows_are_taken_in_order_and_blanks_have_their_value);
    tcase_add_test(t, test_rows_that_are_wrong_are_told_with_their_place);
    suite_add_tcase(s, t);
    SRunner *r = srunner_create(s);

    srunner_run_all(r, CK_NORMAL);
    const int failed = srunner_ntests_failed(r);

    srunner_free(r);
    return failed != 0;
}
