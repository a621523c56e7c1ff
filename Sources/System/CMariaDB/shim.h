// MariaDB Connector/C: client, error numbers of the client and of the server.
#include <mariadb/mysql.h>
#include <mariadb/errmsg.h>
#include <mariadb/mysqld_error.h>
