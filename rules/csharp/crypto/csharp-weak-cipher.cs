using System;

public class Sample : Controller
{
    public void Encrypt(byte[] data, Aes aes)
    {
        // ruleid: csharp-weak-cipher
        using var first = DES.Create();
        // ruleid: csharp-weak-cipher
        var second = new TripleDESCryptoServiceProvider();
        // ruleid: csharp-weak-cipher
        aes.Mode = CipherMode.ECB;
        // ruleid: csharp-weak-cipher
        var third = aes.EncryptEcb(data, PaddingMode.PKCS7);
        // ok: csharp-weak-cipher
        using var right = new AesGcm(data, 16);
        // ok: csharp-weak-cipher
        var made = Aes.Create();
        // ok: csharp-weak-cipher
        var fourth = aes.EncryptCbc(data, data);
    }
}
