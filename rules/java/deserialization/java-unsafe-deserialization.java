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

class Readers extends HttpServlet {
  protected void doPut(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String text = request.getParameter("order");
    // ruleid: java-unsafe-deserialization
    com.alibaba.fastjson.JSON.parseObject(text);
    // ruleid: java-unsafe-deserialization
    gson.fromJson(text, Class.forName(request.getParameter("type")));
    // ok: java-unsafe-deserialization
    gson.fromJson(text, Order.class);
    // ruleid: java-unsafe-deserialization
    HessianInput input = new HessianInput(request.getInputStream());
    Yaml yaml = new Yaml();
    // ruleid: java-unsafe-deserialization
    yaml.loadAll(text);
    Yaml plain = new Yaml(new SafeConstructor(new LoaderOptions()));
    // ok: java-unsafe-deserialization
    plain.loadAll(text);
    Kryo open = new Kryo();
    // ruleid: java-unsafe-deserialization
    open.readObject(new Input(request.getInputStream()), Order.class);
    Kryo registered = new Kryo();
    registered.setRegistrationRequired(true);
    // ok: java-unsafe-deserialization
    registered.readObject(new Input(request.getInputStream()), Order.class);
  }
}
