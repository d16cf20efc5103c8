#include "base/memory.h"

#include "base/outfile.h"

#include <check.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static char *folder;

static void set_up(void)
{
    folder = g_dir_make_tmp("layercake-memory-XXXXXX", NULL);
    ck_assert_ptr_nonnull(folder);
}

static void tear_down(void)
{
    g_free(folder);
}

/* What a process ends with that begins to write a file and then has exit(255) called. */
static int status_of(void (*before_exit)(void))
{
    int status = 0;
    const pid_t child = fork();

    ck_assert_int_ge(child, 0);
    if (child == 0) {
        lc_memory_guard_exit();
        if (!lc_outfile_open(folder, "table.csv")) {
            _exit(EXIT_SUCCESS);
        }
        if (before_exit) {
            before_exit();
        }
        exit(255);
    }
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void end_in_a_child(void)
{
    if (fork() == 0) {
        exit(255);
    }
    wait(NULL);
    if (g_access(folder, F_OK) == 0 && g_rmdir(folder) == 0) {
        _exit(EXIT_SUCCESS); /* what was being written is gone */
    }
}

START_TEST(test_memory_library_that_exits_fails_the_program_and_leaves_no_file)
{
    ck_assert_int_eq(status_of(NULL), EXIT_FAILURE);
    ck_assert_int_eq(g_rmdir(folder), 0); /* it is empty */
}
END_TEST

START_TEST(test_memory_library_that_exits_in_a_child_takes_no_file_of_the_parent)
{
    ck_assert_int_eq(status_of(end_in_a_child), EXIT_FAILURE);
    ck_assert_int_eq(g_rmdir(folder), 0);
}
END_TEST

START_TEST(test_memory_program_at_its_own_end_keeps_its_status)
{
    ck_assert_int_eq(status_of(lc_memory_unguard_exit), 255);
    ck_assert_int_ne(g_rmdir(folder), 0); /* what it was writing is its own affair */

    GDir *dir = g_dir_open(folder, 0, NULL);
    char *path = g_build_filename(folder, g_dir_read_name(dir), NULL);

    g_dir_close(dir);
    g_unlink(path);
    g_free(path);
    ck_assert_int_eq(g_rmdir(folder), 0);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("base/memory");
    TCase *tc = tcase_create("memory");

    tcase_add_checked_fixture(tc, set_up, tear_down);
    tcase_add_test(tc, test_memory_library_that_exits_fails_the_program_and_leaves_no_file);
    tcase_add_test(tc, test_memory_library_that_exits_in_a_child_takes_no_file_of_the_parent);
    tcase_add_test(tc, test_memory_program_at_its_own_end_keeps_its_status);
    suite_add_tcase(suite, tc);
    SRunner *sr = srunner_create(suite);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
