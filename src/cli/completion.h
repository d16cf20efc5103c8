/* What can stand at a place of the command line, for scripts that complete it.
 *
 * Commands, options and fixed words come from the lists in cli/options.h; what depends on a model
 * is asked of the program itself, by `show`, when it is completed.
 */
#ifndef LC_CLI_COMPLETION_H
#define LC_CLI_COMPLETION_H

#include "cli/options.h"

#include <stdio.h>

enum lc_completes {
    LC_COMPLETES_NOTHING, /* a number, a date, a text */
    LC_COMPLETES_WORDS,   /* lc_completion::words */
    LC_COMPLETES_NAMES,   /* first column of a listing of `show` */
    LC_COMPLETES_FOLDERS,
    LC_COMPLETES_FILES
};

struct lc_completion {
    enum lc_completes what;
    const char *const *words; /* with NULL at the end */
    const char *listing;      /* whose names it completes */
    enum lc_completes also;   /* files or folders besides names */
    const char *joint;        /* "+": names joined by it; "=": a name and then that; else "" */
};

/* Of the value of an option that takes one, and of the words after the options of a command. */
struct lc_completion lc_completion_of_option(enum lc_option_id id);
struct lc_completion lc_completion_of_words(enum lc_command_id command);

/* A row of the lists in cli/options.h, as scripts are made of them. */
struct lc_completed_command {
    const char *name, *help;
};
struct lc_completed_option {
    const char *name;
    char letter; /* or 0 */
    bool has_value;
    unsigned commands;
    const char *help;
};
extern const struct lc_completed_command lc_completed_commands[LC_COMMAND_COUNT];
extern const struct lc_completed_option lc_completed_options[LC_OPTION_COUNT];

void lc_completion_print_bash(FILE *to);
void lc_completion_print_zsh(FILE *to);

#endif
