#include "report/workbook_making.h"

#include "base/text.h"
#include "base/time.h"
#include "report/workbook_track.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

#define TOO_WIDE 1e9 /* for a column, with its separators */

static const char *const number_formats[LC_FORMS] = {
    "@", "@", "yyyy-mm-dd", "0", "#,##0", "#,##0.0", "#,##0.00", "#,##0.0000", "0.00E+00", "0.0%"};

enum lc_form lc_form_of(double largest, const char *unit)
{
    const double size = fabs(largest);

    if (strcmp(unit, "share") == 0 || strcmp(unit, "probability") == 0) {
        return LC_FORM_PERCENT;
    }
    if (size >= TOO_WIDE) {
        return LC_FORM_POWER;
    }
    if (size == 0 || size >= 1000) {
        return LC_FORM_0;
    }
    if (size >= 100) {
        return LC_FORM_1;
    }
    if (size >= 1) {
        return LC_FORM_2;
    }
    return size >= 0.001 ? LC_FORM_4 : LC_FORM_POWER;
}

void lc_workbook_note(struct lc_workbook *b, lxw_error error)
{
    b->error = b->error == LXW_NO_ERROR ? error : b->error;
}

static void set_style(lxw_format *format, enum lc_style style)
{
    switch (style) {
    case LC_STYLE_HELPER:
        format_set_font_color(format, 0x8C8C8C);
        break;
    case LC_STYLE_TOTAL:
        format_set_bold(format);
        format_set_top(format, LXW_BORDER_THIN);
        break;
    case LC_STYLE_HEADER:
        format_set_bold(format);
        format_set_bg_color(format, 0xDDE7F0);
        format_set_bottom(format, LXW_BORDER_THIN);
        format_set_text_wrap(format);
        format_set_align(format, LXW_ALIGN_VERTICAL_BOTTOM);
        break;
    case LC_STYLE_TITLE:
        format_set_bold(format);
        format_set_font_size(format, 16);
        break;
    case LC_STYLE_ABOUT:
        format_set_font_color(format, 0x595959);
        break;
    case LC_STYLE_LABEL:
        format_set_bold(format);
        break;
    case LC_STYLE_LINK:
        format_set_font_color(format, 0x0563C1);
        format_set_underline(format, LXW_UNDERLINE_SINGLE);
        break;
    default:
        break;
    }
}

/* Text keeps a distance from the numbers before it; what shares a row with wrapped text stands at
 * its top. */
static void set_form(lxw_format *format, enum lc_style style, enum lc_form form)
{
    const bool is_text = form == LC_FORM_TEXT || form == LC_FORM_WRAPPED;

    if (!is_text) {
        format_set_num_format(format, number_formats[form]);
    }
    if (is_text && style != LC_STYLE_TITLE && style != LC_STYLE_ABOUT) {
        format_set_indent(format, 1);
    }
    if (form == LC_FORM_WRAPPED) {
        format_set_text_wrap(format);
    }
    if (style == LC_STYLE_HEADER) {
        format_set_align(format, is_text ? LXW_ALIGN_LEFT : LXW_ALIGN_RIGHT);
    } else {
        format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    }
}

lxw_format *lc_workbook_format(struct lc_workbook *b, enum lc_style style, enum lc_form form)
{
    lxw_format **slot = &b->formats[style][form];

    if (!*slot && (*slot = workbook_add_format(b->file))) {
        set_form(*slot, style, form);
        set_style(*slot, style);
    }
    return *slot;
}

char *lc_range_name(const char *text)
{
    GString *name = g_string_new(NULL);

    for (; *text; text++) {
        if (isascii(*text) && isalnum(*text)) {
            g_string_append_c(name, (char)g_ascii_tolower(*text));
        } else if (name->len > 0 && name->str[name->len - 1] != '_') {
            g_string_append_c(name, '_');
        }
    }
    while (name->len > 0 && name->str[name->len - 1] == '_') {
        g_string_truncate(name, name->len - 1);
    }
    /* "q1" is a cell, "r" a row and "2040" a number; with an underscore in it nothing is. */
    if (!strchr(name->str, '_') && (name->len < 4 || strpbrk(name->str, "0123456789"))) {
        g_string_prepend(name, "range_");
    } else if (g_ascii_isdigit(name->str[0])) {
        g_string_prepend_c(name, '_');
    }
    g_string_truncate(name, MIN(name->len, 100));
    return g_string_free(name, FALSE);
}

void lc_workbook_name(struct lc_workbook *b, const char *text, const char *range)
{
    char *wanted = lc_range_name(text);
    char *name = g_strdup(wanted);

    for (unsigned i = 2; g_hash_table_contains(b->names, name); i++) {
        g_free(name);
        name = g_strdup_printf("%s_%u", wanted, i);
    }
    char *formula = g_strconcat("=", range, NULL);

    lc_workbook_note(b, workbook_define_name(b->file, name, formula));
    g_hash_table_add(b->names, name);
    g_free(formula);
    g_free(wanted);
}

