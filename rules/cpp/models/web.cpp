#include <httplib.h>

void library(const httplib::Request &request, httplib::Response &response) {
  // ruleid: c-command-injection
  std::system(request.get_param_value("q").c_str());
  // ruleid: c-command-injection
  std::system(request.get_header_value("X-Name").c_str());
  // ruleid: c-command-injection
  std::system(request.body.c_str());
  // ruleid: cpp-xss
  response.set_content("<p>" + request.body, "text/html");
  // ok: cpp-xss
  response.set_content(escape_html(request.body), "text/html");
  // ruleid: cpp-open-redirect
  response.set_redirect(request.get_param_value("next"));
  // ok: cpp-open-redirect
  response.set_redirect("/orders/" + request.get_param_value("id"));
}

void crow_route(const crow::request &request, crow::response &response) {
  // ruleid: c-command-injection
  std::system(request.url_params.get("q"));
  // ruleid: cpp-open-redirect
  response.redirect(request.body);
}

void drogon_route(const drogon::HttpRequestPtr &request) {
  // ruleid: c-command-injection
  std::system(request->getParameter("q").c_str());
}

void own(const Request &request) {
  // ok: c-command-injection
  std::system(request.get_param_value("q").c_str());
}
