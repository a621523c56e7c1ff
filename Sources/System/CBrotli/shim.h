// Brotli; the unpacking half is for the tests.
#include <brotli/decode.h>
#include <brotli/encode.h>
