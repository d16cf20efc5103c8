/* Every file of a model, and a scenario, damaged at each byte: it is taken, or refused with
 * complaints that a terminal can show.
 *
 * A file is cut at each byte, and each byte is exchanged for others. All goes through the reader in
 * this process. SWEEP_STRIDE sets how many bytes are stepped over; every byte: 1.
 */
#include "base/diag.h"
#include "base/text.h"
#include "unit/input/fixture.h"

#include <gsl/gsl_errno.h>
#include <math.h>
#include <stdlib.h>

#define STRIDE 19 /* a prime, so that every column is hit in some row */

static struct fixture f;

static void setup(void)
{
    f = fixture_new();
}

static void teardown(void)
{
    fixture_free(&f);
}

static size_t stride(void)
{
    const char *text = g_getenv("SWEEP_STRIDE");
    const size_t n = text ? (size_t)g_ascii_strtoull(text, NULL, 10) : 0;

    return n ? n : STRIDE;
}

/* Complaints are lines that say where something is, in characters that a terminal shows as they
 * are. */
static void assert_printable(const struct lc_diag *d)
{
    const size_t n = lc_diag_count(d) < LC_DIAG_MAX ? lc_diag_count(d) : LC_DIAG_MAX;

    for (size_t i = 0; i < n; i++) {
        const char *text = lc_diag_text(d, i);
        char *again = lc_text_escape(text, 0, 0);

        ck_assert_msg(*text && strcmp(text, again) == 0, "not printable: %s", again);
        ck_assert_msg(strstr(text, ": ") != NULL, "no place: %s", text);
        ck_assert_uint_lt(strlen(text), 1000);
        g_free(again);
    }
    ck_assert_ptr_null(lc_diag_text(d, n));
}

static bool is_finite(const struct lc_model *m)
{
    for (uint32_t i = 0; i < m->n_cells; i++) {
        if (!isfinite(m->cells[i])) {
            return false;
        }
    }
    return true;
}

/* Puts the bytes in the file's place, reads all, and says whether it was taken. */
static bool answer(const char *name, const char *bytes, size_t n, const char *scenario)
{
    struct lc_diag *d = lc_diag_new();
    FILE *out = fopen(name, "wb");

    ck_assert_ptr_nonnull(out);
    ck_assert_uint_eq(fwrite(bytes, 1, n, out), n);
    ck_assert_int_eq(fclose(out), 0);
    struct lc_model *m = fixture_load(d);
    const bool is_good = m && (!scenario || lc_model_add_scenario(m, scenario, d) == LC_OK);

    ck_assert_msg(is_good == (lc_diag_count(d) == 0), "%s: refused without a word, or taken with",
                  name);
    ck_assert_msg(!is_good || is_finite(m), "%s: a cell that is no number", name);
    assert_printable(d);
    lc_model_free(m);
    lc_diag_free(d);
    return is_good;
}

/* Cuts and changes the file; *tried and *taken go up. It is then as it was. */
static void sweep(const char *name, const char *scenario, unsigned *tried, unsigned *taken)
{
    static const unsigned char others[] = {0, '"', ',', '\n', '0', '-', 'e', 0x1b, 0xff};
    const size_t step = stride();
    gchar *text = NULL;
    gsize n = 0;

    ck_assert(g_file_get_contents(name, &text, &n, NULL));
    g_unlink(name); /* it may be a link into the source tree */
    for (size_t i = 0; i < n; i += step) {
        const char before = text[i];

        *taken += answer(name, text, i, scenario);
        for (size_t k = 0; k < sizeof others; k++) {
            text[i] = (char)others[k];
            *taken += answer(name, text, n, scenario);
        }
        text[i] = (char)(before ^ 1 << i % 8);
        *taken += answer(name, text, n, scenario);
        text[i] = before;
        *tried += 2 + sizeof others;
    }
    ck_assert(answer(name, text, n, scenario));
    g_free(text);
}

static void sweep_folder(const char *folder, unsigned *tried, unsigned *taken)
{
    GDir *dir = g_dir_open(folder, 0, NULL);
    const char *entry;

    ck_assert_ptr_nonnull(dir);
    while ((entry = g_dir_read_name(dir))) {
        gchar *name = g_build_filename(folder, entry, NULL);

        if (g_str_has_suffix(entry, ".csv")) {
            sweep(name, NULL, tried, taken);
        }
        g_free(name);
    }
    g_dir_close(dir);
}

START_TEST(test_table_cut_or_changed_at_any_byte_is_taken_or_refused)
{
    unsigned tried = 0, taken = 0;

    sweep_folder("m", &tried, &taken);
    sweep_folder("m/initial/" FIXTURE_DATE, &tried, &taken);
    printf("%u damaged tables, %u of them taken\n", tried, taken);
    ck_assert_uint_gt(tried, 1000);
    ck_assert_uint_gt(taken, 0);
    ck_assert_uint_lt(taken, tried);
}
END_TEST

START_TEST(test_scenario_cut_or_changed_at_any_byte_is_taken_or_refused)
{
    unsigned tried = 0, taken = 0;

    fixture_write(
        "s.csv", "# What if, \"anything\"?\n# Expected: ai_power_gw home 2030 up: words\n"
                 "from,until,target,scope,operation,value,note,hazard_per_year,name,distribution,"
                 "arg1,arg2,arg3,arg4,p10,p50,p90,min,max\n"
                 "2027-01-01,2028-06-30,regions.home.pue,,set,1.25,\"a \"\"note\"\"\",,,,,,,,,,,,\n"
                 ",,hurdle_rate,,multiply,1.1,,,,,,,,,,,,,\n"
                 ",,open_release,,shock,3,,0.2,,,,,,,,,,,\n"
                 ",,regions.*.permit_months,home,multiply,,,,quick,uniform,0.5,0.9,,,,,,,\n");
    sweep("s.csv", "s.csv", &tried, &taken);
    printf("%u damaged scenarios, %u of them taken\n", tried, taken);
    ck_assert_uint_gt(taken, 0);
    ck_assert_uint_lt(taken, tried);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *suite = suite_create("input/sweep");
    TCase *tc = tcase_create("sweep");

    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_set_timeout(tc, 3600);
    tcase_add_test(tc, test_table_cut_or_changed_at_any_byte_is_taken_or_refused);
    tcase_add_test(tc, test_scenario_cut_or_changed_at_any_byte_is_taken_or_refused);
    suite_add_tcase(suite, tc);
    SRunner *sr = srunner_create(suite);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
