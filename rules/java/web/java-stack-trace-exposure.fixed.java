import java.io.*;
import javax.servlet.http.*;

class Failing extends HttpServlet {
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    try {
      work();
    } catch (IllegalStateException error) {
      // ruleid: java-stack-trace-exposure
      error.printStackTrace();
      PrintWriter out = response.getWriter();
      // ruleid: java-stack-trace-exposure
      error.printStackTrace();
      StringWriter text = new StringWriter();
      error.printStackTrace(new PrintWriter(text));
      // ruleid: java-stack-trace-exposure
      // nofix: java-stack-trace-exposure
      response.sendError(500, text.toString());
      // ruleid: java-stack-trace-exposure
      // nofix: java-stack-trace-exposure
      response.getWriter().println(ExceptionUtils.getStackTrace(error));
      // ok: java-stack-trace-exposure
      error.printStackTrace();
      // ok: java-stack-trace-exposure
      error.printStackTrace(System.err);
      // ok: java-stack-trace-exposure
      response.sendError(500, "This did not work.");
    }
  }
}
