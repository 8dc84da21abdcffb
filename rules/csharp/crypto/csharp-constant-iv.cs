using System.Security.Cryptography;

public class Box
{
    public byte[] Seal(string password, byte[] text)
    {
        using var aes = Aes.Create();
        // ruleid: csharp-constant-iv
        aes.IV = new byte[16];
        byte[] salt = Encoding.UTF8.GetBytes("pepper");
        // ruleid: csharp-constant-iv
        var derived = new Rfc2898DeriveBytes(password, salt, 600000, HashAlgorithmName.SHA256);
        // ruleid: csharp-constant-iv
        var encryptor = aes.CreateEncryptor(derived.GetBytes(32), Convert.FromBase64String("AAAAAAAAAAAAAAAAAAAAAA=="));
        return derived.GetBytes(32);
    }

    public byte[] SealAnew(string password, byte[] text)
    {
        using var aes = Aes.Create();
        var vector = new byte[16];
        using var random = RandomNumberGenerator.Create();
        random.GetBytes(vector);
        // ok: csharp-constant-iv
        aes.IV = vector;
        // ok: csharp-constant-iv
        var encryptor = aes.CreateEncryptor(aes.Key, aes.IV);
        // ok: csharp-constant-iv
        var derived = new Rfc2898DeriveBytes(password, RandomNumberGenerator.GetBytes(16), 600000, HashAlgorithmName.SHA256);
        return derived.GetBytes(32);
    }

    public ICryptoTransform Blocks(byte[] key)
    {
        var aes = Aes.Create();
        aes.Mode = CipherMode.ECB;
        // ok: csharp-constant-iv
        var blocks = aes.CreateEncryptor(key, new byte[16]);
        var other = Aes.Create();
        // ruleid: csharp-constant-iv
        return blocks ?? other.CreateEncryptor(key, new byte[16]);
    }
}
