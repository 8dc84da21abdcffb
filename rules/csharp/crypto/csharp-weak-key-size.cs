using System;

public class Sample : Controller
{
    public void Make(string password, byte[] salt)
    {
        // ruleid: csharp-weak-key-size
        using var first = RSA.Create(1024);
        // ruleid: csharp-weak-key-size
        var second = new RSACryptoServiceProvider(512);
        // ruleid: csharp-weak-key-size
        var third = new Rfc2898DeriveBytes(password, salt, 1000);
        // ok: csharp-weak-key-size
        using var right = RSA.Create(3072);
        // ok: csharp-weak-key-size
        var also = new RSACryptoServiceProvider(2048);
        // ok: csharp-weak-key-size
        var slow = new Rfc2898DeriveBytes(password, salt, 600000);
    }
}
