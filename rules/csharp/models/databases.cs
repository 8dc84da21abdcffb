using System.Data.SqlClient;
using Dapper;

public class UsersController : Controller
{
    private readonly SqlConnection connection;
    private readonly ShopContext context;

    public IActionResult Find(string name)
    {
        var sql = "SELECT * FROM Users WHERE Name = '" + name + "'";
        // ruleid: csharp-sql-injection
        var command = new SqlCommand(sql, connection);
        // ruleid: csharp-sql-injection
        command.CommandText = sql;
        // ok: csharp-sql-injection
        var bound = new SqlCommand("SELECT * FROM Users WHERE Name = @name", connection);
        // ok: csharp-sql-injection
        bound.Parameters.AddWithValue("@name", name);
        // ruleid: csharp-sql-injection
        var adapter = new SqlDataAdapter(sql, connection);
        // ruleid: csharp-sql-injection
        var users = connection.Query<User>(sql);
        // ok: csharp-sql-injection
        var safe = connection.Query<User>("SELECT * FROM Users WHERE Name = @name", new { name });
        // ruleid: csharp-sql-injection
        var raw = context.Users.FromSqlRaw(sql).ToList();
        // ok: csharp-sql-injection
        var interpolated = context.Users.FromSqlInterpolated($"SELECT * FROM Users WHERE Name = {name}").ToList();
        // ruleid: csharp-sql-injection
        context.Database.ExecuteSqlRaw(sql);
        // ok: csharp-sql-injection
        context.Database.ExecuteSqlRaw("DELETE FROM Users WHERE Name = {0}", name);
        // ruleid: csharp-nosql-injection
        var filter = BsonDocument.Parse("{ name: '" + name + "' }");
        // ok: csharp-sql-injection
        return Ok(context.Users.Where(user => user.Name == name).ToList());
    }
}
