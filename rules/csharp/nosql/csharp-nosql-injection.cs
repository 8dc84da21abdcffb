public class UsersController : Controller
{
    public IActionResult Find(string name)
    {
        // ruleid: csharp-nosql-injection
        var filter = BsonDocument.Parse("{ name: '" + name + "' }");
        // ruleid: csharp-nosql-injection
        var query = new QueryDefinition($"SELECT * FROM c WHERE c.name = '{name}'");
        // ruleid: csharp-nosql-injection
        var script = new BsonJavaScript("return this.name == '" + Request.Query["name"] + "'");
        // ok: csharp-nosql-injection
        var all = BsonDocument.Parse("{ }");
        // ok: csharp-nosql-injection
        var bound = new QueryDefinition("SELECT * FROM c WHERE c.name = @name").WithParameter("@name", name);
        // ok: csharp-nosql-injection
        var safe = Builders<User>.Filter.Eq(user => user.Name, name);
        return Ok(users.Find(filter).ToList());
    }
}
