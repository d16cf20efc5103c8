#include "base/outfile.h"

#include <check.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static char *folder, *target;

static void set_up(void)
{
    folder = g_dir_make_tmp("layercake-outfile-XXXXXX", NULL);
    ck_assert_ptr_nonnull(folder);
    target = g_build_filename(folder, "table.csv", NULL);
}

static int count_files(void)
{
    DIR *dir = opendir(folder);
    int n = 0;

    ck_assert_ptr_nonnull(dir);
    for (const struct dirent *e = readdir(dir); e; e = readdir(dir)) {
        n += strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0;
    }
    closedir(dir);
    return n;
}

static void tear_down(void)
{
    GDir *dir = g_dir_open(folder, 0, NULL);

    for (const char *name = g_dir_read_name(dir); name; name = g_dir_read_name(dir)) {
        char *path = g_build_filename(folder, name, NULL);

        g_remove(path);
        g_free(path);
    }
    g_dir_close(dir);
    g_rmdir(folder);
    g_free(folder);
    g_free(target);
}

static void assert_contents(const char *expected, size_t n)
{
    char *bytes = NULL;
    gsize size = 0;

    ck_assert(g_file_get_contents(target, &bytes, &size, NULL));
    ck_assert_uint_eq(size, n);
    ck_assert_mem_eq(bytes, expected, n);
    g_free(bytes);
}

/* Sends stderr into a file of its own and returns what was written since; the caller frees it. */
static int saved_stderr = -1;
static char *stderr_path;

static void catch_stderr(void)
{
    fflush(stderr);
    saved_stderr = dup(2);
    stderr_path = g_build_filename(g_get_tmp_dir(), "layercake-stderr-XXXXXX", NULL);
    const int fd = g_mkstemp(stderr_path);

    dup2(fd, 2);
    close(fd);
}

static char *caught_stderr(void)
{
    char *text = NULL;

    fflush(stderr);
    dup2(saved_stderr, 2);
    close(saved_stderr);
    ck_assert(g_file_get_contents(stderr_path, &text, NULL, NULL));
    g_remove(stderr_path);
    g_free(stderr_path);
    return text;
}

static void assert_one_line(char *text, const char *part)
{
    ck_assert_msg(g_str_has_prefix(text, "layercake: "), "%s", text);
    ck_assert_ptr_nonnull(strstr(text, part));
    ck_assert_ptr_eq(strchr(text, '\n'), text + strlen(text) - 1);
    g_free(text);
}

START_TEST(test_outfile_appears_only_when_closed)
{
    struct lc_outfile *f = lc_outfile_open(folder, "table.csv");

    ck_assert_ptr_nonnull(f);
    lc_outfile_text(f, "a,b\n");
    lc_outfile_printf(f, "%d,%s\n", 5, "x");
    ck_assert(!g_file_test(target, G_FILE_TEST_EXISTS));
    ck_assert_int_eq(lc_outfile_close(f, NULL), LC_OK);
    assert_contents("a,b\n5,x\n", 8);
    ck_assert_int_eq(count_files(), 1);
}
END_TEST

START_TEST(test_outfile_replaces_the_old_file_whole)
{
    ck_assert(g_file_set_contents(target, "old", -1, NULL));
    struct lc_outfile *f = lc_outfile_open(folder, "table.csv");

    lc_outfile_text(f, "new contents");
    assert_contents("old", 3);
    ck_assert_int_eq(lc_outfile_close(f, NULL), LC_OK);
    assert_contents("new contents", 12);
}
END_TEST

START_TEST(test_outfile_abandoned_leaves_nothing_and_keeps_the_old_file)
{
    ck_assert(g_file_set_contents(target, "old", -1, NULL));
    struct lc_outfile *f = lc_outfile_open(folder, "table.csv");

    lc_outfile_text(f, "new contents");
    lc_outfile_abandon(f);
    lc_outfile_abandon(NULL);
    assert_contents("old", 3);
    ck_assert_int_eq(count_files(), 1);
}
END_TEST

