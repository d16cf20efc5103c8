#include "stats/sort.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#define SMALL      64 /* up to here by insertion */
#define DIGIT_BITS 11
#define DIGITS     6 /* of 64 bits */
#define RADIX      (1u << DIGIT_BITS)
#define SIGN       (UINT64_C(1) << 63)

static void sort_small(double *x, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        const double value = x[i];
        size_t j = i;

        for (; j > 0 && x[j - 1] > value; j--) {
            x[j] = x[j - 1];
        }
        x[j] = value;
    }
}

/* Bits that, as an unsigned number, are in the order of the values. */
static uint64_t key_of(double value)
{
    uint64_t bits;

    memcpy(&bits, &value, sizeof bits);
    return bits & SIGN ? ~bits : bits | SIGN;
}

static unsigned digit_of(double value, int digit)
{
    return (unsigned)(key_of(value) >> digit * DIGIT_BITS) % RADIX;
}

/* Turns counts of a digit into the places where its values begin; false, the counts untouched, when
 * all values have the digit of this one. */
static bool find_starts(uint32_t *counts, double value, size_t n, int digit)
{
    uint32_t start = 0;

    if (counts[digit_of(value, digit)] == n) {
        return false;
    }
    for (unsigned i = 0; i < RADIX; i++) {
        const uint32_t count = counts[i];

        counts[i] = start;
        start += count;
    }
    return true;
}

static void count_digits(uint32_t counts[DIGITS][RADIX], const double *values, size_t n)
{
    memset(counts, 0, DIGITS * sizeof *counts);
    for (size_t i = 0; i < n; i++) {
        const uint64_t key = key_of(values[i]);

        for (int digit = 0; digit < DIGITS; digit++) {
            counts[digit][(key >> digit * DIGIT_BITS) % RADIX]++;
        }
    }
}

void lc_sort(double *values, double *spare, size_t n)
{
    uint32_t counts[DIGITS][RADIX];
    double *from = values, *to = spare;

    if (n <= SMALL) {
        sort_small(values, n);
        return;
    }
    count_digits(counts, values, n);
    for (int digit = 0; digit < DIGITS; digit++) {
        if (!find_starts(counts[digit], from[0], n, digit)) {
            continue;
        }
        for (size_t i = 0; i < n; i++) {
            to[counts[digit][digit_of(from[i], digit)]++] = from[i];
        }
        double *held = from;

        from = to;
        to = held;
    }
    if (from != values) {
        memcpy(values, from, n * sizeof *values);
    }
}
