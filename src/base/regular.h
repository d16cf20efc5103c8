/* Opening files whose names come from a user's folder: a pipe would make the program wait for ever,
 * and a device never ends.
 */
#ifndef LC_BASE_REGULAR_H
#define LC_BASE_REGULAR_H

#include <stdio.h>

/* Opens a regular file, or a link to one, for reading; NULL, without a word, when it is none or
 * can't be read. fclose() it. */
FILE *lc_regular_open(const char *path);

#endif
