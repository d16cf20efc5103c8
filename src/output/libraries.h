/* Versions of the libraries that show in the bytes of an ensemble's parts. */
#ifndef LC_OUTPUT_LIBRARIES_H
#define LC_OUTPUT_LIBRARIES_H

#define LC_LIBRARIES_TEXT 200

/* What the NetCDF library writes of itself, and of the HDF5 library below it, into every file:
 * "version=2,netcdf=4.9.0,hdf5=1.10.8"; empty when it does not say. */
void lc_netcdf_libraries(char text[LC_LIBRARIES_TEXT]);

#endif
