using System;

public class Sample : Controller
{
    // ruleid: csharp-hardcoded-secret
    private const string ApiKey = "f3a9c1d2e4b5";

    public void Login(string password)
    {
        // ruleid: csharp-hardcoded-secret
        if (password == "myPa55word") return;
        // ruleid: csharp-hardcoded-secret
        var connection = new SqlConnection("Server=db;Database=app;User Id=app;Password=s3cr3t;");
        // ruleid: csharp-hardcoded-secret
        var key = new SymmetricSecurityKey(Encoding.UTF8.GetBytes("a long key of ours"));
        // ok: csharp-hardcoded-secret
        const string ElemPassword1 = "Passwort1";
        // ok: csharp-hardcoded-secret
        const string CredPassword = "iopassword";
        // ruleid: csharp-hardcoded-secret
        const string FtpPassword = "correct-horse";
        // ok: csharp-hardcoded-secret
        var secret = configuration["Secret"];
        // ok: csharp-hardcoded-secret
        var passwordLabel = "Your-password";
        // ok: csharp-hardcoded-secret
        var other = new SqlConnection("Server=db;Database=app;Integrated Security=true;");
        // ruleid: csharp-hardcoded-secret
        Membership.CreateUser("clerk", "b7c1e9d2a4");
        // ruleid: csharp-hardcoded-secret
        var certificate = new X509Certificate2("shop.pfx", "b7c1e9d2a4");
        // ruleid: csharp-hardcoded-secret
        var vault = new ClientSecretCredential(tenant, client, "b7c1e9d2a4");
        // ruleid: csharp-hardcoded-secret
        var small = new SqlConnection("Password=b7c1e9d2a4;");
        // ok: csharp-hardcoded-secret
        Membership.CreateUser("clerk", secret);
        // ok: csharp-hardcoded-secret
        var plain = new X509Certificate2("shop.cer");
        // ok: csharp-hardcoded-secret
        var own = new ClientSecretCredential(tenant, client, secret);
        // ok: csharp-hardcoded-secret
        var trusted = new SqlConnection("Integrated Security=SSPI;");
        // ok: csharp-hardcoded-secret
        var right = new NetworkCredential("app", secret);
    }
}
