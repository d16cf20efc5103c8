/* How a function tells its caller that something went wrong.
 *
 * Text about the trouble is added once, where it arose (see diag.h); callers only pass the status
 * up. cli/main.c alone turns a status into an exit status.
 */
#ifndef LC_BASE_STATUS_H
#define LC_BASE_STATUS_H

enum lc_status {
    LC_OK = 0,    /* done */
    LC_BAD_INPUT, /* the command line or a file is wrong; diag says where; nothing was written */
    LC_FAILED,    /* the operation failed while running (disk, memory, invariant) */
    LC_STOPPED,   /* a signal asked to stop; what was finished is kept */
    LC_DIFFERENT  /* a check does not hold, or reproduction found a difference */
};

#endif
