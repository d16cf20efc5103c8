/* --help, made from the lists of options.h. */
#ifndef LC_CLI_HELP_H
#define LC_CLI_HELP_H

#include "cli/options.h"

#include <stdio.h>

/* Help for a command, or for the program when command is LC_COMMAND_COUNT. */
void lc_help_print(enum lc_command_id command, FILE *to);

/* Two lines for someone who gave no command. */
void lc_usage_print(FILE *to);

#endif
