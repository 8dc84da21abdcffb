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
        // ruleid: csharp-sql-injection
        new SqlCommand("SELECT * FROM Users WHERE Id = " + id.Trim());
        return Ok();
    }
}
