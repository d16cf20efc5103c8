/* layercake report: make what people look at of a finished folder anew, from its tables. */
#include "base/text.h"
#include "cli/commands.h"
#include "cli/complete.h"
#include "cli/folder.h"
#include "cli/signals.h"
#include "output/manifest.h"
#include "report/source.h"
#include "report/views.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>

static void complain(const char *folder, const char *text)
{
    char *safe = lc_text_escape(folder, 0, 0);

    fprintf(stderr, "layercake: %s: %s\n", safe, text);
    g_free(safe);
}

/* Whether tables are those that the manifest names; what is made of others would vouch for numbers
 * that were changed. Parts are not read, and views are made anew. */
static bool are_as_named(const char *folder, const struct lc_manifest *m)
{
    struct lc_file_list files = {0};
    bool is_good = true;

    lc_manifest_files(m, &files);
    for (unsigned i = 0; i < files.n; i++) {
        const char *name = files.files[i].name;

        if (!strchr(name, G_DIR_SEPARATOR) && !lc_view_is(name)) {
            is_good &= lc_manifest_vouch(m, folder, name);
        }
    }
    lc_file_list_fini(&files);
    return is_good;
}

/* Takes seconds: a signal waits for the end, or files without an owner were left behind. */
static enum lc_status make_views(const char *folder, json_t *manifest, bool is_quiet)
{
    const atomic_bool *stop = lc_signals_catch();
    const enum lc_status status = lc_complete_again(folder, manifest, is_quiet);

    return status == LC_OK && atomic_load(stop) ? LC_STOPPED : status;
}

enum lc_status lc_command_report(const struct lc_request *r)
{
    const char *folder = r->words[0];
    enum lc_status status = lc_folder_lock(folder);

    if (status != LC_OK) {
        return status;
    }
    struct lc_manifest *m = lc_manifest_read(folder);

    if (!m) {
        return LC_BAD_INPUT;
    }
    status = LC_BAD_INPUT;
    if (!lc_manifest_is_complete(m)) {
        complain(folder, "is incomplete: the same command with --resume goes on");
    } else if (!lc_report_kind(lc_manifest_get_json(m))) {
        complain(folder, "holds neither a forecast nor a comparison");
    } else if (are_as_named(folder, m)) {
        status = make_views(folder, lc_manifest_get_json(m), r->is_quiet);
    }
    lc_manifest_free(m);
    return status;
}
