// OpenSSL's digests.
#include <openssl/evp.h>
