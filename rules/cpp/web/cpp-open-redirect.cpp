#include <httplib.h>

void leave(const httplib::Request &request, httplib::Response &response) {
  std::string next = request.get_param_value("next");
  // ruleid: cpp-open-redirect
  response.set_redirect(next);
  // ok: cpp-open-redirect
  response.set_redirect("/orders/" + next);
  // ok: cpp-open-redirect
  response.set_redirect("/");
}

void back(const httplib::Request &request, httplib::Response &response) {
  // ruleid: cpp-open-redirect
  response.set_redirect(request.get_header_value("Referer"), 303);
  // ruleid: cpp-open-redirect
  response.set_redirect("https://" + request.get_param_value("host") + "/home");
  // ok: cpp-open-redirect
  response.set_header("X-Next", request.get_param_value("host"));
}
