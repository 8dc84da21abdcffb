using System.Security.Cryptography;

public class Accounts
{
    public void Keep(string password, byte[] salt, byte[] file)
    {
        using var sha = SHA256.Create();
        // ruleid: csharp-password-hash
        var hash = sha.ComputeHash(Encoding.UTF8.GetBytes(password));
        // ruleid: csharp-password-hash
        var other = SHA512.HashData(Encoding.UTF8.GetBytes(salt + password));
        // ruleid: csharp-password-hash
        var key = new Rfc2898DeriveBytes(password, salt, 1000, HashAlgorithmName.SHA256);
        // ok: csharp-password-hash
        var slow = new Rfc2898DeriveBytes(password, salt, 600000, HashAlgorithmName.SHA256);
        // ok: csharp-password-hash
        var sum = sha.ComputeHash(file);
        // ok: csharp-password-hash
        var kept = new PasswordHasher<User>().HashPassword(user, password);
    }
}
