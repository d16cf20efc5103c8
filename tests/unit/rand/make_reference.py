#!/usr/bin/python3
"""Writes pcg64dxsm_reference.h: outputs of numpy's PCG64DXSM from given states.

Run by hand (python3-numpy) when the table is to be made again:
    ./make_reference.py >pcg64dxsm_reference.h
"""
import numpy

SEEDS = (0, 1, 20221231, 2**64 - 1)
OUTPUTS = 20
STEPS = 1_000_000
MASK = 2**64 - 1


def words(x):
    return "{UINT64_C(%#x), UINT64_C(%#x)}" % (x >> 64, x & MASK)


def rows(values):
    values = ["UINT64_C(%#018x)" % int(v) for v in values]
    lines = [", ".join(values[i : i + 3]) for i in range(0, len(values), 3)]
    return ",\n         ".join(lines)


print("/* Written by make_reference.py from numpy %s. */" % numpy.__version__)
print("#ifndef LC_TEST_PCG64DXSM_REFERENCE_H\n#define LC_TEST_PCG64DXSM_REFERENCE_H\n")
print("#include <stdint.h>\n")
print("#define N_REFERENCES %d" % len(SEEDS))
print("#define N_OUTPUTS    %d" % OUTPUTS)
print("#define N_STEPS      %d\n" % STEPS)
print("/* Words are high, low. after[] are the outputs once N_STEPS steps were made from state. */")
print("static const struct {")
print("    uint64_t state[2], increment[2], outputs[N_OUTPUTS], after[N_OUTPUTS];")
print("} references[N_REFERENCES] = {")
for seed in SEEDS:
    generator = numpy.random.PCG64DXSM(seed)
    start = generator.state
    outputs = generator.random_raw(OUTPUTS)
    generator.state = start
    generator.advance(STEPS)
    after = generator.random_raw(OUTPUTS)
    print("    {%s," % words(start["state"]["state"]))
    print("     %s," % words(start["state"]["inc"]))
    print("     {%s},\n     {%s}}," % (rows(outputs), rows(after)))
print("};\n\n#endif")
