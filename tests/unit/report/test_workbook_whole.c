#include "report/workbook_whole.h"

#include "folder.h"

#include <signal.h>
#include <sys/resource.h>
#include <xlsxwriter.h>

static char *path;

/* A workbook with a sheet of n numbers; its bytes, to be g_free()d. */
static char *make(unsigned n, gsize *length)
{
    char *bytes = NULL;

    path = g_build_filename(folder, "a.xlsx", NULL);
    lxw_workbook *book = workbook_new(path);
    lxw_worksheet *sheet = workbook_add_worksheet(book, NULL);

    for (unsigned i = 0; i < n; i++) {
        worksheet_write_number(sheet, i, 0, i, NULL);
    }
    ck_assert_int_eq(workbook_close(book), LXW_NO_ERROR);
    ck_assert(g_file_get_contents(path, &bytes, length, NULL));
    return bytes;
}

START_TEST(test_workbook_that_was_closed_is_whole)
{
    gsize n = 0;
    char *bytes = make(1000, &n);

    ck_assert(lc_workbook_is_whole(path));
    g_free(bytes);
    g_free(path);
}
END_TEST

START_TEST(test_workbook_that_is_cut_or_changed_is_not_whole)
{
    gsize n = 0;
    char *bytes = make(50, &n);

    for (gsize length = 0; length < n; length += 1 + length / 20) {
        ck_assert(g_file_set_contents(path, bytes, (gssize)length, NULL));
        ck_assert_msg(!lc_workbook_is_whole(path), "the first %zu bytes", length);
    }
    ck_assert_int_eq(g_unlink(path), 0);
    ck_assert(!lc_workbook_is_whole(path));
    ck_assert(g_file_set_contents(path, bytes, 0, NULL));
    g_free(bytes);
    g_free(path);
}
END_TEST

/* Whatever byte is another: no crash, and no reading beyond the end (which a sanitizer would see).
 */
START_TEST(test_workbook_with_a_wrong_byte_is_read_to_the_end_of_the_file_at_most)
{
    gsize n = 0;
    char *bytes = make(50, &n);
    unsigned refused = 0, tried = 0;

    for (gsize i = 0; i < n; i += 7) {
        bytes[i] = (char)~bytes[i];
        ck_assert(g_file_set_contents(path, bytes, (gssize)n, NULL));
        refused += !lc_workbook_is_whole(path);
        tried++;
        bytes[i] = (char)~bytes[i];
    }
    ck_assert_uint_gt(refused, tried / 3);
    g_free(bytes);
    g_free(path);
}
END_TEST

/* What the library leaves behind when a temporary file could not be written to the end. */
START_TEST(test_workbook_of_which_a_part_is_cut_is_not_whole)
{
    gsize n = 0;
    char *bytes = make(20000, &n);

    g_free(bytes);
    g_free(path);
    path = g_build_filename(folder, "b.xlsx", NULL);
    struct rlimit limit;
    void (*old)(int) = signal(SIGXFSZ, SIG_IGN);

    ck_assert_int_eq(getrlimit(RLIMIT_FSIZE, &limit), 0);
    const rlim_t before = limit.rlim_cur;

    limit.rlim_cur = n + 1000; /* the archive fits, the sheet that is packed into it does not */
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
    lxw_workbook *book = workbook_new(path);
    lxw_worksheet *sheet = workbook_add_worksheet(book, NULL);

    for (unsigned i = 0; i < 20000; i++) {
        worksheet_write_number(sheet, i, 0, i, NULL);
    }
    const lxw_error error = workbook_close(book);
    const bool is_whole = lc_workbook_is_whole(path);

    limit.rlim_cur = before;
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
    signal(SIGXFSZ, old);
    ck_assert(error != LXW_NO_ERROR || !is_whole);
    ck_assert(!is_whole);
    g_free(path);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("workbook_whole");
    TCase *t = tcase_create("whole");

    tcase_add_checked_fixture(t, folder_make, folder_drop);
    tcase_add_test(t, test_workbook_that_was_closed_is_whole);
    tcase_add_test(t, test_workbook_that_is_cut_or_changed_is_not_whole);
    tcase_add_test(t, test_workbook_with_a_wrong_byte_is_read_to_the_end_of_the_file_at_most);
    tcase_add_test(t, test_workbook_of_which_a_part_is_cut_is_not_whole);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
