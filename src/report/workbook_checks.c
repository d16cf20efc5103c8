/* Sums that must hold, as formulas: whoever changes a number, or doubts one, sees what no longer
 * adds up. The tables keep seven digits, so that sums differ in the last. */
#include "report/workbook_tabs.h"

#include <math.h>

#define TOLERANCE 1e-5 /* of the larger, times a hundred for what seven digits lose in sums */

enum { WHAT, ONE, OTHER, DIFFERENCE, HOLDS };

static void write_check(struct lc_worksheet *s, uint32_t row, const struct lc_workbook_check *check)
{
    const double difference = check->one_value - check->other_value;
    const bool holds =
        fabs(difference) <= TOLERANCE * fmax(fabs(check->one_value), fabs(check->other_value));
    char *one = lc_worksheet_cell(row, ONE), *other = lc_worksheet_cell(row, OTHER);

    lc_worksheet_text(s, row, WHAT, LC_STYLE_PLAIN, LC_FORM_TEXT, check->what);
    lc_worksheet_formula(s, row, ONE, LC_STYLE_PLAIN, LC_FORM_2, g_strdup(check->one),
                         check->one_value);
    lc_worksheet_formula(s, row, OTHER, LC_STYLE_PLAIN, LC_FORM_2, g_strdup(check->other),
                         check->other_value);
    lc_worksheet_formula(s, row, DIFFERENCE, LC_STYLE_PLAIN, LC_FORM_POWER,
                         g_strdup_printf("%s-%s", one, other), difference);
    lc_worksheet_formula(s, row, HOLDS, LC_STYLE_LABEL, LC_FORM_WHOLE,
                         g_strdup_printf("IF(ABS(%s-%s)<=%g*MAX(ABS(%s),ABS(%s)),1,0)", one, other,
                                         TOLERANCE, one, other),
                         holds);
    g_free(one);
    g_free(other);
}

void lc_tab_checks(struct lc_workbook *b)
{
    const uint32_t n = b->checks->len;

    if (n == 0) {
        return;
    }
    struct lc_worksheet s =
        lc_worksheet_open(b, "Checks", "What must add up",
                          "Two ways to the same number, by formulas; 1 where they agree "
                          "to the digits that the tables keep.");

    lc_worksheet_column(&s, WHAT, 80, LC_FORM_TEXT, "what");
    lc_worksheet_column(&s, ONE, 16, LC_FORM_0, "one way");
    lc_worksheet_column(&s, OTHER, 16, LC_FORM_0, "the other way");
    lc_worksheet_column(&s, DIFFERENCE, 14, LC_FORM_0, "difference");
    lc_worksheet_column(&s, HOLDS, 12, LC_FORM_0, "agrees (1) or not (0)");
    for (uint32_t row = 0; row < n; row++) {
        write_check(&s, row, g_ptr_array_index(b->checks, row));
    }
    lc_worksheet_name_column(&s, HOLDS, n, "checks agree");
    lc_worksheet_close(&s, n, HOLDS + 1);
}