void lc_workbook_check(struct lc_workbook *b, char *what, char *one, double one_value, char *other,
                       double other_value)
{
    struct lc_workbook_check *check = g_new(struct lc_workbook_check, 1);

    *check = (struct lc_workbook_check){what, one, other, one_value, other_value};
    g_ptr_array_add(b->checks, check);
}

const char *lc_workbook_title(const struct lc_workbook *b, const char *series)
{
    const char *title = g_hash_table_lookup(b->titles, series);

    return title ? title : series;
}

const char *lc_workbook_fact(const struct lc_workbook *b, const char *outer, const char *inner)
{
    const json_t *found = json_object_get(b->source->manifest, outer);
    const char *text = json_string_value(inner ? json_object_get(found, inner) : found);

    return text ? text : "";
}

static void free_page(gpointer data)
{
    struct lc_workbook_page *page = data;

    g_free(page->about);
    g_free(page);
}

static void free_check(gpointer data)
{
    struct lc_workbook_check *check = data;

    g_free(check->what);
    g_free(check->one);
    g_free(check->other);
    g_free(check);
}

static void read_titles(struct lc_workbook *b)
{
    const struct lc_report_table *t = lc_report_find(b->source, "definitions");
    const int series = t ? lc_report_column(t, "series") : -1;
    const int title = t ? lc_report_column(t, "title") : -1;

    for (uint32_t row = 0; t && row < t->n_rows; row++) {
        g_hash_table_insert(b->titles, (gpointer)lc_report_cell(t, row, series),
                            (gpointer)lc_report_cell(t, row, title));
    }
}

/* Title, subject and a date that hangs on nothing but the forecast: its first day. */
static void set_properties(struct lc_workbook *b)
{
    const char *kind = b->source->kind;
    char *scenario = lc_text_escape(lc_workbook_fact(b, "scenario", "name"), 0, 0);
    char *title = g_strdup_printf("layercake %s: %s", kind, scenario);
    char *comments = lc_text_escape(lc_workbook_fact(b, "command", NULL), 0, 0);
    lc_time from = lc_time_of(2000, 1, 1);

    (void)lc_date_parse(&from, lc_workbook_fact(b, "from", NULL));
    from = from == 0 ? 1000 : from; /* the library takes 0 for the clock */
    lxw_doc_properties properties = {.title = title,
                                     .subject = (char *)"The build-out of AI in five layers",
                                     .author = (char *)"layercake",
                                     .comments = comments,
                                     .created = (time_t)(from / 1000)};

    lc_workbook_note(b, workbook_set_properties(b->file, &properties));
    b->footer = g_strdup_printf("&L&8layercake %s&C&8&A&R&8&P / &N", kind);
    g_free(scenario);
    g_free(title);
    g_free(comments);
}

/* A year of which the run has a part alone is taken for a whole one where nothing says otherwise.
 */
static char *part_years(const struct lc_workbook *b)
{
    const char *from = lc_workbook_fact(b, "from", NULL), *to = lc_workbook_fact(b, "to", NULL);
    lc_time first = 0, last = 0;

    if (!lc_date_parse(&first, from) || !lc_date_parse(&last, to)) {
        return g_strdup("");
    }
    const bool is_first_whole =
        g_str_has_suffix(from, "-01-01") || g_str_has_suffix(from, "-12-31");
    const bool is_last_whole = g_str_has_suffix(to, "-12-31");
    const bool is_both = !is_first_whole && !is_last_whole && strncmp(from, to, 4) != 0;

    if (is_first_whole && is_last_whole) {
        return g_strdup("");
    }
    return g_strdup_printf(" From %s to %s: amounts of %.4s%s%.4s are of a part of the year.", from,
                           to, is_first_whole ? to : from, is_both ? " and of " : "",
                           is_both ? to : "");
}

bool lc_workbook_open(struct lc_workbook *b, const char *path, const char *folder,
                      const struct lc_report_source *source)
{
    char *for_temporaries = g_strdup(folder);
    lxw_workbook_options options = {.tmpdir = for_temporaries};

    *b = (struct lc_workbook){.source = source};
    b->file = workbook_new_opt(path, &options);
    g_free(for_temporaries);
    if (!b->file) {
        return false;
    }
    b->names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    b->titles = g_hash_table_new(g_str_hash, g_str_equal);
    b->tracks = lc_tracks_new(lc_report_find(source, "quantiles"));
    b->pages = g_ptr_array_new_with_free_func(free_page);
    b->checks = g_ptr_array_new_with_free_func(free_check);
    read_titles(b);
    set_properties(b);
    b->part_years = part_years(b);
    return true;
}

lxw_error lc_workbook_close(struct lc_workbook *b)
{
    lc_workbook_note(b, workbook_close(b->file));
    g_hash_table_destroy(b->names);
    g_hash_table_destroy(b->titles);
    g_hash_table_destroy(b->tracks);
    g_ptr_array_free(b->pages, TRUE);
    g_ptr_array_free(b->checks, TRUE);
    g_free(b->footer);
    g_free(b->part_years);
    return b->error;
}
