#include "base/filedigest.h"
#include "base/text.h"
#include "output/manifest.h"

#include <glib.h>
#include <string.h>

bool lc_manifest_vouch(const struct lc_manifest *m, const char *folder, const char *file)
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
    if (what) {
        char *safe = lc_text_escape(path, 0, 0);

        fprintf(stderr, "layercake: %s: %s\n", safe, what);
        g_free(safe);
    }
    g_free(path);
    return what == NULL;
}
