import com.alibaba.fastjson.JSON;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thoughtworks.xstream.XStream;
import com.thoughtworks.xstream.security.NoTypePermission;
import javax.servlet.http.HttpServletRequest;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class Rope {
    void load(String text) {}
    void fromXML(String text) {}
}

class Orders {
    void orders(HttpServletRequest request, XStream xstream, Yaml yaml, ObjectMapper mapper) throws Exception {
        String text = request.getParameter("order");
        // ruleid: java-unsafe-deserialization
        xstream.fromXML(text);
        // ruleid: java-unsafe-deserialization
        JSON.parseObject(text);
        // ruleid: java-unsafe-deserialization
        yaml.load(text);
        // ok: java-unsafe-deserialization
        new Yaml(new SafeConstructor(null)).load(text);
        // ok: java-unsafe-deserialization
        mapper.readValue(text, Orders.class);
        // ok: java-unsafe-deserialization
        JSON.toJSONString(text);
        // ok: java-unsafe-deserialization
        new Rope().load(text);
        // ok: java-unsafe-deserialization
        new Rope().fromXML(text);
    }

    void limited(HttpServletRequest request) {
        XStream xstream = new XStream();
        xstream.addPermission(NoTypePermission.NONE);
        // ok: java-unsafe-deserialization
        xstream.fromXML(request.getParameter("order"));
    }

    void typed(HttpServletRequest request) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        mapper.enableDefaultTyping();
        // ruleid: java-unsafe-deserialization
        mapper.readValue(request.getParameter("order"), Orders.class);
    }
}
