import java.sql.*;
import javax.persistence.EntityManager;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.*;

@RestController
class Orders {
  private OrderRepository orders;
  private JdbcTemplate template;
  private EntityManager manager;
  private Counter counter;

  // ruleid: java-csrf-get
  @GetMapping("/delete")
  void delete(@RequestParam Long id) {
    orders.deleteById(id);
  }

  // ruleid: java-csrf-get
  @RequestMapping("/update")
  String update(@RequestParam Long id) {
    if (id > 0) {
      template.update("UPDATE orders SET done = 1 WHERE id = ?", id);
    }
    return "done";
  }

  // ruleid: java-csrf-get
  @RequestMapping(value = "/save", method = RequestMethod.GET)
  void save(Order order) {
    manager.persist(order);
  }

  // ruleid: java-csrf-get
  @GetMapping("/all")
  boolean all(PreparedStatement statement) throws SQLException {
    return statement.executeUpdate() > 0;
  }

  // ok: java-csrf-get
  @PostMapping("/remove")
  void remove(@RequestParam Long id) {
    orders.deleteById(id);
  }

  // ok: java-csrf-get
  @RequestMapping(value = "/put", method = RequestMethod.PUT)
  void put(Order order) {
    manager.merge(order);
  }

  // ok: java-csrf-get
  @GetMapping("/order")
  Order order(@RequestParam Long id) {
    counter.update(id);
    return orders.findById(id);
  }
}
