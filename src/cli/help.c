#include "cli/help.h"

#include "base/screen.h"

#include <stdio.h>
#include <string.h>

#define NAME_WIDTH 26 /* of an option with its value */
#define LINE_WIDTH 79

struct command_row {
    const char *name, *words, *help;
};

#define COMMAND_ROW(id, name, words, help) {name, words, help},
static const struct command_row commands[] = {LC_COMMANDS(COMMAND_ROW)};
#undef COMMAND_ROW

struct option_row {
    const char *name;
    char letter;
    const char *value;
    unsigned commands;
    const char *help;
};

#define OPTION_ROW(id, name, letter, value, commands, help) {name, letter, value, commands, help},
static const struct option_row options[] = {LC_OPTIONS(OPTION_ROW)};
#undef OPTION_ROW

static void print_option(FILE *to, const struct option_row *o)
{
    char name[64];

    if (o->letter) {
        snprintf(name, sizeof name, "  -%c, --%s%s%s", o->letter, o->name, o->value ? "=" : "",
                 o->value ? o->value : "");
    } else {
        snprintf(name, sizeof name, "      --%s%s%s", o->name, o->value ? "=" : "",
                 o->value ? o->value : "");
    }
    fprintf(to, "%-*s", NAME_WIDTH, name);
    if (strlen(name) >= NAME_WIDTH) {
        fprintf(to, "\n%*s", NAME_WIDTH, "");
    }
    lc_words_print(to, o->help, NAME_WIDTH, LINE_WIDTH);
}

static void print_program_help(FILE *to)
{
    fputs("Usage: layercake COMMAND [OPTION...]\n"
          "Simulate the build-out of AI, from applications down to energy, and forecast it.\n\n"
          "Commands:\n",
          to);
    for (unsigned i = 0; i < LC_COMMAND_COUNT; i++) {
        fprintf(to, "  %-12s", commands[i].name);
        lc_words_print(to, commands[i].help, 14, LINE_WIDTH);
    }
    fputs("\n'layercake COMMAND --help' lists the options of a command.\n", to);
}

void lc_help_print(enum lc_command_id command, FILE *to)
{
    if (command >= LC_COMMAND_COUNT) {
        print_program_help(to);
        return;
    }
    const struct command_row *c = &commands[command];

    fprintf(to, "Usage: layercake %s [OPTION...]%s%s\n", c->name, *c->words ? " " : "", c->words);
    lc_words_print(to, c->help, 0, LINE_WIDTH);
    fputs("\nOptions:\n", to);
    for (unsigned i = 0; i < LC_OPTION_COUNT; i++) {
        if (options[i].commands & 1u << command) {
            print_option(to, &options[i]);
        }
    }
    fputs(
        "\nExit status: 0 done, 1 failed while running, 2 the command line or the input is wrong\n"
        "(nothing was written), 4 a check does not hold; a signal that stops it stays a signal.\n",
        to);
}

void lc_usage_print(FILE *to)
{
    fputs("Usage: layercake COMMAND [OPTION...]\nCommands:", to);
    for (unsigned i = 0; i < LC_COMMAND_COUNT; i++) {
        fprintf(to, " %s", commands[i].name);
    }
    fputs("\nTry 'layercake --help'.\n", to);
}
