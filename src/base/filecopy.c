#include "base/filecopy.h"

#include "base/outfile.h"
#include "base/regular.h"
#include "base/text.h"

#include <glib.h>
#include <stdio.h>

#define BUFFER_BYTES ((size_t)64 << 10)

static enum lc_status complain(const char *path)
{
    char *safe = lc_text_escape(path, 0, 0);

    fprintf(stderr, "layercake: %s: can't be read\n", safe);
    g_free(safe);
    return LC_FAILED;
}

/* Reads to the end; false when that fails. */
static bool transfer(struct lc_outfile *to, FILE *from)
{
    unsigned char *buffer = g_malloc(BUFFER_BYTES);
    size_t n;

    while ((n = fread(buffer, 1, BUFFER_BYTES, from)) > 0) {
        lc_outfile_write(to, buffer, n);
    }
    g_free(buffer);
    return !ferror(from);
}

enum lc_status lc_file_copy(const char *folder, const char *name, const char *from)
{
    FILE *f = lc_regular_open(from);

    if (!f) {
        return complain(from);
    }
    struct lc_outfile *to = lc_outfile_open(folder, name);
    enum lc_status status = LC_FAILED;

    if (to && transfer(to, f)) {
        status = lc_outfile_close(to, NULL);
    } else if (to) {
        lc_outfile_abandon(to);
        complain(from);
    }
    fclose(f);
    return status;
}
