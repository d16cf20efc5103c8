/* One function a command. Each returns the status that main() turns into the exit status; whatever
 * there is to say about trouble has then been said on stderr. */
#ifndef LC_CLI_COMMANDS_H
#define LC_CLI_COMMANDS_H

#include "base/status.h"
#include "cli/options.h"

/* The request's command, whichever it is. */
enum lc_status lc_command_run_any(const struct lc_request *r);

enum lc_status lc_command_forecast(const struct lc_request *r);
enum lc_status lc_command_compare(const struct lc_request *r);
enum lc_status lc_command_sensitivity(const struct lc_request *r);
enum lc_status lc_command_hindcast(const struct lc_request *r);
enum lc_status lc_command_calibrate(const struct lc_request *r);
enum lc_status lc_command_merge(const struct lc_request *r);
enum lc_status lc_command_reproduce(const struct lc_request *r);
enum lc_status lc_command_report(const struct lc_request *r);
enum lc_status lc_command_trace(const struct lc_request *r);
enum lc_status lc_command_run(const struct lc_request *r);
enum lc_status lc_command_check(const struct lc_request *r);
enum lc_status lc_command_show(const struct lc_request *r);
enum lc_status lc_command_completion(const struct lc_request *r);

#endif
