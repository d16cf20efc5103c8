#include "output/title.h"

#include "base/text.h"

#include <glib.h>

const char *lc_column_member(const struct lc_layout *l, const struct lc_report_column *column)
{
    const enum lc_series_scope scope = lc_series_get(column->series)->scope;

    return column->member < 0 ? "" : lc_scope_members(l->model, scope).names[column->member];
}

char *lc_words(const char *key)
{
    return g_strdelimit(g_strdup(key), "-", ' ');
}

char *lc_column_title(const struct lc_layout *l, const struct lc_report_column *column)
{
    char *member = lc_words(lc_column_member(l, column));
    char *title = lc_text_fill(lc_series_get(column->series)->title, member);

    *title = g_ascii_toupper(*title); /* it may begin with the member's name */
    g_free(member);
    return title;
}
