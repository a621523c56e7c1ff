// hiredis, used as parser and formatter of the Redis protocol only: the socket is ours.
#include <hiredis/hiredis.h>
