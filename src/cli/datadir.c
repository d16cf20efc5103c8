#include "cli/datadir.h"

#include <glib.h>

#ifndef PKGDATADIR
#define PKGDATADIR "/usr/local/share/layercake"
#endif

static gboolean holds_models(const char *folder)
{
    char *models = g_build_filename(folder, "models", "reference", NULL);
    char *tutorial = g_build_filename(folder, "models", "tutorial", NULL);
    const gboolean found =
        g_file_test(models, G_FILE_TEST_IS_DIR) || g_file_test(tutorial, G_FILE_TEST_IS_DIR);

    g_free(models);
    g_free(tutorial);
    return found;
}

/* The folder of the running program, or NULL where the system doesn't tell. */
static char *program_folder(void)
{
    char *program = g_file_read_link("/proc/self/exe", NULL);

    if (program == NULL) {
        return NULL;
    }
    char *folder = g_path_get_dirname(program);
    g_free(program);
    return folder;
}

char *lc_datadir_find(void)
{
    const char *named = g_getenv("LAYERCAKE_DATA");

    if (named != NULL && named[0] != '\0') {
        return g_strdup(named); /* asked for: nothing else will do */
    }
    char *beside = program_folder();
    if (beside != NULL && holds_models(beside)) {
        return beside;
    }
    g_free(beside);
    return g_strdup(PKGDATADIR);
}
