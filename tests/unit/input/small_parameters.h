/* The text of a parameters.csv for tests/files/model-minimal: the program's own parameters,
 * whichever they are, and one that acts on a table. */
#ifndef LC_TESTS_SMALL_PARAMETERS_H
#define LC_TESTS_SMALL_PARAMETERS_H

#include "input/parameters.h"

#include <glib.h>

static inline GString *small_parameters(void)
{
#define SMALL_PARAMETER(id, name, unit) {name, unit},
    static const struct {
        const char *name, *unit;
    } own[] = {LC_PARAMETERS(SMALL_PARAMETER)};
#undef SMALL_PARAMETER
    GString *text = g_string_new("name,layer,unit,distribution,arg1,arg2,arg3,arg4,p10,p50,p90,"
                                 "min,max,applies_to,source,note\n");

    for (int i = 0; i < LC_PARAMETER_COUNT; i++) {
        const char *law = i == LC_P_HURDLE_RATE ? "triangular,0.06,0.1,0.16,,,,,,"
                          : i == LC_P_RUN_DAYS  ? "lognormal,,,,,60,90,150,20,400"
                                                : "fixed,0.5,,,,,,,,";

        g_string_append_printf(text, "%s,policy,%s,%s,,made up for tests,\n", own[i].name,
                               own[i].unit, law);
    }
    return g_string_append(text, "permit_time,policy,ratio,lognormal,1,0.3,,,,,,0.5,2,"
                                 "regions.*.permit_months,made up for tests,on every region\n");
}

#endif
