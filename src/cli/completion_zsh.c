/* Completion in zsh: the specifications that its _arguments takes, one an option and command. */
#include "cli/completion.h"

#include <glib.h>
#include <string.h>

static const char head[] =
    "#compdef layercake\n"
    "# Completes command lines of layercake. Made by 'layercake completion zsh'.\n"
    "\n"
    "# _layercake_names LISTING JOINT ALSO: offers the names of a listing of the model that the "
    "line has, and\n"
    "# folders or files.\n"
    "_layercake_names()\n"
    "{\n"
    "    local chosen=${(Q)opt_args[-m]:-${(Q)opt_args[--model]}}\n"
    "    local -a names\n"
    "    names=(${(f)\"$(\"$program\" show $1 --csv ${chosen:+-m} ${chosen:+$chosen} 2>/dev/null "
    "|\n"
    "        sed -n '1d; s/^\\([A-Za-z0-9_.-]*\\),.*/\\1/p' | sort -u)\"})\n"
    "    case $2 in\n"
    "    =) compadd -q -S = -- $names ;;\n"
    "    +) compset -P '*+'; compadd -- $names ;;\n"
    "    *) compadd -- $names ;;\n"
    "    esac\n"
    "    case $3 in\n"
    "    folders) _files -/ ;;\n"
    "    files) _files ;;\n"
    "    esac\n"
    "}\n"
    "\n"
    "_layercake()\n"
    "{\n"
    "    local curcontext=$curcontext state program=${(Q)words[1]}\n"
    "    local -A opt_args\n"
    "    local -a commands line\n"
    "    commands=(\n";

static const char middle[] = "    )\n"
                             "    _arguments -C '(- *)--help[print a summary]' "
                             "'(- *)--version[print the version]' '1: :->command' '*:: :->rest'\n"
                             "    case $state in\n"
                             "    command) _describe command commands ;;\n"
                             "    rest)\n"
                             "        case $words[1] in\n";

static const char tail[] = "        esac\n"
                           "        ;;\n"
                           "    esac\n"
                           "}\n"
                           "\n"
                           "if [[ $funcstack[1] == _layercake ]]; then\n"
                           "    _layercake \"$@\"\n"
                           "else\n"
                           "    compdef _layercake layercake\n"
                           "fi\n";

/* The first clause of a help text, as it stands in single quotes and before a colon or bracket. */
static void print_help(FILE *to, const char *help)
{
    for (size_t i = 0; i < strcspn(help, ";(:"); i++) {
        if (help[i] == '\'') {
            fputs("'\\''", to);
        } else if (!(help[i] == ' ' && strchr(";(:", help[i + 1]))) {
            fprintf(to, "%s%c", strchr("[]\\", help[i]) ? "\\" : "", help[i]);
        }
    }
}

static const char *also_name(const struct lc_completion *c)
{
    return c->also == LC_COMPLETES_FOLDERS ? "folders"
           : c->also == LC_COMPLETES_FILES ? "files"
                                           : "";
}

/* What a value or word can be, as an action of _arguments; within single quotes. */
static void print_action(FILE *to, const struct lc_completion *c)
{
    switch (c->what) {
    case LC_COMPLETES_WORDS:
        for (unsigned i = 0; c->words[i]; i++) {
            fprintf(to, "%s%s", i == 0 ? "(" : " ", c->words[i]);
        }
        fputc(')', to);
        break;
    case LC_COMPLETES_NAMES:
        fprintf(to, " _layercake_names %s \"%s\" \"%s\"", c->listing, c->joint, also_name(c));
        break;
    case LC_COMPLETES_FOLDERS:
        fputs("_files -/", to);
        break;
    case LC_COMPLETES_FILES:
        fputs("_files", to);
        break;
    case LC_COMPLETES_NOTHING:
        fputc(' ', to);
        break;
    }
}

/* A specification: every option may be given again. */
static void print_option(FILE *to, enum lc_option_id id, bool is_letter)
{
    const struct lc_completed_option *o = &lc_completed_options[id];
    const struct lc_completion c = lc_completion_of_option(id);

    if (is_letter) {
        fprintf(to, " \\\n                '*-%c%s[", o->letter, o->has_value ? "+" : "");
    } else {
        fprintf(to, " \\\n                '*--%s%s[", o->name, o->has_value ? "=" : "");
    }
    print_help(to, o->help);
    fputc(']', to);
    if (o->has_value) {
        fprintf(to, ":%s:", o->name);
        print_action(to, &c);
    }
    fputc('\'', to);
}

static void print_command(FILE *to, enum lc_command_id command)
{
    const struct lc_completion c = lc_completion_of_words(command);

    fprintf(to, "        %s)\n            _arguments -s -S", lc_completed_commands[command].name);
    for (unsigned i = 0; i < LC_OPTION_COUNT; i++) {
        if (!(lc_completed_options[i].commands & 1u << command)) {
            continue;
        }
        if (lc_completed_options[i].letter) {
            print_option(to, (enum lc_option_id)i, true);
        }
        print_option(to, (enum lc_option_id)i, false);
    }
    if (c.what != LC_COMPLETES_NOTHING) {
        fputs(" \\\n                '*:word:", to);
        print_action(to, &c);
        fputc('\'', to);
    }
    fputs("\n            ;;\n", to);
}

void lc_completion_print_zsh(FILE *to)
{
    fputs(head, to);
    for (unsigned i = 0; i < LC_COMMAND_COUNT; i++) {
        fprintf(to, "        '%s:", lc_completed_commands[i].name);
        print_help(to, lc_completed_commands[i].help);
        fputs("'\n", to);
    }
    fputs(middle, to);
    for (unsigned i = 0; i < LC_COMMAND_COUNT; i++) {
        print_command(to, (enum lc_command_id)i);
    }
    fputs(tail, to);
}