START_TEST(test_outfile_empty_has_the_digest_of_nothing)
{
    char digest[65];
    struct lc_outfile *f = lc_outfile_open(folder, "table.csv");

    lc_outfile_write(f, "", 0);
    ck_assert_int_eq(lc_outfile_close(f, digest), LC_OK);
    assert_contents("", 0);
    ck_assert_str_eq(digest, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}
END_TEST

/* FIPS 180-2, example B.1, and the bytes of a large file read back. */
START_TEST(test_outfile_digest_is_that_of_the_bytes)
{
    char digest[65];
    struct lc_outfile *f = lc_outfile_open(folder, "table.csv");

    lc_outfile_text(f, "abc");
    ck_assert_int_eq(lc_outfile_close(f, digest), LC_OK);
    ck_assert_str_eq(digest, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    f = lc_outfile_open(folder, "table.csv");
    for (int i = 0; i < 40000; i++) {
        lc_outfile_printf(f, "%d\n", i);
    }
    static char big[200000];

    memset(big, 'b', sizeof big);
    lc_outfile_write(f, big, sizeof big); /* more than the buffer at once */
    lc_outfile_write(f, big, 64 << 10);   /* just the buffer */
    lc_outfile_text(f, "end\n");
    ck_assert_int_eq(lc_outfile_close(f, digest), LC_OK);
    char *bytes = NULL;
    gsize n = 0;

    ck_assert(g_file_get_contents(target, &bytes, &n, NULL));
    ck_assert_uint_eq(n, 228890 + sizeof big + (64 << 10) + 4);
    char *expected = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)bytes, n);

    ck_assert_str_eq(digest, expected);
    ck_assert_str_eq(bytes + n - 5, "bend\n");
    g_free(expected);
    g_free(bytes);
}
END_TEST

START_TEST(test_outfile_made_by_another_has_the_digest_of_what_lies_there)
{
    const size_t n = 200000; /* more than is read at once */
    char *bytes = g_strnfill(n, 'x'), digest[65], *read = NULL;
    gsize length = 0;
    struct lc_outfile *f = lc_outfile_open(folder, "table.csv");

    ck_assert(g_file_set_contents(target, "old", -1, NULL));
    FILE *other = fopen(lc_outfile_temporary(f), "w"); /* as a library would: truncates, writes */

    ck_assert_uint_eq(fwrite(bytes, 1, n, other), n);
    ck_assert_int_eq(fclose(other), 0);
    lc_outfile_made(f, 0);
    ck_assert_int_eq(lc_outfile_close(f, digest), LC_OK);
    ck_assert(g_file_get_contents(target, &read, &length, NULL));
    ck_assert_uint_eq(length, n);
    ck_assert_mem_eq(read, bytes, n);
    char *expected = g_compute_checksum_for_string(G_CHECKSUM_SHA256, bytes, (gssize)n);

    ck_assert_str_eq(digest, expected);
    ck_assert_int_eq(count_files(), 1);
    g_free(expected);
    g_free(bytes);
    g_free(read);
}
END_TEST

START_TEST(test_outfile_that_another_could_not_make_keeps_the_old_file)
{
    char digest[65], *read = NULL;
    struct lc_outfile *f = lc_outfile_open(folder, "table.csv");

    ck_assert(g_file_set_contents(target, "old", -1, NULL));
    lc_outfile_made(f, ENOSPC);
    ck_assert_int_eq(lc_outfile_close(f, digest), LC_FAILED);
    ck_assert_str_eq(digest, "");
    ck_assert(g_file_get_contents(target, &read, NULL, NULL));
    ck_assert_str_eq(read, "old");
    ck_assert_int_eq(count_files(), 1);
    g_free(read);
}
END_TEST

START_TEST(test_outfile_mode_follows_the_umask)
{
    struct stat status;
    const mode_t before = umask(027);
    struct lc_outfile *f = lc_outfile_open(folder, "table.csv");

    ck_assert_int_eq(lc_outfile_close(f, NULL), LC_OK);
    umask(before);
    ck_assert_int_eq(stat(target, &status), 0);
    ck_assert_int_eq(status.st_mode & 0777, 0640);
}
END_TEST

START_TEST(test_outfile_in_missing_folder_is_refused)
{
    catch_stderr();
    struct lc_outfile *f = lc_outfile_open("no/such/folder\033", "table.csv");
    char *text = caught_stderr();

    ck_assert_ptr_null(f);
    ck_assert_ptr_null(strchr(text, '\033'));
    assert_one_line(text, g_strerror(ENOENT));
}
END_TEST

