#include "report/workbook_whole.h"

#include <glib.h>
#include <stdint.h>
#include <zlib.h>

/* Records of a zip archive, and where their fields are (APPNOTE 4.3). The library writes neither a
 * comment nor more than 4 GB. */
#define END_SIGNATURE   0x06054b50u
#define END_BYTES       22
#define ENTRY_SIGNATURE 0x02014b50u
#define ENTRY_BYTES     46
#define LOCAL_SIGNATURE 0x04034b50u
#define LOCAL_BYTES     30

struct archive {
    const unsigned char *bytes;
    size_t n;
};

static uint32_t number_at(const struct archive *a, size_t at, unsigned width)
{
    uint32_t x = 0;

    while (width > 0) {
        x = x << 8 | a->bytes[at + --width];
    }
    return x;
}

static bool is_record(const struct archive *a, size_t at, size_t bytes, uint32_t signature)
{
    return at <= a->n && a->n - at >= bytes && number_at(a, at, 4) == signature;
}

static bool is_well_formed(const char *text, size_t n)
{
    static const GMarkupParser parser = {0};
    GMarkupParseContext *context = g_markup_parse_context_new(&parser, 0, NULL, NULL);
    const bool is_good = g_markup_parse_context_parse(context, text, (gssize)n, NULL) &&
                         g_markup_parse_context_end_parse(context, NULL);

    g_markup_parse_context_free(context);
    return is_good;
}

static bool unpack(unsigned char *to, uint32_t n, const unsigned char *from, uint32_t packed)
{
    z_stream z = {.next_in = (unsigned char *)from, .avail_in = packed, .next_out = to};

    z.avail_out = n;
    if (inflateInit2(&z, -MAX_WBITS) != Z_OK) {
        return false;
    }
    const bool is_done = inflate(&z, Z_FINISH) == Z_STREAM_END && z.total_out == n;

    inflateEnd(&z);
    return is_done;
}

static bool is_part_good(const struct archive *a, size_t entry)
{
    const uint32_t packed = number_at(a, entry + 20, 4), n = number_at(a, entry + 24, 4);
    const size_t local = number_at(a, entry + 42, 4);

    if (!is_record(a, local, LOCAL_BYTES, LOCAL_SIGNATURE)) {
        return false;
    }
    const size_t data =
        local + LOCAL_BYTES + number_at(a, local + 26, 2) + number_at(a, local + 28, 2);

    if (data > a->n || a->n - data < packed) {
        return false;
    }
    unsigned char *text = g_try_malloc((size_t)n + 1);
    const bool is_good =
        text && unpack(text, n, a->bytes + data, packed) && is_well_formed((const char *)text, n);

    g_free(text);
    return is_good;
}

static bool are_parts_good(const struct archive *a)
{
    if (a->n < END_BYTES || !is_record(a, a->n - END_BYTES, END_BYTES, END_SIGNATURE)) {
        return false;
    }
    const uint32_t n_entries = number_at(a, a->n - END_BYTES + 10, 2);
    size_t at = number_at(a, a->n - END_BYTES + 16, 4);

    for (uint32_t i = 0; i < n_entries; i++) {
        if (!is_record(a, at, ENTRY_BYTES, ENTRY_SIGNATURE) || !is_part_good(a, at)) {
            return false;
        }
        at += ENTRY_BYTES + number_at(a, at + 28, 2) + number_at(a, at + 30, 2) +
              number_at(a, at + 32, 2);
    }
    return n_entries > 0;
}

bool lc_workbook_is_whole(const char *path)
{
    gchar *bytes = NULL;
    gsize n = 0;
    const bool is_whole = g_file_get_contents(path, &bytes, &n, NULL) &&
                          are_parts_good(&(struct archive){(const unsigned char *)bytes, n});

    g_free(bytes);
    return is_whole;
}
