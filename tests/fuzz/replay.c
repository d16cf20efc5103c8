/* Runs a target over the files of its corpus, or over those named on the command line, and prints
 * TAP: each file found once is kept for ever. */
#include "fuzz/fuzz.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define PREFIX  "fuzz_"
#define SECONDS 120 /* for one file: only a hang takes so long */

static gint by_text(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Paths of the files of tests/fuzz/corpus/TARGET in order of their names. */
static GPtrArray *corpus_of(const char *target)
{
    const char *top = g_getenv("LAYERCAKE_SRCDIR");
    char *folder = g_build_filename(top ? top : ".", "tests", "fuzz", "corpus", target, NULL);
    GDir *dir = g_dir_open(folder, 0, NULL);
    GPtrArray *files = g_ptr_array_new_with_free_func(g_free);
    const char *entry;

    while (dir && (entry = g_dir_read_name(dir))) {
        g_ptr_array_add(files, g_build_filename(folder, entry, NULL));
    }
    g_ptr_array_sort(files, by_text);
    if (dir) {
        g_dir_close(dir);
    }
    g_free(folder);
    return files;
}

static void replay(const char *target, const char *path, unsigned number)
{
    char *name = g_path_get_basename(path), *bytes;
    gsize n;

    printf("# %s\n", path); /* what a crash is about */
    fflush(stdout);
    if (g_file_get_contents(path, &bytes, &n, NULL)) {
        uint8_t *exact = g_malloc(n > 0 ? n : 1); /* whose end a sanitizer knows */

        memcpy(exact, bytes, n);
        alarm(SECONDS);
        LLVMFuzzerTestOneInput(exact, n);
        alarm(0);
        g_free(exact);
        g_free(bytes);
        printf("ok %u - %s keeps its claims for %s\n", number, target, name);
    } else {
        printf("not ok %u - %s can't be read\n", number, name);
    }
    g_free(name);
}

int main(int argc, char **argv)
{
    char *program = g_path_get_basename(argv[0]);
    const char *target = g_str_has_prefix(program, PREFIX) ? program + strlen(PREFIX) : program;
    GPtrArray *files = argc > 1 ? g_ptr_array_new_with_free_func(g_free) : corpus_of(target);

    for (int i = 1; i < argc; i++) {
        g_ptr_array_add(files, g_strdup(argv[i]));
    }
    if (files->len == 0) {
        printf("Bail out! no corpus of %s: LAYERCAKE_SRCDIR must name the source tree\n", target);
    } else {
        printf("1..%u\n", files->len);
    }
    for (guint i = 0; i < files->len; i++) {
        replay(target, g_ptr_array_index(files, i), i + 1);
    }
    const int status = files->len == 0;

    g_ptr_array_free(files, TRUE);
    g_free(program);
    return status;
}
