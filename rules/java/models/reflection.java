import java.util.Map;
import javax.servlet.http.HttpServletRequest;
import org.springframework.context.ApplicationContext;

class School {
    void loadClass(String name) {}
    void getMethod(String name) {}
}

class Orders {
    void orders(HttpServletRequest request, ApplicationContext beans, ClassLoader loader, Map<String, String> names, School school) throws Exception {
        String name = request.getParameter("name");
        // ruleid: java-unsafe-reflection
        Class.forName(name);
        // ruleid: java-unsafe-reflection
        loader.loadClass(name);
        // ruleid: java-unsafe-reflection
        Thread.currentThread().getContextClassLoader().loadClass(name);
        // ruleid: java-unsafe-reflection
        getClass().getMethod(name);
        // ruleid: java-unsafe-reflection
        beans.getBean(name);
        // ok: java-unsafe-reflection
        Class.forName(names.get(name));
        // ok: java-unsafe-reflection
        Class.forName("com.example.Order");
        // ok: java-unsafe-reflection
        school.loadClass(name);
        // ok: java-unsafe-reflection
        school.getMethod(name);
    }
}
