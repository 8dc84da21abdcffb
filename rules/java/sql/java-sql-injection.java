import java.sql.*;
import javax.servlet.http.*;

class Users extends HttpServlet {
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String name = request.getParameter("name");
    String sql = "SELECT * FROM users WHERE name = '" + name + "'";
    Statement statement = connection.createStatement();
    // ruleid: java-sql-injection
    statement.executeQuery(sql);
    // ruleid: java-sql-injection
    PreparedStatement prepared = connection.prepareStatement(sql);
    // ruleid: java-sql-injection
    statement.execute(String.format("DELETE FROM users WHERE name = '%s'", name));
    // ruleid: java-sql-injection
    jdbcTemplate.query(find(name), mapper);
    // ok: java-sql-injection
    PreparedStatement safe = connection.prepareStatement("SELECT * FROM users WHERE name = ?");
    safe.setString(1, name);
    // ok: java-sql-injection
    safe.executeQuery();
    int id = Integer.parseInt(request.getParameter("id"));
    // ok: java-sql-injection
    statement.executeQuery("SELECT * FROM users WHERE id = " + id);
    // ok: java-sql-injection
    jdbcTemplate.query("SELECT * FROM users WHERE name = ?", mapper, name);
    // ok: java-sql-injection
    executor.execute(new Job(name));
  }

  private String find(String name) {
    return "SELECT * FROM users WHERE name LIKE '" + name + "'";
  }
}

class Shop {
  @GetMapping("/items")
  public List<Item> items(String category) {
    // ruleid: java-sql-injection
    return entityManager.createNativeQuery("SELECT * FROM item WHERE category = '" + category + "'").getResultList();
  }

  @GetMapping("/page")
  public List<Item> page(int number, Model model) {
    // ok: java-sql-injection
    return entityManager.createNativeQuery("SELECT * FROM item LIMIT 10 OFFSET " + number).getResultList();
  }

  @POST
  @Path("/items")
  public void save(String name) {
    // ruleid: java-sql-injection
    template.queryForList("SELECT * FROM item WHERE name = '" + name + "'");
    // ok: java-sql-injection
    template.queryForList("SELECT * FROM item WHERE name = ?", name);
  }

  private void all(String category) {
    // ok: java-sql-injection
    entityManager.createNativeQuery("SELECT * FROM item WHERE category = '" + category + "'").getResultList();
  }

  public static void main(String[] arguments) throws Exception {
    // ruleid: java-sql-injection
    connection.createStatement().executeUpdate("DELETE FROM item WHERE name = '" + arguments[0] + "'");
    // ok: java-sql-injection
    connection.createStatement().executeUpdate("DELETE FROM item WHERE id = " + Integer.parseInt(arguments[0]));
  }
}
