using System;

public class Sample : Controller
{
    public void Hash(byte[] data)
    {
        // ruleid: csharp-weak-hash
        using var first = MD5.Create();
        // ruleid: csharp-weak-hash
        var second = SHA1.HashData(data);
        // ruleid: csharp-weak-hash
        var third = new SHA1Managed();
        // ruleid: csharp-weak-hash
        var fourth = System.Security.Cryptography.MD5.Create();
        // ok: csharp-weak-hash
        using var right = SHA256.Create();
        // ok: csharp-weak-hash
        var also = SHA512.HashData(data);
        // ok: csharp-weak-hash
        var other = new HMACSHA256(data);
    }
}
