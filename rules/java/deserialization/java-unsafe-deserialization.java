import java.beans.XMLDecoder;
import java.io.*;
import java.net.*;
import javax.servlet.http.*;

class Orders extends HttpServlet {
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws Exception {
    // ruleid: java-unsafe-deserialization
    Object order = new ObjectInputStream(request.getInputStream()).readObject();
    byte[] state = Base64.getDecoder().decode(request.getParameter("state"));
    // ruleid: java-unsafe-deserialization
    ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(state));
    // ruleid: java-unsafe-deserialization
    new XMLDecoder(request.getInputStream()).readObject();
    // ruleid: java-unsafe-deserialization
    new Yaml().load(request.getReader());
    // ok: java-unsafe-deserialization
    new ObjectInputStream(new FileInputStream("state.bin"));
    // ok: java-unsafe-deserialization
    new ObjectMapper().readValue(request.getInputStream(), Order.class);
    // ok: java-unsafe-deserialization
    new Yaml(new SafeConstructor(new LoaderOptions())).load(request.getReader());
  }

  void serve(Socket socket) throws Exception {
    // ruleid: java-unsafe-deserialization
    new ObjectInputStream(socket.getInputStream());
  }
}
