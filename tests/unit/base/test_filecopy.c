#include "base/filecopy.h"

#include <check.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

enum { BYTES = 300001 }; /* several buffers and a rest */

static char *folder, *from, *to;

static void set_up(void)
{
    folder = g_dir_make_tmp("layercake-XXXXXX", NULL);
    ck_assert_ptr_nonnull(folder);
    from = g_build_filename(folder, "from", NULL);
    to = g_build_filename(folder, "to", NULL);
}

static void tear_down(void)
{
    g_unlink(from);
    g_unlink(to);
    ck_assert_int_eq(g_rmdir(folder), 0); /* nothing else was left */
    g_free(from);
    g_free(to);
    g_free(folder);
}

START_TEST(test_copy_has_the_bytes_of_the_original)
{
    char *bytes = g_malloc(BYTES), *copy;
    gsize n;

    for (int i = 0; i < BYTES; i++) {
        bytes[i] = (char)(i % 251);
    }
    ck_assert(g_file_set_contents(from, bytes, BYTES, NULL));
    ck_assert(g_file_set_contents(to, "old", -1, NULL));
    ck_assert_int_eq(lc_file_copy(folder, "to", from), LC_OK);
    ck_assert(g_file_get_contents(to, &copy, &n, NULL));
    ck_assert_uint_eq(n, BYTES);
    ck_assert_mem_eq(copy, bytes, BYTES);
    g_free(copy);
    g_free(bytes);
}
END_TEST

START_TEST(test_copy_of_nothing_is_empty)
{
    char *copy;
    gsize n;

    ck_assert(g_file_set_contents(from, "", -1, NULL));
    ck_assert_int_eq(lc_file_copy(folder, "to", from), LC_OK);
    ck_assert(g_file_get_contents(to, &copy, &n, NULL));
    ck_assert_uint_eq(n, 0);
    g_free(copy);
}
END_TEST

START_TEST(test_copy_of_what_can_t_be_read_leaves_the_target_as_it_is)
{
    char *copy;

    ck_assert(g_file_set_contents(to, "old", -1, NULL));
    ck_assert_int_eq(lc_file_copy(folder, "to", from), LC_FAILED);
    ck_assert_int_eq(lc_file_copy(folder, "to", folder), LC_FAILED);
    ck_assert(g_file_get_contents(to, &copy, NULL, NULL));
    ck_assert_str_eq(copy, "old");
    g_free(copy);
}
END_TEST

START_TEST(test_copy_into_a_missing_folder_fails)
{
    ck_assert(g_file_set_contents(from, "text", -1, NULL));
    ck_assert_int_eq(lc_file_copy(folder, "absent/to", from), LC_FAILED);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("filecopy");
    TCase *t = tcase_create("filecopy");

    tcase_add_checked_fixture(t, set_up, tear_down);
    tcase_add_test(t, test_copy_has_the_bytes_of_the_original);
    tcase_add_test(t, test_copy_of_nothing_is_empty);
    tcase_add_test(t, test_copy_of_what_can_t_be_read_leaves_the_target_as_it_is);
    tcase_add_test(t, test_copy_into_a_missing_folder_fails);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
