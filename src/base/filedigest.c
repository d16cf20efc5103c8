#include "base/filedigest.h"

#include "base/regular.h"

#include <glib.h>
#include <stdio.h>

#define BUFFER_BYTES ((size_t)64 << 10)

bool lc_file_digest(char digest[65], const char *path)
{
    FILE *f = lc_regular_open(path);

    if (!f) {
        return false;
    }
    GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
    guchar *buffer = g_malloc(BUFFER_BYTES);
    size_t n;

    while ((n = fread(buffer, 1, BUFFER_BYTES, f)) > 0) {
        g_checksum_update(sum, buffer, (gssize)n);
    }
    const bool is_read = !ferror(f);

    g_strlcpy(digest, g_checksum_get_string(sum), 65);
    g_checksum_free(sum);
    g_free(buffer);
    fclose(f);
    return is_read;
}
