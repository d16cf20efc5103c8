/* What a report column is called for eyes. */
#ifndef LC_OUTPUT_TITLE_H
#define LC_OUTPUT_TITLE_H

#include "observe/layout.h"

/* The member that a column is of, "" for the world. */
const char *lc_column_member(const struct lc_layout *l, const struct lc_report_column *column);

/* A key such as "rest-of-world" as words: "rest of world"; the caller frees it. */
char *lc_words(const char *key);

/* The series' title with the member in it and a capital letter first; the caller frees it. */
char *lc_column_title(const struct lc_layout *l, const struct lc_report_column *column);

#endif
