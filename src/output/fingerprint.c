#include "output/fingerprint.h"

#include <glib.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

#define POINTS 4096 /* enough to meet variants that differ in one call of a thousand */

static void update(GChecksum *sum, double value)
{
    uint64_t bits;
    guchar bytes[8];

    memcpy(&bits, &value, sizeof bits);
    for (int i = 0; i < 8; i++) {
        bytes[i] = (guchar)(bits >> (8 * i)); /* the same order of bytes everywhere */
    }
    g_checksum_update(sum, bytes, sizeof bytes);
}

void lc_arithmetic_fingerprint(char digest[65])
{
    GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
    volatile double step =
        0.618033988749895; /* volatile: to be computed here, not by the compiler */
    double at = 0;
    int sign;

    for (int i = 0; i < POINTS; i++) {
        at += step;
        at -= at > 1 ? 1 : 0;
        const double x = at + 1e-3;

        update(sum, exp(20 * x - 10));
        update(sum, log(x));
        update(sum, pow(x, 3 * at + 0.1));
        update(sum, sin(7 * x));
        update(sum, lgamma_r(9 * x, &sign));
    }
    g_strlcpy(digest, g_checksum_get_string(sum), 65);
    g_checksum_free(sum);
}
