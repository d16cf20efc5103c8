#include "base/filedigest.h"

#include <check.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/stat.h>

static char *folder, *path;

static void set_up(void)
{
    folder = g_dir_make_tmp("layercake-XXXXXX", NULL);
    ck_assert_ptr_nonnull(folder);
    path = g_build_filename(folder, "file", NULL);
}

static void tear_down(void)
{
    g_unlink(path);
    g_rmdir(folder);
    g_free(path);
    g_free(folder);
}

/* The values of FIPS 180-4's examples. */
START_TEST(test_digest_is_sha_256)
{
    static const char *const cases[][2] = {
        {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
        {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
        {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
         "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"}};
    char digest[65];

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        ck_assert(g_file_set_contents(path, cases[i][0], -1, NULL));
        ck_assert(lc_file_digest(digest, path));
        ck_assert_str_eq(digest, cases[i][1]);
    }
}
END_TEST

START_TEST(test_digest_of_a_million_bytes_is_that_of_all_of_them)
{
    char *bytes = g_strnfill(1000000, 'a'), digest[65];

    ck_assert(g_file_set_contents(path, bytes, -1, NULL));
    ck_assert(lc_file_digest(digest, path));
    ck_assert_str_eq(digest, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    g_free(bytes);
}
END_TEST

START_TEST(test_digest_of_what_can_t_be_read_is_refused)
{
    char digest[65];

    ck_assert(!lc_file_digest(digest, path));
    ck_assert(!lc_file_digest(digest, folder));
}
END_TEST

/* Reading a pipe would wait for a writer, reading the device would not end. */
START_TEST(test_digest_is_of_regular_files_only)
{
    char digest[65];

    ck_assert_int_eq(mkfifo(path, 0600), 0);
    ck_assert(!lc_file_digest(digest, path));
    ck_assert(!lc_file_digest(digest, "/dev/zero"));
}
END_TEST

int main(void)
{
    Suite *s = suite_create("filedigest");
    TCase *t = tcase_create("filedigest");

    tcase_add_checked_fixture(t, set_up, tear_down);
    tcase_add_test(t, test_digest_is_sha_256);
    tcase_add_test(t, test_digest_of_a_million_bytes_is_that_of_all_of_them);
    tcase_add_test(t, test_digest_of_what_can_t_be_read_is_refused);
    tcase_add_test(t, test_digest_is_of_regular_files_only);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
