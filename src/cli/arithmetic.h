/* The same arithmetic on every amd64 processor.
 *
 * glibc computes exp, log, pow and others with fused multiply-add where the processor has it, and
 * the last bit of some results is then another one. Its tunables can tell it to use what every
 * processor has; it reads them before a program begins, so the program begins again.
 */
#ifndef LC_CLI_ARITHMETIC_H
#define LC_CLI_ARITHMETIC_H

/* Starts the program anew with these tunables set, and does not return; or returns because they are
 * set, or because that can't be done here (another C library or processor): the fingerprint in the
 * manifest (output/fingerprint.h) then tells what arithmetic it was. argv: of main(). */
void lc_arithmetic_settle(char **argv);

#endif
