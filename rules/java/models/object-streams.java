import com.caucho.hessian.io.HessianInput;
import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import java.io.*;
import javax.servlet.http.HttpServletRequest;
import org.apache.commons.lang3.SerializationUtils;

class Orders {
    void orders(HttpServletRequest request, Kryo kryo) throws Exception {
        InputStream body = request.getInputStream();
        // ruleid: java-unsafe-deserialization
        new ObjectInputStream(body).readObject();
        // ruleid: java-unsafe-deserialization
        SerializationUtils.deserialize(body);
        // ruleid: java-unsafe-deserialization
        new HessianInput(body).readObject();
        // ruleid: java-unsafe-deserialization
        kryo.readClassAndObject(new Input(body));
        // ok: java-unsafe-deserialization
        new BufferedReader(new InputStreamReader(body)).readLine();
        // ok: java-unsafe-deserialization
        SerializationUtils.serialize(request.getParameter("name"));
        // ok: java-unsafe-deserialization
        new ObjectOutputStream(System.out).writeObject(request.getParameter("name"));
    }

    void registered(HttpServletRequest request) throws Exception {
        Kryo kryo = new Kryo();
        kryo.setRegistrationRequired(true);
        // ok: java-unsafe-deserialization
        kryo.readClassAndObject(new Input(request.getInputStream()));
    }
}
