using System;

public class Sample : Controller
{
    public void Encrypt(Aes aes)
    {
        // ruleid: csharp-unauthenticated-cipher
        aes.Mode = CipherMode.CBC;
        // ruleid: csharp-unauthenticated-cipher
        var other = new AesManaged { Mode = CipherMode.CFB };
        // ruleid: csharp-unauthenticated-cipher
        aes.Mode = CipherMode.OFB;
        // ok: csharp-unauthenticated-cipher
        using var right = new AesGcm(key, 16);
        // ok: csharp-unauthenticated-cipher
        aes.Padding = PaddingMode.PKCS7;
        // ok: csharp-unauthenticated-cipher
        aes.KeySize = 256;
    }
}
