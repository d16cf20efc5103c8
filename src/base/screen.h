/* Where text for eyes goes: how wide it is, and what may be done there.
 *
 * Invariant: of what is no terminal nothing is known, so that text in a pipe or file is the same
 * whoever runs the program (but for colour, when it is asked for always).
 */
#ifndef LC_BASE_SCREEN_H
#define LC_BASE_SCREEN_H

#include <stdbool.h>
#include <stdio.h>

enum lc_when { LC_WHEN_AUTO, LC_WHEN_ALWAYS, LC_WHEN_NEVER };

struct lc_screen {
    int width; /* columns; 0: no terminal, lines have no end */
    bool has_color;
    bool has_blocks; /* block elements of Unicode are shown: a terminal under a UTF-8 locale */
};

/* What a stream is. color: auto is a terminal other than a dumb one, unless the environment holds
 * NO_COLOR with a value. */
struct lc_screen lc_screen_of(FILE *stream, enum lc_when color);

/* What switches to bold or dim text, and back; "" without colour. */
const char *lc_screen_bold(const struct lc_screen *s);
const char *lc_screen_dim(const struct lc_screen *s);
const char *lc_screen_plain(const struct lc_screen *s);

/* Prints the words of text, broken so that no line passes the width (0: not broken). The line is
 * already at the column `indent`, where further lines begin; it is ended. */
void lc_words_print(FILE *to, const char *text, int indent, int width);

#endif
