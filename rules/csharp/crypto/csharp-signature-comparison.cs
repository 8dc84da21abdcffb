using System.Security.Cryptography;

public class HookController : Controller
{
    public IActionResult Take(string body, string sent, byte[] given)
    {
        using var hmac = new HMACSHA256(key);
        var hash = hmac.ComputeHash(Encoding.UTF8.GetBytes(body));
        var text = Convert.ToHexString(hash).ToLower();
        // ruleid: csharp-signature-comparison
        if (text != sent) return Unauthorized();
        // ruleid: csharp-signature-comparison
        if (!sent.Equals(text, StringComparison.OrdinalIgnoreCase)) return Unauthorized();
        // ruleid: csharp-signature-comparison
        if (!hash.SequenceEqual(given)) return Unauthorized();
        // ruleid: csharp-signature-comparison
        if ($"sha256={text}" == sent) return Ok();
        // ok: csharp-signature-comparison
        if (hash.Length != 32 || text == null) return Unauthorized();
        // ok: csharp-signature-comparison
        if (hash[0] % 10 != 0) return Unauthorized();
        // ok: csharp-signature-comparison
        if (CryptographicOperations.FixedTimeEquals(hash, given)) return Ok();
        // ok: csharp-signature-comparison
        if (SHA256.HashData(given) == hash2) return Ok();
        return Unauthorized();
    }
}
