#include "cli/arithmetic.h"

#include <features.h>
#include <glib.h>
#include <string.h>
#include <unistd.h>

#if defined(__GLIBC__) && defined(__x86_64__)

#define VARIABLE "GLIBC_TUNABLES"
#define TUNABLE  "glibc.cpu.hwcaps="
#define WITHOUT  "-FMA,-FMA4" /* fused multiply-add of Intel's and of AMD's old kind */

/* The tunables with ours among them: the user's stay in force. g_free() it. */
static char *join(const char *tunables)
{
    const char *ours = tunables ? strstr(tunables, TUNABLE) : NULL;

    if (!tunables || !*tunables) {
        return g_strdup(TUNABLE WITHOUT);
    }
    if (!ours) {
        return g_strconcat(tunables, ":" TUNABLE WITHOUT, NULL);
    }
    const int before = (int)(ours - tunables + (ptrdiff_t)strlen(TUNABLE));

    return g_strdup_printf("%.*s" WITHOUT ",%s", before, tunables, tunables + before);
}

void lc_arithmetic_settle(char **argv)
{
    const char *tunables = g_getenv(VARIABLE);

    if (tunables && strstr(tunables, TUNABLE WITHOUT)) {
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
