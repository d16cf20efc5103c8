/* What is done when there is no memory left: one line on stderr, what is being written is taken
 * away (base/outfile), and the program ends with status 1. It is done at once and on the spot, for
 * callers that would hand the trouble up would need memory to do so.
 */
#ifndef LC_BASE_MEMORY_H
#define LC_BASE_MEMORY_H

#include <stddef.h>
#include <stdio.h>

_Noreturn void lc_memory_out(void);

/* malloc() and realloc() that never return NULL; for libraries that let one choose. free() them. */
void *lc_memory_get(size_t n);
void *lc_memory_resize(void *bytes, size_t n);

/* Has GLib end the program in the same way, where it would abort it. Once, before threads are
 * made. */
void lc_memory_guard_glib(void);

/* Has a library that calls exit() for want of memory, as HDF5 does, end the program in the same
 * way. Once; the other when the program has come to its own end. */
void lc_memory_guard_exit(void);
void lc_memory_unguard_exit(void);

/* A stream into memory, and its end: *text is then all that was printed; free() it. */
FILE *lc_memory_stream(char **text, size_t *length);
void lc_memory_stream_end(FILE *stream);

#endif
