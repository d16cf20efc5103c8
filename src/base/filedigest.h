/* SHA-256 of a file as it lies on disk. */
#ifndef LC_BASE_FILEDIGEST_H
#define LC_BASE_FILEDIGEST_H

#include <stdbool.h>

/* 64 hex digits and a terminator; false, without a word, when it can't be read or is no
 * regular file. */
bool lc_file_digest(char digest[65], const char *path);

#endif
