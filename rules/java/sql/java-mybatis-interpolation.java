import org.apache.ibatis.annotations.*;

interface Orders {
  // ruleid: java-mybatis-interpolation
  @Select("SELECT * FROM orders WHERE name = '${name}'")
  Order find(String name);

  // ruleid: java-mybatis-interpolation
  @Update("UPDATE orders SET name = '${name}' WHERE id = #{id}")
  void rename(@Param("id") long id, @Param("name") String name);

  // ruleid: java-mybatis-interpolation
  // nofix: java-mybatis-interpolation
  @Select({"<script>", "SELECT * FROM orders ORDER BY ${column}", "</script>"})
  List<Order> sorted(@Param("column") String column);

  // ok: java-mybatis-interpolation
  @Select("SELECT * FROM orders WHERE name = #{name}")
  Order found(String name);

  // ok: java-mybatis-interpolation
  @Delete("DELETE FROM orders WHERE id = ${id}")
  void delete(long id);

  // ok: java-mybatis-interpolation
  @Value("${orders.name}")
  String name(String other);
}
