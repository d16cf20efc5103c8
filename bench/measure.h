/* What every bench needs: a clock, the median of its repetitions, sizes that the environment may
 * change, and the memory in use.
 */
#ifndef LC_BENCH_MEASURE_H
#define LC_BENCH_MEASURE_H

#include <malloc.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define MOST_REPEATS 101

static inline double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static inline int compare_doubles(const void *a, const void *b)
{
    const double x = *(const double *)a;
    const double y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Sorts the values. */
static inline double median(double *values, unsigned n)
{
    qsort(values, n, sizeof *values, compare_doubles);
    return n % 2 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

/* A whole number from 1 to most; anything else ends the program with a complaint about what. */
static inline uint32_t parse_whole(const char *what, const char *text, uint32_t most)
{
    char *end;
    const unsigned long value = strtoul(text, &end, 10);
    if (*text < '0' || *text > '9' || *end || value < 1 || value > most) {
        fprintf(stderr, "%s is %s, not a whole number from 1 to %lu\n", what, text,
                (unsigned long)most);
        exit(2);
    }
    return (uint32_t)value;
}

/* The size of that name in the environment, or the usual one. */
static inline uint32_t size_wanted(const char *name, uint32_t usual, uint32_t most)
{
    const char *const text = getenv(name);
    return text && *text ? parse_whole(name, text, most) : usual;
}

#ifdef __GLIBC__
#define HAS_MALLINFO2 __GLIBC_PREREQ(2, 33)
#else
#define HAS_MALLINFO2 0
#endif

/* Bytes that malloc() has given out, blocks of their own mapping included; 0 where the C library
 * does not tell. */
static inline size_t bytes_in_use(void)
{
#if HAS_MALLINFO2
    const struct mallinfo2 m = mallinfo2();
    return m.uordblks + m.hblkhd;
#else
    return 0;
#endif
}

#endif
