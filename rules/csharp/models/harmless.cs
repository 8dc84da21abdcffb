public class UsersController : Controller
{
    public IActionResult Find(string id)
    {
        // ruleid: csharp-sql-injection
        new SqlCommand("SELECT * FROM Users WHERE Id = " + id);
        // ok: csharp-sql-injection
        new SqlCommand("SELECT * FROM Users WHERE Id = " + int.Parse(id));
        // ok: csharp-sql-injection
        new SqlCommand("SELECT * FROM Users WHERE Id = " + Convert.ToInt32(id));
        // ok: csharp-sql-injection
        new SqlCommand("SELECT * FROM Users WHERE Id = '" + Guid.Parse(id) + "'");
        // ok: csharp-sql-injection
        new SqlCommand("SELECT * FROM Users LIMIT " + id.Length);
        // ruleid: csharp-path-traversal
        if (File.ReadAllText("users/" + id).Contains("admin")) return NotFound();
        // ruleid: csharp-path-traversal
        if (File.ReadAllText("users/" + id) == "") return NotFound();
        // ok: csharp-sql-injection
        new SqlCommand("SELECT * FROM Users WHERE Admin = " + id.StartsWith("admin-", StringComparison.Ordinal));
        // ruleid: csharp-sql-injection
        new SqlCommand("SELECT * FROM Users WHERE Id = " + id.Trim());
        var user = context.Users.FirstOrDefault(user => user.Name.EndsWith(id));
        // ok: csharp-sql-injection
        new SqlCommand("SELECT * FROM Orders WHERE UserId = " + user.Id);
        return Ok();
    }

    // What one request has put into a table is not what another one sends.
    private readonly ShopContext context;

    public IActionResult Register(string name)
    {
        context.Users.Add(new User { Name = name });
        context.SaveChanges();
        return Ok();
    }

    public IActionResult Count()
    {
        // ok: csharp-sql-injection
        new SqlCommand("SELECT COUNT(*) FROM Orders WHERE UserId = " + context.Users.First().Id);
        return Ok();
    }
}
