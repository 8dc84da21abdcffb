#include <httplib.h>
#include <pqxx/pqxx>

void rows(const httplib::Request &request, pqxx::connection &connection, sql::Statement *statement) {
  pqxx::work work(connection);
  std::string name = request.get_param_value("name");
  // ruleid: c-sql-injection
  work.exec("SELECT * FROM users WHERE name = '" + name + "'");
  // ok: c-sql-injection
  work.exec_params("SELECT * FROM users WHERE name = $1", name);
  // ok: c-sql-injection
  work.exec("SELECT * FROM users WHERE name = " + work.quote(name));
  // ruleid: c-sql-injection
  statement->executeQuery("SELECT * FROM users WHERE name = '" + name + "'");
  // ok: c-sql-injection
  statement->executeQuery("SELECT * FROM users");
}
