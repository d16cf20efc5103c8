#!/bin/sh
# What is no finished run, or is no longer what its manifest names, is refused; so is what the run does not have, with
# the likely name.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

refuse 'needs a folder' trace
refuse 'takes no word' trace one two three
refuse 'nowhere/manifest.json: can.t be read' trace nowhere
refuse '^layercake: --format' trace nowhere --format svg
expect 0 run -q -m tutorial --to 2027-12-31 -o run
expect 0 forecast -q -m tutorial -n 2 --to 2026-12-31 -o forecast
spare 'forecast: holds no single run' . trace forecast
spare "'plnt-1': .*did you mean plant-N?" . trace run plnt-1
spare "'plant-0': the project of that number is another; did you mean factory-0?" . trace run plant-0
spare "'plant-99999': the run has [0-9]* projects" . trace run plant-99999
spare "'plant-x': not a kind with a number" . trace run plant-x
spare "'cohort-9999': no cohort" . trace run cohort-9999
spare "'event-999999': no event" . trace run event-999999
spare "'bulding': no item .*did you mean building?" . trace run ledger:bulding@2027
spare "'hom': no region .*did you mean home?" . trace run ledger:building:hom@2027
spare 'nothing was posted' . trace run ledger:building@2020
spare 'not of the form ledger:' . trace run ledger:building
spare 'not of the form ledger:' . trace run ledger:building@soon
spare "'assistent': no application; did you mean assistant?" . trace run application:assistent
spare "'ledgr:building@2027': .*did you mean ledger?" . trace run ledgr:building@2027
spare 'neither ledger:ITEM@YEAR' . trace run '@20:30'
spare 'neither ledger:ITEM@YEAR' . trace run :
# What a terminal would obey is shown, not sent.
spare '\\x1b' . trace run "$(printf 'plant-\0331')"

for file in pulls links cohorts payments projects events; do
    cp -r run changed
    printf '\n' >>"changed/$file.csv"
    spare "changed/$file.csv: not the file that the manifest names" . trace changed factory-0
    rm "changed/$file.csv"
    spare "changed/$file.csv: can.t be read" . trace changed factory-0
    rm -r changed
done

# A manifest that vouches for nonsense.
cp -r run forged
for change in links:'factory-0,pull-0,gap,x,MW,1,2026-01-01,0,' pulls:'pull-9,gap,one,2026-01-01,0,nobody,1,,,,,,,' \
    pulls:'pull-9,gap,one,2026-01-01,0,assistant,,,,,,,,' \
    pulls:'pull-9,gap,one,2026-01-01,0,assistant,1e308,,,,,,,' payments:'factory-0,chips,a,M2024$,home,2026,' \
    payments:'factory-0,a,b' cohorts:'cohort-1,"open' projects:'7777777,factory,b,home,done,1,MW,1,2026-01-01,p,done,,,'; do
    file=${change%%:*}.csv
    cp "run/$file" forged
    printf '%s\n' "${change#*:}" >>"forged/$file"
    vouch forged "$file"
    spare "^forged/$file:[0-9]*:[0-9]*: .*, expected " . trace forged factory-0
    cp "run/$file" forged
    vouch forged "$file"
done
# A chain that bites its tail ends all the same.
printf 'factory-0,factory-0,request,1,MW,1,2026-01-01,0,\nplant-0,plant-0,request,1,MW,1,2026-01-01,0,\n' >>forged/links.csv
vouch forged links.csv
expect 0 trace forged factory-0
