/* Completion in bash. What is fixed of the script stands in a text; the rest are branches of its
 * `case`s, one an option, one a command. It needs nothing but bash, of version 3.2 or later. */
#include "cli/completion.h"

static const char head[] =
    "# shellcheck shell=bash\n"
    "# Completes command lines of layercake. Made by 'layercake completion bash'.\n"
    "\n"
    "# _layercake_reply CURRENT WORD...: offers the words that begin with what is there.\n"
    "_layercake_reply()\n"
    "{\n"
    "    local current=$1 word\n"
    "    shift\n"
    "    for word; do\n"
    "        if [[ $word == \"$current\"* ]]; then\n"
    "            COMPREPLY+=(\"$word\")\n"
    "        fi\n"
    "    done\n"
    "}\n"
    "\n"
    "# _layercake_paths CURRENT d|f: offers folders, or files.\n"
    "_layercake_paths()\n"
    "{\n"
    "    local path\n"
    "    while IFS= read -r path; do\n"
    "        COMPREPLY+=(\"$path\")\n"
    "    done < <(compgen -\"$2\" -- \"$1\")\n"
    "    compopt -o filenames 2>/dev/null\n"
    "}\n"
    "\n"
    "# _layercake_names CURRENT LISTING JOINT: offers the names of a listing of the model that the "
    "line has; those of\n"
    "# the program that it would start.\n"
    "_layercake_names()\n"
    "{\n"
    "    local current=$1 listing=$2 joint=$3 before='' after='' name i\n"
    "    local -a model=() names=()\n"
    "    for ((i = 2; i + 1 < COMP_CWORD; i++)); do\n"
    "        case ${COMP_WORDS[i]} in\n"
    "        -m | --model)\n"
    "            model=(-m \"${COMP_WORDS[i + 1]}\")\n"
    "            if [[ ${model[1]} == = ]]; then\n"
    "                model[1]=${COMP_WORDS[i + 2]}\n"
    "            fi\n"
    "            ;;\n"
    "        esac\n"
    "    done\n"
    "    case $joint in\n"
    "    =)\n"
    "        after='='\n"
    "        compopt -o nospace 2>/dev/null\n"
    "        ;;\n"
    "    +)\n"
    "        before=${current%\"${current##*+}\"}\n"
    "        ;;\n"
    "    esac\n"
    "    while IFS= read -r name; do\n"
    "        names+=(\"$before$name$after\")\n"
    "    done < <(\"${COMP_WORDS[0]}\" show \"$listing\" --csv ${model[@]+\"${model[@]}\"} "
    "2>/dev/null |\n"
    "        sed -n '1d; s/^\\([A-Za-z0-9_.-]*\\),.*/\\1/p' | sort -u)\n"
    "    _layercake_reply \"$current\" ${names[@]+\"${names[@]}\"}\n"
    "}\n"
    "\n"
    "_layercake()\n"
    "{\n"
    "    local current=${COMP_WORDS[COMP_CWORD]} option=${COMP_WORDS[COMP_CWORD - 1]}\n"
    "    COMPREPLY=()\n"
    "    if [[ $current == = ]]; then\n"
    "        current=''\n"
    "    elif [[ $option == = ]]; then\n"
    "        option=${COMP_WORDS[COMP_CWORD - 2]}\n"
    "    fi\n"
    "    if ((COMP_CWORD == 1)); then\n"
    "        _layercake_reply \"$current\" --help --version";

static const char after_commands[] = "\n"
                                     "        return\n"
                                     "    fi\n"
                                     "    case $option in\n";

static const char middle[] = "    esac\n"
                             "    case ${COMP_WORDS[1]} in\n";

static const char tail[] = "    esac\n"
                           "}\n"
                           "\n"
                           "complete -F _layercake layercake\n";

static void print_completion(FILE *to, const struct lc_completion *c, const char *indent)
{
    const char *kind =
        c->also == LC_COMPLETES_FOLDERS || c->what == LC_COMPLETES_FOLDERS ? "d" : "f";

    if (c->what == LC_COMPLETES_WORDS) {
        fprintf(to, "%s_layercake_reply \"$current\"", indent);
        for (unsigned i = 0; c->words[i]; i++) {
            fprintf(to, " %s", c->words[i]);
        }
        fputc('\n', to);
    } else if (c->what == LC_COMPLETES_NAMES) {
        fprintf(to, "%s_layercake_names \"$current\" %s '%s'\n", indent, c->listing, c->joint);
    }
    if (c->also != LC_COMPLETES_NOTHING || c->what == LC_COMPLETES_FOLDERS ||
        c->what == LC_COMPLETES_FILES) {
        fprintf(to, "%s_layercake_paths \"$current\" %s\n", indent, kind);
    }
}

static void print_names(FILE *to, const struct lc_completed_option *o)
{
    if (o->letter) {
        fprintf(to, "-%c | ", o->letter);
    }
    fprintf(to, "--%s", o->name);
}

/* A branch for each option that takes a value: what it can be; and one for those of which nothing
 * is known. */
static void print_values(FILE *to)
{
    const char *before = "    ";

    for (unsigned i = 0; i < LC_OPTION_COUNT; i++) {
        const struct lc_completion c = lc_completion_of_option((enum lc_option_id)i);

        if (lc_completed_options[i].has_value && c.what != LC_COMPLETES_NOTHING) {
            fputs("    ", to);
            print_names(to, &lc_completed_options[i]);
            fputs(")\n", to);
            print_completion(to, &c, "        ");
            fputs("        return\n        ;;\n", to);
        }
    }
    for (unsigned i = 0; i < LC_OPTION_COUNT; i++) {
        const struct lc_completion c = lc_completion_of_option((enum lc_option_id)i);

        if (lc_completed_options[i].has_value && c.what == LC_COMPLETES_NOTHING) {
            fputs(before, to);
            print_names(to, &lc_completed_options[i]);
            before = " | ";
        }
    }
    fputs(")\n        return\n        ;;\n", to);
}

/* A branch for each command: its options and words. */
static void print_command(FILE *to, enum lc_command_id command)
{
    const struct lc_completion c = lc_completion_of_words(command);

    fprintf(
        to,
        "    %s)\n        if [[ $current == -* ]]; then\n            _layercake_reply \"$current\"",
        lc_completed_commands[command].name);
    for (unsigned i = 0; i < LC_OPTION_COUNT; i++) {
        const struct lc_completed_option *o = &lc_completed_options[i];

        if (!(o->commands & 1u << command)) {
            continue;
        }
        if (o->letter) {
            fprintf(to, " -%c", o->letter);
        }
        fprintf(to, " --%s", o->name);
    }
    fputs(c.what == LC_COMPLETES_NOTHING ? "\n" : "\n        else\n", to);
    print_completion(to, &c, "            ");
    fputs("        fi\n        ;;\n", to);
}

void lc_completion_print_bash(FILE *to)
{
    fputs(head, to);
    for (unsigned i = 0; i < LC_COMMAND_COUNT; i++) {
        fprintf(to, " %s", lc_completed_commands[i].name);
    }
    fputs(after_commands, to);
    print_values(to);
    fputs(middle, to);
    for (unsigned i = 0; i < LC_COMMAND_COUNT; i++) {
        print_command(to, (enum lc_command_id)i);
    }
    fputs(tail, to);
}
