using System;

public class Sample : Controller
{
    public void Build(string name)
    {
        // ruleid: csharp-sql-string-building
        var first = new SqlCommand("DELETE FROM Users WHERE Name = '" + name + "'");
        // ruleid: csharp-sql-string-building
        command.CommandText = $"SELECT * FROM Users WHERE Name = '{name}'";
        // ruleid: csharp-sql-string-building
        db.ExecuteNonQuery(string.Format("delete from users where id={0}", name));
        string built = "SELECT * FROM " + name;
        // ruleid: csharp-sql-string-building
        var stepwise = new SqlDataAdapter(built, connection);
        string constant = "SELECT * " + "FROM Users";
        // ok: csharp-sql-string-building
        var whole = new SqlDataAdapter(constant, connection);
        // ok: csharp-sql-string-building
        var right = new SqlCommand("DELETE FROM Users WHERE Name = @name");
        // ok: csharp-sql-string-building
        command.CommandText = "SELECT * " + "FROM Users";
        // ok: csharp-sql-string-building
        db.ExecuteNonQuery();
    }
}
