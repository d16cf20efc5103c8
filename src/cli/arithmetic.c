#include "cli/arithmetic.h"

#include <features.h>
#include <glib.h>
#include <string.h>
#include <unistd.h>

#if defined(__GLIBC__) && defined(__x86_64__)

#define VARIABLE "GLIBC_TUNABLES"
#define TUNABLE  "glibc.cpu.hwcaps="
#define WITHOUT  "-FMA,-FMA4" /* fused multiply-add of Intel's and of AMD's old kind */

/* Where the value of glibc's tunable begins, or NULL when it is not set. */
static const char *find_tunable(const char *tunables)
{
    const char *at = tunables;

    while (at && strncmp(at, TUNABLE, strlen(TUNABLE)) != 0) {
        const char *colon = strchr(at, ':');

        at = colon ? colon + 1 : NULL;
    }
    return at ? at + strlen(TUNABLE) : NULL;
}

/* The tunables with ours among them: the user's stay in force. g_free() it. */
static char *join(const char *tunables)
{
    const char *ours = find_tunable(tunables);

    if (!tunables || !*tunables) {
        return g_strdup(TUNABLE WITHOUT);
    }
    if (!ours) {
        return g_strconcat(tunables, ":" TUNABLE WITHOUT, NULL);
    }
    return g_strdup_printf("%.*s" WITHOUT ",%s", (int)(ours - tunables), tunables, ours);
}

void lc_arithmetic_settle(char **argv)
{
    const char *tunables = g_getenv(VARIABLE);

    const char *ours = find_tunable(tunables);

    if (ours && g_str_has_prefix(ours, WITHOUT)) {
        return;
    }
    char *program =
        g_file_read_link("/proc/self/exe", NULL); /* for its name in lists of processes */
    char *joined = join(tunables);

    if (program && g_setenv(VARIABLE, joined, TRUE)) {
        execv(program, argv);
    }
    g_free(joined);
    g_free(program);
}

#else

void lc_arithmetic_settle(char **argv)
{
    (void)argv;
}

#endif
