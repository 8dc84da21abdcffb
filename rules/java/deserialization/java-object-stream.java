import java.io.*;

class State {
  Object load(File file, InputStream in, byte[] bytes) throws Exception {
    // ruleid: java-object-stream
    ObjectInputStream stream = new ObjectInputStream(new FileInputStream(file));
    // ruleid: java-object-stream
    Object first = new ObjectInputStream(new ByteArrayInputStream(bytes)).readObject();
    // ruleid: java-object-stream
    try (ObjectInputStream second = new ObjectInputStream(new BufferedInputStream(in))) {
      return second.readObject();
    }
  }

  Object safely(InputStream in, ObjectInputFilter filter) throws Exception {
    // ok: java-object-stream
    ObjectInputStream filtered = new ObjectInputStream(in);
    filtered.setObjectInputFilter(filter);
    // ok: java-object-stream
    Object order = mapper.readValue(in, Order.class);
    // ok: java-object-stream
    DataInputStream data = new DataInputStream(in);
    // ok: java-object-stream
    ObjectOutputStream out = new ObjectOutputStream(new FileOutputStream("state"));
    return filtered.readObject();
  }

  Object copy(Object order) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ObjectOutputStream out = new ObjectOutputStream(bytes);
    out.writeObject(order);
    // ok: java-object-stream
    ObjectInputStream copied = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    return copied.readObject();
  }

  Object received(InputStream in) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    in.transferTo(bytes);
    // ruleid: java-object-stream
    ObjectInputStream received = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    return received.readObject();
  }
}
