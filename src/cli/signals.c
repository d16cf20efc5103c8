#include "cli/signals.h"

#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>

/* A handler has no other way to tell the program than through objects of static storage. */
static atomic_bool is_raised;
static volatile sig_atomic_t caught;

static void handle(int number)
{
    if (atomic_exchange(&is_raised, true)) {
        signal(number, SIG_DFL);
        raise(number);
    }
    caught = number;
}

const atomic_bool *lc_signals_catch(void)
{
    static const int numbers[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};

    for (unsigned i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        struct sigaction old, action = {.sa_handler = handle, .sa_flags = SA_RESTART | SA_NODEFER};

        sigemptyset(&action.sa_mask);
        if (sigaction(numbers[i], NULL, &old) == 0 && old.sa_handler != SIG_IGN) {
            sigaction(numbers[i], &action, NULL);
        }
    }
    signal(SIGXFSZ, SIG_IGN); /* a file that gets too large is a failed write */
    return &is_raised;
}

void lc_signals_die(void)
{
    if (caught) {
        signal(caught, SIG_DFL);
        raise(caught);
    }
}
