/* A workbook in the making: its file, formats, names of ranges, list of contents and checks.
 *
 * Invariant: what the library refuses is kept as the first error (lc_workbook_note), and the
 * workbook is then not taken. Text goes in as text, a number only when it is finite; formulas are
 * made by this program alone and carry the value that they have, so that the workbook is whole
 * before it is calculated anew.
 */
#ifndef LC_REPORT_WORKBOOK_MAKING_H
#define LC_REPORT_WORKBOOK_MAKING_H

#include "report/source.h"

#include <glib.h>
#include <xlsxwriter.h>

enum lc_style {
    LC_STYLE_PLAIN,
    LC_STYLE_HELPER, /* what only a chart needs, or a formula on the way */
    LC_STYLE_TOTAL,
    LC_STYLE_HEADER,
    LC_STYLE_TITLE,
    LC_STYLE_ABOUT,
    LC_STYLE_LABEL,
    LC_STYLE_LINK,
    LC_STYLES
};

/* How a value is shown; the value itself is never rounded. */
enum lc_form {
    LC_FORM_TEXT,
    LC_FORM_WRAPPED,
    LC_FORM_DATE,
    LC_FORM_WHOLE, /* a year, a count: no separators */
    LC_FORM_0,
    LC_FORM_1,
    LC_FORM_2,
    LC_FORM_4,
    LC_FORM_POWER,
    LC_FORM_PERCENT,
    LC_FORMS
};

/* The form in which numbers of a column or row are told apart, by the largest of them. */
enum lc_form lc_form_of(double largest, const char *unit);

struct lc_workbook_page {
    const char *name;
    char *about;
};

/* Two values that must be equal, where they are. */
struct lc_workbook_check {
    char *what, *one, *other; /* one, other: formulas without "=" */
    double one_value, other_value;
};

struct lc_workbook {
    lxw_workbook *file;
    const struct lc_report_source *source;
    char *footer;
    char *part_years; /* what every sheet says of a first or last year that is not whole, or "" */
    GHashTable *tracks, *titles; /* rows of the tables that are looked up often */
    GHashTable *names;           /* of ranges, in lower case */
    GPtrArray *pages;            /* struct lc_workbook_page */
    GPtrArray *checks;           /* struct lc_workbook_check */
    lxw_format *formats[LC_STYLES][LC_FORMS];
    lxw_error error; /* the first */
};

/* Starts the workbook that will be the file of that path; temporary files are made in the folder.
 * False when there is no memory for it. Close it with lc_workbook_close(). */
bool lc_workbook_open(struct lc_workbook *b, const char *path, const char *folder,
                      const struct lc_report_source *source);

/* Writes the file, and frees all. The first error. */
lxw_error lc_workbook_close(struct lc_workbook *b);

void lc_workbook_note(struct lc_workbook *b, lxw_error error);

lxw_format *lc_workbook_format(struct lc_workbook *b, enum lc_style style, enum lc_form form);

/* Gives a range ('Sheet'!$A$1:$B$2) a name made of the text: a valid one, which no other range has.
 */
void lc_workbook_name(struct lc_workbook *b, const char *text, const char *range);

/* The name that lc_workbook_name() makes of a text when it is free: letters, digits and
 * underscores, no reference to a cell. g_free() it. */
char *lc_range_name(const char *text);

/* Remembers a check; takes the three texts. */
void lc_workbook_check(struct lc_workbook *b, char *what, char *one, double one_value, char *other,
                       double other_value);

/* Title of a series, or its name where the folder tells none. */
const char *lc_workbook_title(const struct lc_workbook *b, const char *series);

/* A text of the manifest, "" when it is not there: outer/inner, or outer alone with inner NULL. */
const char *lc_workbook_fact(const struct lc_workbook *b, const char *outer, const char *inner);

#endif
