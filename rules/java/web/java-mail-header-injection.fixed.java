import javax.mail.*;
import javax.mail.internet.*;
import javax.servlet.http.*;

class Mail extends HttpServlet {
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String order = request.getParameter("order");
    MimeMessage message = new MimeMessage(session);
    // ruleid: java-mail-header-injection
    message.setHeader("X-Order", order.replaceAll("[\r\n]", ""));
    // ruleid: java-mail-header-injection
    message.addHeader("X-Order", "of " + order.replaceAll("[\r\n]", ""));
    // ruleid: java-mail-header-injection
    message.addHeaderLine("X-Order: " + order.replaceAll("[\r\n]", ""));
    // ok: java-mail-header-injection
    message.setHeader("X-Order", order.replaceAll("[\\r\\n]", ""));
    // ok: java-mail-header-injection
    message.setHeader("X-Order", String.valueOf(Integer.parseInt(order)));
    // ok: java-mail-header-injection
    message.setText("Order " + order);
  }
}
