import javax.servlet.http.HttpServletRequest;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Values;
import redis.clients.jedis.Jedis;

class Job {
    void run(String text) {}
}

class Orders {
    void orders(HttpServletRequest request, Driver driver, Jedis redis) {
        String name = request.getParameter("name");
        // ruleid: java-nosql-injection
        driver.session().run("MATCH (o:Order {name: '" + name + "'}) RETURN o");
        // ruleid: java-nosql-injection
        redis.eval("return redis.call('get', '" + name + "')");
        // ok: java-nosql-injection
        driver.session().run("MATCH (o:Order {name: $name}) RETURN o", Values.parameters("name", name));
        // ok: java-nosql-injection
        redis.get(name);
        // ok: java-nosql-injection
        new Job().run(name);
    }
}
