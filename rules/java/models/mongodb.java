import com.mongodb.BasicDBObject;
import com.mongodb.client.model.Filters;
import javax.servlet.http.HttpServletRequest;
import org.bson.Document;
import org.springframework.data.mongodb.core.query.BasicQuery;

class Orders {
    void orders(HttpServletRequest request) {
        String name = request.getParameter("name");
        // ruleid: java-nosql-injection
        Document.parse("{name: '" + name + "'}");
        // ruleid: java-nosql-injection
        new BasicQuery("{name: '" + name + "'}");
        // ruleid: java-nosql-injection
        new BasicDBObject("$where", "this.name == '" + name + "'");
        // ruleid: java-nosql-injection
        Filters.where("this.name == '" + name + "'");
        // ok: java-nosql-injection
        Filters.eq("name", name);
        // ok: java-nosql-injection
        new BasicDBObject("name", name);
        // ok: java-nosql-injection
        new Document("name", name);
    }
}
