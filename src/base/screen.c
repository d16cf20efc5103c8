#include "base/screen.h"

#include <glib.h>
#include <langinfo.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* Columns of a terminal; 0 for what is none, and for one without a width: nobody looks at that, it
 * is where a program such as mpirun collects what others print. */
static int width_of(int fd)
{
    struct winsize size = {0};

    return fd >= 0 && isatty(fd) && ioctl(fd, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

static bool wants_color(void)
{
    const char *refused = getenv("NO_COLOR"), *terminal = getenv("TERM");

    return !(refused && *refused) && terminal && *terminal && strcmp(terminal, "dumb") != 0;
}

struct lc_screen lc_screen_of(FILE *stream, enum lc_when color)
{
    struct lc_screen s = {.width = width_of(fileno(stream))};
    const bool is_terminal = s.width > 0;

    s.has_color =
        color == LC_WHEN_ALWAYS || (color == LC_WHEN_AUTO && is_terminal && wants_color());
    s.has_blocks = is_terminal && strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
    return s;
}

const char *lc_screen_bold(const struct lc_screen *s)
{
    return s->has_color ? "\033[1m" : "";
}

const char *lc_screen_dim(const struct lc_screen *s)
{
    return s->has_color ? "\033[2m" : "";
}

const char *lc_screen_plain(const struct lc_screen *s)
{
    return s->has_color ? "\033[0m" : "";
}

/* Prints a word that no line holds in pieces that do; returns the column where it ends. */
static glong print_long_word(FILE *to, const char *word, glong column, int indent, int width)
{
    for (; *word; word = g_utf8_next_char(word)) {
        if (column == width) {
            fprintf(to, "\n%*s", indent, "");
            column = indent;
        }
        fwrite(word, 1, (size_t)(g_utf8_next_char(word) - word), to);
        column++;
    }
    return column;
}

void lc_words_print(FILE *to, const char *text, int indent, int width)
{
    gchar **words = g_strsplit(text, " ", 0);
    glong column = indent;

    for (gchar **word = words; *word; word++) {
        const glong length = g_utf8_strlen(*word, -1);

        if (length == 0) {
            continue;
        }
        if (column > indent && width > 0 && column + 1 + length > width) {
            fprintf(to, "\n%*s", indent, "");
            column = indent;
        } else if (column > indent) {
            fputc(' ', to);
            column++;
        }
        if (indent < width && indent + length > width) {
            column = print_long_word(to, *word, column, indent, width);
        } else {
            fputs(*word, to);
            column += length;
        }
    }
    fputc('\n', to);
    g_strfreev(words);
}
