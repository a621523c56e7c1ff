// An XML parser.
#include <expat.h>