START_TEST(test_outfile_with_name_too_long_is_refused)
{
    char name[300];

    memset(name, 'n', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    catch_stderr();
    struct lc_outfile *f = lc_outfile_open(folder, name);

    assert_one_line(caught_stderr(), g_strerror(ENAMETOOLONG));
    ck_assert_ptr_null(f);
}
END_TEST

/* A file size limit fails writes as a full disk does. Limits are in the order: within the first
 * write, at its edge, in a later one. */
START_TEST(test_outfile_on_full_disk_keeps_the_old_file_and_leaves_no_temporary)
{
    static const rlim_t limits[3] = {0, 64 << 10, 150000};
    char digest[65];

    ck_assert(g_file_set_contents(target, "old", -1, NULL));
    signal(SIGXFSZ, SIG_IGN);
    struct lc_outfile *f = lc_outfile_open(folder, "table.csv");
    struct rlimit before, small;

    ck_assert_ptr_nonnull(f);
    getrlimit(RLIMIT_FSIZE, &before);
    small = before;
    small.rlim_cur = limits[_i];
    setrlimit(RLIMIT_FSIZE, &small);
    for (int i = 0; i < 40000; i++) {
        lc_outfile_text(f, "12345\n");
    }
    catch_stderr();
    setrlimit(RLIMIT_FSIZE, &before); /* an error stays one */
    const enum lc_status status = lc_outfile_close(f, digest);

    assert_one_line(caught_stderr(), g_strerror(EFBIG));
    ck_assert_int_eq(status, LC_FAILED);
    ck_assert_str_eq(digest, "");
    assert_contents("old", 3);
    ck_assert_int_eq(count_files(), 1);
}
END_TEST

START_TEST(test_outfile_full_disk_at_the_last_write_is_told_by_close)
{
    struct lc_outfile *f = lc_outfile_open(folder, "table.csv");
    struct rlimit before, small;

    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before);
    lc_outfile_text(f, "still in the buffer");
    catch_stderr();
    small = before;
    small.rlim_cur = 4;
    setrlimit(RLIMIT_FSIZE, &small);
    const enum lc_status status = lc_outfile_close(f, NULL);
    const int n = count_files();

    setrlimit(RLIMIT_FSIZE, &before);
    g_free(caught_stderr());
    ck_assert_int_eq(status, LC_FAILED);
    ck_assert_int_eq(n, 0);
}
END_TEST

START_TEST(test_outfile_that_cannot_be_renamed_leaves_no_temporary)
{
    ck_assert_int_eq(g_mkdir(target, 0777), 0); /* a folder stands in the way */
    struct lc_outfile *f = lc_outfile_open(folder, "table.csv");

    lc_outfile_text(f, "x");
    catch_stderr();
    const enum lc_status status = lc_outfile_close(f, NULL);

    assert_one_line(caught_stderr(), g_strerror(EISDIR));
    ck_assert_int_eq(status, LC_FAILED);
    ck_assert_int_eq(count_files(), 1);
}
END_TEST

START_TEST(test_outfile_steps_over_left_overs_of_a_broken_run)
{
    char *name = g_strdup_printf("%s.%ld-0.tmp", target, (long)getpid());

    ck_assert(g_file_set_contents(name, "not ours", -1, NULL));
    struct lc_outfile *f = lc_outfile_open(folder, "table.csv");
    struct lc_outfile *same = lc_outfile_open(folder, "table.csv");

    lc_outfile_text(f, "1");
    lc_outfile_text(same, "2");
    ck_assert_int_eq(lc_outfile_close(f, NULL), LC_OK);
    assert_contents("1", 1);
    ck_assert_int_eq(lc_outfile_close(same, NULL), LC_OK);
    assert_contents("2", 1);
    ck_assert(g_file_test(name, G_FILE_TEST_EXISTS));
    g_free(name);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("base/outfile");
    TCase *tc = tcase_create("outfile");

    tcase_add_checked_fixture(tc, set_up, tear_down);
    tcase_add_test(tc, test_outfile_appears_only_when_closed);
    tcase_add_test(tc, test_outfile_replaces_the_old_file_whole);
    tcase_add_test(tc, test_outfile_abandoned_leaves_nothing_and_keeps_the_old_file);
    tcase_add_test(tc, test_outfile_empty_has_the_digest_of_nothing);
    tcase_add_test(tc, test_outfile_digest_is_that_of_the_bytes);
    tcase_add_test(tc, test_outfile_made_by_another_has_the_digest_of_what_lies_there);
    tcase_add_test(tc, test_outfile_that_another_could_not_make_keeps_the_old_file);
    tcase_add_test(tc, test_outfile_mode_follows_the_umask);
    tcase_add_test(tc, test_outfile_in_missing_folder_is_refused);
    tcase_add_test(tc, test_outfile_with_name_too_long_is_refused);
    tcase_add_loop_test(tc, test_outfile_on_full_disk_keeps_the_old_file_and_leaves_no_temporary, 0,
                        3);
    tcase_add_test(tc, test_outfile_full_disk_at_the_last_write_is_told_by_close);
    tcase_add_test(tc, test_outfile_that_cannot_be_renamed_leaves_no_temporary);
    tcase_add_test(tc, test_outfile_steps_over_left_overs_of_a_broken_run);
    suite_add_tcase(suite, tc);
    SRunner *sr = srunner_create(suite);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
