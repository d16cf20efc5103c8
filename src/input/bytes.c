#include "input/bytes.h"

#include "base/limits.h"
#include "base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BOM       "\xef\xbb\xbf"
#define BOM_BYTES ((size_t)3)

/* Contents that are no CSV though the name says so. */
static const struct {
    const char *bytes;
    size_t n;
    const char *name;
} signatures[] = {
    {"\xff\xfe", 2, "UTF-16 or UTF-32 text"},
    {"\xfe\xff", 2, "UTF-16 text"},
    {"\0\0\xfe\xff", 4, "UTF-32 text"},
    {"\x1f\x8b", 2, "a gzip file"},
    {"\x28\xb5\x2f\xfd", 4, "a zstd file"},
    {"\xfd"
     "7zXZ",
     5, "an xz file"},
    {"BZh", 3, "a bzip2 file"},
    {"PK\x03\x04", 4, "a zip file or a workbook (xlsx, ods)"},
    {"\xd0\xcf\x11\xe0", 4, "a workbook (xls)"},
    {"%PDF", 4, "a PDF file"},
};

/* Reads everything that fd gives into a buffer one byte larger than the cap; -1 on an error. */
static ssize_t read_all(int fd, char *buffer, size_t size)
{
    size_t n = 0;

    while (n < size) {
        const ssize_t got = read(fd, buffer + n, size - n);

        if (got == 0) {
            break;
        }
        if (got > 0) {
            n += (size_t)got;
        } else if (errno != EINTR) {
            return -1;
        }
    }
    return (ssize_t)n;
}

static bool read_open(struct lc_bytes *out, struct lc_arena *a, int fd, const char *file,
                      struct lc_diag *d)
{
    const struct lc_place place = {.file = file};
    struct stat info;

    if (fstat(fd, &info) != 0) {
        lc_diag_add(d, place, "can't be read: %s", strerror(errno));
        return false;
    }
    if (!S_ISREG(info.st_mode)) {
        lc_diag_add(d, place, "is not a regular file");
        return false;
    }
    if (info.st_size > (off_t)LC_MAX_FILE_BYTES) {
        lc_diag_add(d, place, "is larger than %u bytes, the most that a table may have",
                    LC_MAX_FILE_BYTES);
        return false;
    }
    /* One byte more than was announced, so that a file that grows is noticed. */
    const size_t size = (size_t)info.st_size + 1;
    char *buffer = LC_ARENA_ARRAY(a, char, size + 1);
    const ssize_t n = read_all(fd, buffer, size);

    if (n < 0) {
        lc_diag_add(d, place, "can't be read: %s", strerror(errno));
        return false;
    }
    if ((size_t)n == size) {
        lc_diag_add(d, place, "grew while it was read");
        return false;
    }
    buffer[n] = '\0';
    *out = lc_bytes_of(file, buffer, (size_t)n);
    return true;
}

bool lc_bytes_read(struct lc_bytes *out, struct lc_arena *a, const char *file, struct lc_diag *d)
{
    const int fd = open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

    if (fd < 0) {
        lc_diag_add(d, (struct lc_place){.file = file}, "can't be opened: %s", strerror(errno));
        return false;
    }
    const bool is_read = read_open(out, a, fd, file, d);

    close(fd);
    return is_read;
}

struct lc_bytes lc_bytes_of(const char *file, const char *raw, size_t n)
{
    const size_t skip = n >= BOM_BYTES && memcmp(raw, BOM, BOM_BYTES) == 0 ? BOM_BYTES : 0;

    return (struct lc_bytes){
        .file = file, .text = raw + skip, .n = n - skip, .raw = raw, .n_raw = n};
}

/* Line and byte column of an offset; a carriage return with its line feed ends one line. */
static struct lc_place place_of(const struct lc_bytes *bytes, size_t offset)
{
    struct lc_place place = {.file = bytes->file, .line = 1, .column = 1};

    for (size_t i = 0; i < offset; i++) {
        const char c = bytes->text[i];

        if (c == '\n' || (c == '\r' && bytes->text[i + 1] != '\n')) {
            place.line++;
            place.column = 1;
        } else {
            place.column++;
        }
    }
    return place;
}

static bool check_signature(const struct lc_bytes *bytes, struct lc_diag *d)
{
    const struct lc_place place = {.file = bytes->file};

    if (bytes->n == 0) {
        lc_diag_add(d, place, "is empty, expected a header line");
        return false;
    }
    for (size_t i = 0; i < sizeof signatures / sizeof signatures[0]; i++) {
        if (bytes->n_raw >= signatures[i].n &&
            memcmp(bytes->raw, signatures[i].bytes, signatures[i].n) == 0) {
            lc_diag_add(d, place, "looks like %s, expected CSV in UTF-8", signatures[i].name);
            return false;
        }
    }
    return true;
}

/* Control character, or control code in two bytes (U+0080 to U+009F), or byte order mark. */
static bool check_character(const struct lc_bytes *bytes, size_t i, struct lc_diag *d)
{
    const unsigned char c = (unsigned char)bytes->text[i];

    if (c == '\n' || c == '\r') {
        return true;
    }
    if (c == '\t') {
        lc_diag_add(d, place_of(bytes, i), "a tab, expected commas between fields and no tabs");
        return false;
    }
    if (c == 0) {
        lc_diag_add(d, place_of(bytes, i), "a NUL byte, expected text");
        return false;
    }
    if (c < 0x20 || c == 0x7f) {
        lc_diag_add(d, place_of(bytes, i), "control character U+%04X, expected text", c);
        return false;
    }
    if (c == 0xc2 && (unsigned char)bytes->text[i + 1] < 0xa0) {
        lc_diag_add(d, place_of(bytes, i), "control character U+%04X, expected text",
                    (unsigned char)bytes->text[i + 1]);
        return false;
    }
    if (c == 0xef && strncmp(bytes->text + i, BOM, BOM_BYTES) == 0) {
        lc_diag_add(d, place_of(bytes, i),
                    "a byte order mark (U+FEFF) that is not the start of the file");
        return false;
    }
    return true;
}

bool lc_bytes_check(const struct lc_bytes *bytes, struct lc_diag *d)
{
    size_t bad = bytes->n;

    if (!check_signature(bytes, d)) {
        return false;
    }
    const bool is_utf8 = lc_text_is_utf8(bytes->text, bytes->n, &bad);

    for (size_t i = 0; i < (is_utf8 ? bytes->n : bad); i++) {
        if (!check_character(bytes, i, d)) {
            return false;
        }
    }
    if (!is_utf8) {
        if (bytes->text[bad] == '\0') {
            return check_character(bytes, bad, d);
        }
        lc_diag_add(d, place_of(bytes, bad), "byte 0x%02x is not valid UTF-8",
                    (unsigned char)bytes->text[bad]);
        return false;
    }
    return true;
}
