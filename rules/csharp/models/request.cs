public class UsersController : Controller
{
    [HttpGet("users/{name}")]
    public IActionResult Find(string name, int age)
    {
        // ruleid: csharp-sql-injection
        new SqlCommand("SELECT * FROM Users WHERE Name = '" + name + "'");
        // ok: csharp-sql-injection
        new SqlCommand("SELECT * FROM Users WHERE Age = " + age);
        // ruleid: csharp-sql-injection
        new SqlCommand("SELECT * FROM Users WHERE Name = '" + Request.Query["name"] + "'");
        // ruleid: csharp-sql-injection
        new SqlCommand("SELECT * FROM Users WHERE Name = '" + Request.Form["name"] + "'");
        // ruleid: csharp-sql-injection
        new SqlCommand("SELECT * FROM Users WHERE Name = '" + Request.Headers["X-Name"] + "'");
        // ok: csharp-sql-injection
        new SqlCommand("SELECT * FROM Users WHERE Name = '" + Settings.Name + "'");
        return Ok();
    }
}

public class Handler : IHttpHandler
{
    public void ProcessRequest(HttpContext context)
    {
        // ruleid: csharp-sql-injection
        new SqlCommand("SELECT * FROM Users WHERE Name = '" + context.Request.QueryString["name"] + "'");
        // ruleid: csharp-sql-injection
        new SqlCommand("SELECT * FROM Users WHERE Name = '" + context.Request["name"] + "'");
    }
}

public static class Api
{
    public static void Map(WebApplication app)
    {
        // ruleid: csharp-sql-injection
        app.MapGet("/users/{name}", (string name) => new SqlCommand("SELECT * FROM Users WHERE Name = '" + name + "'"));
        // ok: csharp-sql-injection
        app.MapGet("/users/{id}", (int id) => new SqlCommand("SELECT * FROM Users WHERE Id = " + id));
    }
}
