import jakarta.servlet.http.*;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.util.Map;

class Printer {
    void setHeader(String name, String text) {}
    void setAttribute(String name, String text) {}
}

class Orders extends HttpServlet {
    private static final Map<String, String> PAGES = Map.of("orders", "/orders");

    void orders(HttpServletRequest request, HttpServletResponse answer, HttpSession kept, Printer printer) throws Exception {
        String name = request.getParameter("name");
        // ruleid: java-response-xss
        answer.getWriter().println("<p>" + name);
        PrintWriter out = answer.getWriter();
        // ruleid: java-response-xss
        out.append(name);
        // ok: java-response-xss
        answer.sendError(404, "No order " + name);
        // ok: java-response-xss
        out.println("<p>" + HtmlUtils.htmlEscape(name));
        // ok: java-response-xss
        System.out.println(name);
        // ruleid: java-header-injection
        answer.setHeader("X-Name", name);
        // ok: java-header-injection
        answer.setHeader("X-Name", name.replaceAll("[\\r\\n]", ""));
        // ok: java-header-injection
        printer.setHeader("X-Name", name);
        // ruleid: java-trust-boundary
        kept.setAttribute("name", name);
        // ruleid: java-trust-boundary
        request.getSession(true).setAttribute("name", name);
        // ok: java-trust-boundary
        kept.setAttribute("name", "all");
        // ok: java-trust-boundary
        printer.setAttribute("name", name);
        // ruleid: java-open-redirect
        answer.sendRedirect(name);
        // ok: java-open-redirect
        answer.sendRedirect("/orders?name=" + URLEncoder.encode(name, "UTF-8"));
        // ok: java-open-redirect
        answer.sendRedirect(PAGES.getOrDefault(name, "/"));
        // ruleid: java-forward
        request.getRequestDispatcher("/WEB-INF/" + name).forward(request, answer);
        // ok: java-forward
        request.getRequestDispatcher(PAGES.get(name)).forward(request, answer);
    }
}
