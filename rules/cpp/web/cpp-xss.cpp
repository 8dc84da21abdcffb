#include <httplib.h>

void page(const httplib::Request &request, httplib::Response &response) {
  // ruleid: cpp-xss
  response.set_content("<h1>" + request.get_param_value("name") + "</h1>", "text/html");
  // ok: cpp-xss
  response.set_content("Hello " + request.get_param_value("name"), "text/plain");
  // ok: cpp-xss
  response.set_content("<h1>" + escape_html(request.get_param_value("name")) + "</h1>", "text/html; charset=utf-8");
  // ok: cpp-xss
  response.set_content("<h1>" + std::to_string(std::stoi(request.get_param_value("id"))) + "</h1>", "text/html");
}

void greeting(const httplib::Request &request, httplib::Response &response) {
  std::string page = "<p>";
  page += request.get_header_value("User-Agent");
  // ruleid: cpp-xss
  response.set_content(page, "text/html");
  std::ostringstream out;
  out << "<pre>" << request.body << "</pre>";
  // ruleid: cpp-xss
  response.set_content(out.str(), "text/html; charset=utf-8");
}
