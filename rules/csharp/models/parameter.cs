public class Users
{
    private readonly SqlConnection connection;

    public void Find(string name, int age)
    {
        // lowid: csharp-sql-injection
        new SqlCommand("SELECT * FROM Users WHERE Name = '" + name + "'", connection);
        // ok: csharp-sql-injection
        new SqlCommand("SELECT * FROM Users WHERE Age = " + age, connection);
        // ok: csharp-sql-injection
        new SqlCommand("SELECT * FROM Users", connection);
    }

    public void Search(string name = "", int page = 1)
    {
        // lowid: csharp-sql-injection
        new SqlCommand("SELECT * FROM Users WHERE Name = '" + name + "'", connection);
        // ok: csharp-sql-injection
        new SqlCommand("SELECT * FROM Users WHERE Page = " + page, connection);
    }
}
