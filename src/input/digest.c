#include "input/digest.h"

#include "base/arena.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

struct entry {
    const char *name;
    const struct lc_bytes *bytes;
};

struct lc_digest {
    struct entry *entries;
    size_t n, room;
};

struct lc_digest *lc_digest_new(void)
{
    return g_new0(struct lc_digest, 1);
}

void lc_digest_free(struct lc_digest *digest)
{
    if (digest) {
        free(digest->entries);
        g_free(digest);
    }
}

void lc_digest_add(struct lc_digest *digest, const char *name, const struct lc_bytes *bytes)
{
    LC_GROW(digest->entries, digest->room, digest->n + 1);
    digest->entries[digest->n++] = (struct entry){name, bytes};
}

static int compare(const void *a, const void *b)
{
    return strcmp(((const struct entry *)a)->name, ((const struct entry *)b)->name);
}

static void update(GChecksum *sum, const char *name, const struct lc_bytes *bytes)
{
    char size[32];

    g_snprintf(size, sizeof size, "%zu", bytes->n_raw);
    g_checksum_update(sum, (const guchar *)name, (gssize)strlen(name) + 1);
    g_checksum_update(sum, (const guchar *)size, (gssize)strlen(size) + 1);
    g_checksum_update(sum, (const guchar *)bytes->raw, (gssize)bytes->n_raw);
}

static void finish(char text[LC_DIGEST_TEXT], GChecksum *sum)
{
    g_strlcpy(text, g_checksum_get_string(sum), LC_DIGEST_TEXT);
    g_checksum_free(sum);
}

void lc_digest_finish(char text[LC_DIGEST_TEXT], const struct lc_digest *digest)
{
    GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);

    if (digest->n > 0) {
        qsort(digest->entries, digest->n, sizeof *digest->entries, compare);
    }
    for (size_t i = 0; i < digest->n; i++) {
        update(sum, digest->entries[i].name, digest->entries[i].bytes);
    }
    finish(text, sum);
}

void lc_digest_extend(char text[LC_DIGEST_TEXT], const char *name, const struct lc_bytes *bytes)
{
    GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);

    g_checksum_update(sum, (const guchar *)text, (gssize)strlen(text));
    update(sum, name, bytes);
    finish(text, sum);
}
