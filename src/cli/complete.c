#include "cli/complete.h"

#include "base/text.h"
#include "cli/datadir.h"
#include "report/page.h"
#include "report/views.h"

#include <glib.h>
#include <stdio.h>

#define PAGE_WITHOUT_DATA "page.html"

/* What is missing is named: LAYERCAKE_DATA may lead to a folder that has no page though the
 * program was built with one. */
static void tell_left_out(const char *page)
{
    char *safe = lc_text_escape(page, 0, 0);

    fprintf(stderr,
            "layercake: " LC_PAGE_FILE " is left out: there is no %s, which is built with npm\n",
            safe);
    g_free(safe);
}

enum lc_status lc_complete_again(const char *folder, json_t *manifest, bool is_quiet)
{
    char *root = lc_datadir_find(), *page = g_build_filename(root, PAGE_WITHOUT_DATA, NULL);
    enum lc_status status = lc_views_write(folder, manifest, page);

    if (status == LC_OK) {
        status = lc_manifest_save(folder, manifest);
    }
    if (status == LC_OK && !is_quiet && !g_file_test(page, G_FILE_TEST_EXISTS)) {
        tell_left_out(page);
    }
    g_free(page);
    g_free(root);
    return status;
}

enum lc_status lc_complete(const char *folder, const struct lc_result *r,
                           const struct lc_file_list *list, bool is_quiet)
{
    json_t *manifest = lc_manifest_make(r, list);

    if (!manifest) {
        return lc_manifest_save(folder, NULL); /* tells why */
    }
    const enum lc_status status = lc_complete_again(folder, manifest, is_quiet);

    json_decref(manifest);
    return status;
}
