/* A file that appears whole or not at all: written beside its target, synced, renamed.
 *
 * The first error is kept; every later call on the same file does nothing; lc_outfile_close()
 * reports it and removes the temporary file. A SHA-256 of the bytes is computed on the way.
 */
#ifndef LC_BASE_OUTFILE_H
#define LC_BASE_OUTFILE_H

#include "base/status.h"

#include <stddef.h>
#include <stdio.h>

struct lc_outfile;

/* Opens folder/name for writing. NULL when it can't be created; then a line is on stderr. */
struct lc_outfile *lc_outfile_open(const char *folder, const char *name);

void lc_outfile_write(struct lc_outfile *f, const void *bytes, size_t n);
void lc_outfile_text(struct lc_outfile *f, const char *text);
void lc_outfile_printf(struct lc_outfile *f, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* For a library that opens its file by name: the name that it may write to, and what the caller
 * says when it is done. error: errno of what went wrong, or 0; the digest is then that of what lies
 * there. */
const char *lc_outfile_temporary(const struct lc_outfile *f);
void lc_outfile_made(struct lc_outfile *f, int error);

/* Syncs and renames into place; on any error removes the temporary, prints one line on stderr and
 * returns LC_FAILED. Frees f. digest (may be NULL) receives 64 hex digits and a terminator. */
enum lc_status lc_outfile_close(struct lc_outfile *f, char digest[65]);

/* Removes the temporaries of all files that are being written, by whatever thread: the program ends
 * now, without memory. No other function may be called afterwards. */
void lc_outfile_remove_all(void);

/* Throws the temporary file away. Frees f, which may be NULL. */
void lc_outfile_abandon(struct lc_outfile *f);

#endif
