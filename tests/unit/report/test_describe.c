#include "report/describe.h"

#include <check.h>
#include <glib.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define MANUAL "layercake-output.5"

/* Columns of each table that the manual lists, by "table" and "table,column". */
static GHashTable *listed;

static void note(const char *table, const char *columns)
{
    gchar **names = g_strsplit(columns, ",", -1);

    g_hash_table_add(listed, g_strdup(table));
    for (unsigned i = 0; names[i]; i++) {
        if (*names[i] && strcmp(names[i], "...") != 0) {
            g_hash_table_add(listed, g_strconcat(table, ",", names[i], NULL));
        }
    }
    g_strfreev(names);
}

/* After ".It Pa NAME.csv" the header row stands in a literal display, broken at commas. */
static void read_manual(void)
{
    char *path = g_build_filename(getenv("LAYERCAKE_SRCDIR"), "man", MANUAL, NULL), *text = NULL;
    GString *columns = g_string_new(NULL);
    char *table = NULL;
    bool is_within = false;

    listed = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    ck_assert_msg(g_file_get_contents(path, &text, NULL, NULL), "%s can't be read", path);
    gchar **lines = g_strsplit(text, "\n", -1);

    for (unsigned i = 0; lines[i]; i++) {
        if (g_str_has_prefix(lines[i], ".It Pa ") && g_str_has_suffix(lines[i], ".csv")) {
            g_free(table);
            table = g_strndup(lines[i] + strlen(".It Pa "),
                              strlen(lines[i]) - strlen(".It Pa ") - strlen(".csv"));
        } else if (table && strcmp(lines[i], ".Bd -literal -compact") == 0) {
            is_within = true;
        } else if (is_within && strcmp(lines[i], ".Ed") == 0) {
            note(table, columns->str);
            g_string_truncate(columns, 0);
            is_within = false;
            g_clear_pointer(&table, g_free);
        } else if (is_within) {
            g_string_append(columns, lines[i]);
        }
    }
    g_strfreev(lines);
    g_free(table);
    g_string_free(columns, TRUE);
    g_free(text);
    g_free(path);
}

static bool is_listed(const char *table, const char *column)
{
    char *key = g_strconcat(table, ",", column, NULL);
    const bool is_so = g_hash_table_contains(listed, key);

    g_free(key);
    return is_so;
}

START_TEST(test_describe_knows_every_column_of_the_manual)
{
    GHashTableIter at;
    gpointer key;
    unsigned n = 0;

    read_manual();
    g_hash_table_iter_init(&at, listed);
    while (g_hash_table_iter_next(&at, &key, NULL)) {
        gchar **words = g_strsplit(key, ",", 2);

        if (words[1] && lc_describe_table(words[0])) {
            ck_assert_msg(lc_describe_column(words[0], words[1]) != NULL, "%s: not described",
                          (const char *)key);
            n++;
        }
        g_strfreev(words);
    }
    ck_assert_uint_gt(n, 100);
    g_hash_table_destroy(listed);
}
END_TEST

/* Of draws.csv the columns are the parameters. */
START_TEST(test_describe_tells_of_nothing_that_the_manual_does_not)
{
    read_manual();
    for (const struct lc_table_about *t = lc_tables_about; t->name; t++) {
        ck_assert_msg(strcmp(t->name, "draws") == 0 || g_hash_table_contains(listed, t->name),
                      "%s.csv: not in " MANUAL, t->name);
    }
    for (const struct lc_column_about *c = lc_columns_about; c->name; c++) {
        const bool is_general = *c->table == '\0';
        bool is_found = strcmp(c->name, "*") == 0 || strcmp(c->table, "draws") == 0;

        for (const struct lc_table_about *t = lc_tables_about; t->name && !is_found; t++) {
            is_found =
                (is_general || strcmp(c->table, t->name) == 0) && is_listed(t->name, c->name);
        }
        ck_assert_msg(is_found, "%s,%s: not in " MANUAL, c->table, c->name);
    }
    g_hash_table_destroy(listed);
}
END_TEST

START_TEST(test_describe_prefers_the_row_of_the_table)
{
    ck_assert_int_eq(lc_describe_column("summary", "year")->type, LC_CELL_YEAR);
    ck_assert_int_eq(lc_describe_column("overbuild", "year")->type, LC_CELL_STRING);
    ck_assert_int_eq(lc_describe_column("draws", "value")->type, LC_CELL_NUMBER);
    ck_assert_str_eq(lc_describe_column("draws", "value")->name, "*");
    ck_assert_ptr_null(lc_describe_column("summary", "no_such_column"));
    ck_assert_ptr_null(lc_describe_table("no-such-table"));
}
END_TEST

int main(void)
{
    Suite *s = suite_create("describe");
    TCase *t = tcase_create("describe");

    tcase_add_test(t, test_describe_knows_every_column_of_the_manual);
    tcase_add_test(t, test_describe_tells_of_nothing_that_the_manual_does_not);
    tcase_add_test(t, test_describe_prefers_the_row_of_the_table);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
