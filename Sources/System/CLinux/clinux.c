#include "clinux_files.h"

#include <math.h>
// Not in the header: what it declares differs under _GNU_SOURCE, which Swift's Glibc module does not see.
#include <sys/resource.h>

int64_t clinux_descriptors_max(void) {
    struct rlimit limit;
    return getrlimit(RLIMIT_NOFILE, &limit) == 0 ? (int64_t)limit.rlim_cur : -1;
}

double clinux_log(double number) { return log(number); }
double clinux_exp(double exponent) { return exp(exponent); }
