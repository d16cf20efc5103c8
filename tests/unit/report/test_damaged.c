/* A finished folder's manifest and tables, damaged at each byte, as those read them that trust no
 * digest: what traces a run, what makes the page, what reads a manifest. Each is taken, or refused
 * with a line that a terminal can show; what is printed of one that was taken can be shown too.
 *
 * The folders are made by the program ($LAYERCAKE). SWEEP_STRIDE sets how many bytes are stepped
 * over.
 */
#include "base/text.h"
#include "output/manifest.h"
#include "output/manifest_json.h"
#include "report/embed.h"
#include "report/source.h"
#include "trace/print.h"
#include "trace/record.h"
#include "trace/traces.h"
#include "trace/what.h"

#include <check.h>
#include <fcntl.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define STRIDE 97 /* a prime */

static gchar *top;
static int kept_stderr;

static void make(const char *words, const char *folder)
{
    const char *program = g_getenv("LAYERCAKE");
    gchar *command = g_strdup_printf("%s %s -q -m tutorial --to 2026-03-31 -o %s/%s",
                                     program ? program : "./layercake", words, top, folder);
    int status = -1;

    ck_assert_msg(g_spawn_command_line_sync(command, NULL, NULL, &status, NULL) && status == 0,
                  "%s", command);
    g_free(command);
}

static void setup(void)
{
    top = g_dir_make_tmp("layercake-test-XXXXXX", NULL);
    ck_assert_ptr_nonnull(top);
    make("run", "run");
    make("forecast -n 2", "forecast");
    kept_stderr = dup(STDERR_FILENO);
    gchar *path = g_build_filename(top, "said", NULL);
    const int fd = open(path, O_RDWR | O_CREAT | O_TRUNC, 0600);

    ck_assert_int_ge(dup2(fd, STDERR_FILENO), 0);
    close(fd);
    g_free(path);
}

static void teardown(void)
{
    dup2(kept_stderr, STDERR_FILENO);
    close(kept_stderr);
    const char *words[] = {"rm", "-r", top, NULL};

    g_spawn_sync(NULL, (gchar **)words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                 NULL);
    g_free(top);
}

static size_t stride(void)
{
    const char *text = g_getenv("SWEEP_STRIDE");
    const size_t n = text ? (size_t)g_ascii_strtoull(text, NULL, 10) : 0;

    return n ? n : STRIDE;
}

/* Lines of characters that a terminal shows as they are. */
static void assert_shown(const char *text, size_t n, const char *name)
{
    char **lines = g_strsplit(text, "\n", -1);

    ck_assert_msg(!memchr(text, '\0', n), "%s: said a 0 byte", name);
    for (size_t i = 0; lines[i]; i++) {
        char *escaped = lc_text_escape(lines[i], 0, 0);

        ck_assert_msg(strcmp(escaped, lines[i]) == 0, "%s: said %s", name, escaped);
        g_free(escaped);
    }
    g_strfreev(lines);
}

/* What was said of the file: something when it was refused, and harmless. */
static void check_said(bool is_good, const char *name)
{
    char text[65536];
    const off_t end = lseek(STDERR_FILENO, 0, SEEK_CUR);
    const ssize_t n = pread(STDERR_FILENO, text, sizeof text - 1, 0);

    ck_assert_int_ge(n, 0);
    text[n] = '\0';
    assert_shown(text, (size_t)n, name);
    ck_assert_msg(is_good || n > 0, "%s: refused without a word", name);
    ck_assert_int_lt(end, sizeof text);
    ck_assert_int_eq(ftruncate(STDERR_FILENO, 0), 0);
    lseek(STDERR_FILENO, 0, SEEK_SET);
}

static bool read_trace(const char *folder)
{
    static void (*const prints[])(const struct lc_chain *, FILE *) = {
        lc_chain_print_text, lc_chain_print_csv, lc_chain_print_dot};
    static const char *const words[] = {"factory-0", "plant-1", "ledger:building@2026",
                                        "application:assistant"};
    struct lc_record *r = lc_record_read(folder);

    for (size_t i = 0; r && i <= G_N_ELEMENTS(words); i++) {
        struct lc_chain *c = i > 0 ? lc_trace_what(r, words[i - 1]) : lc_trace_examples(r);
        char *text = NULL;
        size_t n = 0;
        FILE *to = open_memstream(&text, &n);

        for (size_t k = 0; c && k < G_N_ELEMENTS(prints); k++) {
            prints[k](c, to);
        }
        fclose(to);
        assert_shown(text, n, folder);
        ck_assert(!strstr(text, ",nan") && !strstr(text, ",inf,"));
        free(text);
        lc_chain_free(c);
    }
    lc_record_free(r);
    return r != NULL;
}

