using System.Data.SqlClient;

public class Databases
{
    public void Open()
    {
        // ruleid: csharp-unencrypted-database
        new SqlConnection("Server=db.internal;Database=Shop;Encrypt=False");
        // ruleid: csharp-unencrypted-database
        var text = "Data Source=db.internal,1433;Initial Catalog=Shop;TrustServerCertificate=True;Integrated Security=SSPI;";
        // ruleid: csharp-unencrypted-database
        new NpgsqlConnection("Host=db.internal;Database=shop;SSL Mode=Disable");
        // ruleid: csharp-unencrypted-database
        new MySqlConnection("server=db.internal;database=shop;SslMode=None;");
        // ok: csharp-unencrypted-database
        new SqlConnection("Server=db.internal;Database=Shop;Encrypt=True;TrustServerCertificate=False");
        // ok: csharp-unencrypted-database
        new SqlConnection("Server=localhost;Database=Shop;TrustServerCertificate=True");
        // ok: csharp-unencrypted-database
        new SqlConnection(@"Server=(localdb)\MSSQLLocalDB;Database=Shop;Encrypt=False");
        // ok: csharp-unencrypted-database
        new NpgsqlConnection("Host=db.internal;Database=shop;SSL Mode=VerifyFull");
        // ruleid: csharp-unencrypted-database
        new SqlConnection("Server=db.internal;Database=Shop;Integrated Security=SSPI");
        string kept = "Server=db.internal;Database=Shop;Integrated Security=SSPI";
        // ruleid: csharp-unencrypted-database
        new SqlConnectionStringBuilder(kept);
        // ok: csharp-unencrypted-database
        new SqlConnectionStringBuilder(kept) { Encrypt = true };
        // ok: csharp-unencrypted-database
        new SqlConnection("Server=.;Database=Shop;Integrated Security=SSPI");
        // ok: csharp-unencrypted-database
        new SqlConnection("Server=" + name + ";Database=Shop");
        // ok: csharp-unencrypted-database
        var hint = "Encrypt=False is not allowed here";
    }

    public void Build(SqlConnectionStringBuilder given)
    {
        // ruleid: csharp-unencrypted-database
        given.TrustServerCertificate = true;
        // ok: csharp-unencrypted-database
        given.Encrypt = true;
        // ruleid: csharp-unencrypted-database
        var builder = new SqlConnectionStringBuilder { DataSource = "db.internal", Encrypt = false };
        // ok: csharp-unencrypted-database
        var right = new SqlConnectionStringBuilder { DataSource = "db.internal", Encrypt = true };
    }
}
