#include "cli/part_fault.h"

#include "base/text.h"
#include "ensemble/part_schema.h"
#include "ensemble/part_try.h"

#include <glib.h>
#include <stdio.h>

const char *lc_part_fault(const struct lc_manifest *m, const char *folder, uint32_t block,
                          const struct lc_layout *l)
{
    char name[LC_PART_NAME];

    lc_part_name(name, block);
    const char *what = lc_manifest_fault(m, folder, name);

    if (!what) {
        char *path = g_build_filename(folder, name, NULL);

        what = lc_part_try(path, l, block) ? NULL : "can't be read: it breaks the NetCDF library";
        g_free(path);
    }
    return what;
}

bool lc_part_vouch(const struct lc_manifest *m, const char *folder, uint32_t block,
                   const struct lc_layout *l)
{
    const char *what = lc_part_fault(m, folder, block, l);

    if (what) {
        char name[LC_PART_NAME];

        lc_part_name(name, block);
        char *path = g_build_filename(folder, name, NULL), *safe = lc_text_escape(path, 0, 0);

        fprintf(stderr, "layercake: %s: %s\n", safe, what);
        g_free(safe);
        g_free(path);
    }
    return what == NULL;
}