static bool read_report(const char *folder)
{
    struct lc_manifest *m = lc_manifest_read(folder);
    struct lc_report_source s = {0};
    gchar *path = g_build_filename(folder, "page.json", NULL);

    ck_assert_ptr_nonnull(m);
    const bool is_good = lc_report_source_open(&s, folder, lc_manifest_get_json(m));

    if (is_good) {
        struct lc_outfile *to = lc_outfile_open(folder, "page.json");
        json_error_t error;
        json_t *data;

        ck_assert_ptr_nonnull(to);
        lc_report_embed(to, &s);
        ck_assert_int_eq(lc_outfile_close(to, NULL), LC_OK);
        data = json_load_file(path, 0, &error);
        ck_assert_msg(data != NULL, "%s: the page's data: %s", folder, error.text);
        json_decref(data);
        g_unlink(path);
    }
    lc_report_source_close(&s);
    lc_manifest_free(m);
    g_free(path);
    return is_good;
}

static bool read_manifest(const char *folder)
{
    struct lc_manifest *m = lc_manifest_read(folder);
    struct lc_file_list files = {0};

    if (!m) {
        return false;
    }
    lc_manifest_files(m, &files);
    for (unsigned i = 0; i < files.n; i++) {
        ck_assert_str_eq(lc_manifest_digest(m, files.files[i].name), files.files[i].digest);
    }
    ck_assert_uint_gt(lc_manifest_asked(m), 0);
    ck_assert(lc_text_is_utf8(lc_manifest_command(m), strlen(lc_manifest_command(m)), NULL));
    lc_manifest_has_failed(m, 0);
    lc_manifest_is_complete(m);
    lc_report_kind(lc_manifest_get_json(m));
    lc_file_list_fini(&files);
    lc_manifest_free(m);
    return true;
}

static void put(const char *path, const char *bytes, size_t n)
{
    FILE *out = fopen(path, "wb");

    ck_assert_ptr_nonnull(out);
    ck_assert_uint_eq(fwrite(bytes, 1, n, out), n);
    ck_assert_int_eq(fclose(out), 0);
}

/* Cuts and changes the file; it is then as it was. */
static void sweep(const char *folder, const char *file, size_t step, bool (*how)(const char *))
{
    static const unsigned char others[] = {0, '"', ',', '\n', '9', '-', 0x1b, 0xc2, 0xff};
    gchar *within = g_build_filename(top, folder, NULL);
    gchar *path = g_build_filename(within, file, NULL);
    gchar *text = NULL;
    gsize n = 0;
    unsigned tried = 0, taken = 0;

    ck_assert_msg(g_file_get_contents(path, &text, &n, NULL), "%s", path);
    ck_assert(how(within));
    for (size_t i = 0; i < n; i += step) {
        const char before = text[i];
        bool is_good;

        put(path, text, i);
        is_good = how(within);
        check_said(is_good, file);
        taken += is_good;
        for (size_t k = 0; k <= sizeof others; k++) {
            text[i] = (char)(k < sizeof others ? others[k] : before ^ 1 << i % 8);
            put(path, text, n);
            is_good = how(within);
            check_said(is_good, file);
            taken += is_good;
        }
        text[i] = before;
        tried += 2 + sizeof others;
    }
    put(path, text, n);
    printf("%s/%s: %u damaged, %u of them taken\n", folder, file, tried, taken);
    ck_assert_uint_lt(taken, tried);
    g_free(text);
    g_free(path);
    g_free(within);
}

START_TEST(test_tables_of_a_run_damaged_anywhere_are_traced_or_refused)
{
    static const char *const files[] = {"pulls.csv",   "projects.csv", "links.csv",
                                        "cohorts.csv", "payments.csv", "events.csv"};

    for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
        sweep("run", files[i], stride(), read_trace);
    }
}
END_TEST

START_TEST(test_tables_of_a_forecast_damaged_anywhere_are_shown_or_refused)
{
    static const char *const files[] = {
        "summary.csv",      "quantiles.csv", "binding.csv",   "episodes.csv",    "overbuild.csv",
        "pull-through.csv", "projects.csv",  "published.csv", "definitions.csv", "assumptions.csv"};

    for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
        sweep("forecast", files[i], 11 * stride(), read_report);
    }
}
END_TEST

START_TEST(test_manifest_damaged_anywhere_is_read_or_refused)
{
    sweep("run", "manifest.json", stride() / 20 + 1, read_manifest);
    sweep("forecast", "manifest.json", stride() / 20 + 1, read_manifest);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("report/damaged");
    TCase *tc = tcase_create("damaged");

    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_set_timeout(tc, 3600);
    tcase_add_test(tc, test_tables_of_a_run_damaged_anywhere_are_traced_or_refused);
    tcase_add_test(tc, test_tables_of_a_forecast_damaged_anywhere_are_shown_or_refused);
    tcase_add_test(tc, test_manifest_damaged_anywhere_is_read_or_refused);
    suite_add_tcase(suite, tc);
    SRunner *sr = srunner_create(suite);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
