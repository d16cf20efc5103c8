#include "fuzz/cells.h"

#ifdef LC_FUZZING

#include <string.h>

size_t LLVMFuzzerMutate(uint8_t *data, size_t n, size_t most);

/* What numbers, dates and flags may be, at and beyond their ends. */
static const char *const values[] = {
    "",      "0",       "1",    "-1",   "2",          "0.5",        "1e-9",       "0.001",
    "100",   "1e6",     "1e9",  "1e15", "1e300",      "-1e300",     "1e-300",     "0.999999",
    "1.5",   "12",      "400",  "nan",  "2026-01-01", "2025-12-31", "2200-12-31", "1900-01-01",
    "10000", "0.33333", "99.9", "*",    "2030-06-15", "2027-02-28", "1e400",      "4294967296",
};

struct span {
    size_t from, to;
};

static size_t below(unsigned *seed, size_t n)
{
    *seed = *seed * 1103515245u + 12345u;
    return n ? (*seed >> 8) % n : 0;
}

static int ends_cell(uint8_t c)
{
    return c == ',' || c == '\n';
}

static struct span cell_at(const uint8_t *data, size_t n, size_t at)
{
    struct span s = {at, at};

    while (s.from > 0 && !ends_cell(data[s.from - 1])) {
        s.from--;
    }
    while (s.to < n && !ends_cell(data[s.to])) {
        s.to++;
    }
    return s;
}

/* A line with its end. */
static struct span line_at(const uint8_t *data, size_t n, size_t at)
{
    struct span s = {at, at};

    while (s.from > 0 && data[s.from - 1] != '\n') {
        s.from--;
    }
    while (s.to < n && data[s.to] != '\n') {
        s.to++;
    }
    s.to += s.to < n;
    return s;
}

/* Puts bytes, which lie elsewhere, in the place of a span. */
static size_t replace(uint8_t *data, size_t n, size_t most, struct span s, const void *with,
                      size_t n_with)
{
    if (n - (s.to - s.from) + n_with > most) {
        return n;
    }
    memmove(data + s.from + n_with, data + s.to, n - s.to);
    if (n_with > 0) {
        memcpy(data + s.from, with, n_with);
    }
    return n - (s.to - s.from) + n_with;
}

static size_t change_cell(uint8_t *data, size_t n, size_t most, struct span s)
{
    uint8_t cell[256];
    const size_t length = s.to - s.from < sizeof cell / 2 ? s.to - s.from : sizeof cell / 2;

    memcpy(cell, data + s.from, length);
    return replace(data, n, most, s, cell, LLVMFuzzerMutate(cell, length, sizeof cell));
}

static size_t copy_span(uint8_t *data, size_t n, size_t most, struct span from, struct span to)
{
    uint8_t copy[1024];
    const size_t length = from.to - from.from < sizeof copy ? from.to - from.from : sizeof copy;

    memcpy(copy, data + from.from, length);
    return replace(data, n, most, to, copy, length);
}

size_t fuzz_mutate_cells(uint8_t *data, size_t n, size_t most, unsigned seed)
{
    const size_t here = below(&seed, n), there = below(&seed, n);
    const size_t what = below(&seed, 10);

    if (n < 2 || what == 0) {
        return LLVMFuzzerMutate(data, n, most);
    }
    const struct span cell = cell_at(data, n, here), line = line_at(data, n, here);

    if (what <= 3) {
        return change_cell(data, n, most, cell);
    }
    if (what <= 6) {
        const char *value = values[below(&seed, sizeof values / sizeof *values)];

        return replace(data, n, most, cell, value, strlen(value));
    }
    if (what == 7) {
        return copy_span(data, n, most, cell_at(data, n, there), cell);
    }
    if (what == 8) {
        return copy_span(data, n, most, line_at(data, n, there),
                         (struct span){line.from, line.from});
    }
    return replace(data, n, most, line, "", 0);
}

#endif
