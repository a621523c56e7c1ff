// gzip.
#include <zlib.h>
