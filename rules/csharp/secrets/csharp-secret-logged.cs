using System;

public class Sample : Controller
{
    public void Login(User user, string password, HttpContext context)
    {
        // ruleid: csharp-secret-logged
        logger.LogInformation("login with " + password);
        // ruleid: csharp-secret-logged
        Console.WriteLine(user.Password);
        // ruleid: csharp-secret-logged
        context.Response.Cookies["a"].Value = password;
        // ruleid: csharp-secret-logged
        context.Response.Cookies["a"]["b"] = password;
        var writer = new StreamWriter("users.txt");
        // ruleid: csharp-secret-logged
        writer.WriteLine(user.Name + ":" + password);
        // ok: csharp-secret-logged
        writer.WriteLine(user.Name);
        var hidden = new StreamWriter(new CryptoStream(stream, encryptor, CryptoStreamMode.Write));
        // ok: csharp-secret-logged
        hidden.WriteLine(password);
        // ok: csharp-secret-logged
        context.Response.Cookies["a"]["b"] = user.Name;
        // ok: csharp-secret-logged
        logger.LogInformation("login of {Name}", user.Name);
        // ok: csharp-secret-logged
        Console.WriteLine("password:");
        // ok: csharp-secret-logged
        logger.LogInformation("length {Length}", password.Length);
    }
}
