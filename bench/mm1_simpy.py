"""M/M/1 in SimPy (3 or 4), as its manual would write it: a process a customer, one resource.

Usage: mm1_simpy.py CUSTOMERS. Prints the seconds that the simulation took and the mean wait in
units of the mean service, for bench/mm1.c, which runs the same queue (load 0.8).
"""

import random
import sys
import time

import simpy

ARRIVAL_RATE = 0.8


def customer(env, server, waits):
    arrived = env.now
    with server.request() as request:
        yield request
        waits.append(env.now - arrived)
        yield env.timeout(random.expovariate(1.0))


def arrivals(env, server, waits, customers):
    for _ in range(customers):
        yield env.timeout(random.expovariate(ARRIVAL_RATE))
        env.process(customer(env, server, waits))


def main():
    customers = int(sys.argv[1])
    random.seed(1)
    waits = []
    env = simpy.Environment()
    server = simpy.Resource(env, capacity=1)
    env.process(arrivals(env, server, waits, customers))
    start = time.perf_counter()
    env.run()
    print(time.perf_counter() - start, sum(waits) / len(waits))


main()
