using System;

public class Sample : Controller
{
    public IActionResult Find(string name, int id)
    {
        // ruleid: csharp-sql-injection
        var first = new SqlCommand("SELECT * FROM Users WHERE Name = '" + name + "'", connection);
        // ruleid: csharp-sql-injection
        command.CommandText = $"SELECT * FROM Users WHERE Name = '{Request.Query["name"]}'";
        // ruleid: csharp-sql-injection
        var list = context.Users.FromSqlRaw("SELECT * FROM Users WHERE Name = '" + name + "'");
        // ok: csharp-sql-injection
        var right = new SqlCommand("SELECT * FROM Users WHERE Name = @name", connection);
        // ok: csharp-sql-injection
        command.CommandText = "SELECT * FROM Users WHERE Id = " + id;
        // ok: csharp-sql-injection
        var safe = context.Users.FromSqlRaw("SELECT * FROM Users WHERE Name = {0}", name);
        return Ok();
    }
}
