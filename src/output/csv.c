#include "output/csv.h"

#include "base/number.h"
#include "base/text.h"

#include <glib.h>
#include <inttypes.h>

static void separate(struct lc_csv *c)
{
    if (c->has_cells) {
        lc_outfile_write(c->file, ",", 1);
    }
    c->has_cells = true;
}

struct lc_csv lc_csv_begin(struct lc_outfile *file, const char *header)
{
    lc_outfile_text(file, header);
    lc_outfile_write(file, "\n", 1);
    return (struct lc_csv){file, false};
}

void lc_csv_text(struct lc_csv *c, const char *text)
{
    char *field = lc_csv_field(text);

    separate(c);
    lc_outfile_text(c->file, field);
    g_free(field);
}

void lc_csv_number(struct lc_csv *c, double value, int digits)
{
    char text[LC_NUMBER_TEXT];

    separate(c);
    if (digits == LC_CSV_ALL_DIGITS) {
        lc_outfile_text(c->file, lc_number_format(text, value));
    } else {
        lc_outfile_text(c->file, lc_number_format_digits(text, value, digits));
    }
}

void lc_csv_integer(struct lc_csv *c, int64_t value)
{
    separate(c);
    lc_outfile_printf(c->file, "%" PRId64, value);
}

void lc_csv_date(struct lc_csv *c, lc_time day)
{
    char text[LC_DATE_TEXT];

    lc_date_format(text, day);
    separate(c);
    lc_outfile_text(c->file, text);
}

void lc_csv_end(struct lc_csv *c)
{
    lc_outfile_write(c->file, "\n", 1);
    c->has_cells = false;
}
