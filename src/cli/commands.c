#include "cli/commands.h"

#include <assert.h>

enum lc_status lc_command_run_any(const struct lc_request *r)
{
    static enum lc_status (*const commands[LC_COMMAND_COUNT])(const struct lc_request *) = {
        [LC_COMMAND_FORECAST] = lc_command_forecast,
        [LC_COMMAND_COMPARE] = lc_command_compare,
        [LC_COMMAND_TRACE] = lc_command_trace,
        [LC_COMMAND_HINDCAST] = lc_command_hindcast,
        [LC_COMMAND_CALIBRATE] = lc_command_calibrate,
        [LC_COMMAND_SENSITIVITY] = lc_command_sensitivity,
        [LC_COMMAND_MERGE] = lc_command_merge,
        [LC_COMMAND_REPRODUCE] = lc_command_reproduce,
        [LC_COMMAND_REPORT] = lc_command_report,
        [LC_COMMAND_RUN] = lc_command_run,
        [LC_COMMAND_CHECK] = lc_command_check,
        [LC_COMMAND_SHOW] = lc_command_show,
        [LC_COMMAND_COMPLETION] = lc_command_completion,
    };

    assert(r->command < LC_COMMAND_COUNT && commands[r->command]);
    return commands[r->command](r);
}
