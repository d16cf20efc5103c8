#include "base/filedigest.h"
#include "base/text.h"
#include "output/manifest.h"

#include <glib.h>
#include <string.h>

const char *lc_manifest_fault(const struct lc_manifest *m, const char *folder, const char *file)
{
    const char *named = lc_manifest_digest(m, file), *what = NULL;
    char *path = g_build_filename(folder, file, NULL), digest[65];

    if (!named) {
        what = "the manifest does not name it";
    } else if (!lc_file_digest(digest, path)) {
        what = "can't be read";
    } else if (strcmp(digest, named) != 0) {
        what = "not the file that the manifest names";
    }
    g_free(path);
    return what;
}

bool lc_manifest_vouch(const struct lc_manifest *m, const char *folder, const char *file)
{
    const char *what = lc_manifest_fault(m, folder, file);

    if (what) {
        char *path = g_build_filename(folder, file, NULL), *safe = lc_text_escape(path, 0, 0);

        fprintf(stderr, "layercake: %s: %s\n", safe, what);
        g_free(safe);
        g_free(path);
    }
    return what == NULL;
}
