using System.Security.Cryptography;

public class Hooks
{
    public bool Check(byte[] body, string sent, byte[] given)
    {
        var signature = Sign(body);
        // ruleid: csharp-timing-comparison
        if (signature == sent) return true;
        byte[] hmac = Compute(body);
        // ruleid: csharp-timing-comparison
        if (hmac.SequenceEqual(given)) return true;
        // ruleid: csharp-timing-comparison
        if (user.PasswordHash.Equals(sent)) return true;
        // ok: csharp-timing-comparison
        if (signature == null) return false;
        // ok: csharp-timing-comparison
        if (signature.Length == 0) return false;
        // ok: csharp-timing-comparison
        return CryptographicOperations.FixedTimeEquals(hmac, given);
    }
}
