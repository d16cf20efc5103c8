/* A digest of the arithmetic of this machine: exp, log, pow, sin and lgamma at fixed points.
 *
 * The C library chooses other variants of these functions on other processors, and they may differ
 * in the last bit. Two machines with equal fingerprints give equal bytes; where they differ, a
 * difference in results is no sign of damage.
 */
#ifndef LC_OUTPUT_FINGERPRINT_H
#define LC_OUTPUT_FINGERPRINT_H

void lc_arithmetic_fingerprint(char digest[65]); /* 64 hex digits */

#endif
