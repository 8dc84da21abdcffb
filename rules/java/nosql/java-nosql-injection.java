import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import javax.servlet.http.*;
import org.bson.Document;

class Orders extends HttpServlet {
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    String name = request.getParameter("name");
    // ruleid: java-nosql-injection
    orders.find(Document.parse("{ 'name': '" + name + "' }"));
    // ruleid: java-nosql-injection
    orders.find(Filters.where("this.name == '" + name + "'"));
    // ruleid: java-nosql-injection
    template.find(new BasicQuery(String.format("{ 'name': '%s' }", name)), Order.class);
    // ok: java-nosql-injection
    orders.find(Filters.eq("name", name));
    // ok: java-nosql-injection
    orders.find(new Document("name", name));
    // ok: java-nosql-injection
    orders.find(Document.parse("{ 'number': " + Integer.parseInt(name) + " }"));
  }
}
