// Password hashes.
#include <sodium.h>
