// Accounts of the portal: registering, signing in, resetting a password.
using System.IdentityModel.Tokens.Jwt;
using System.Net.Mail;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.IdentityModel.Tokens;
using Portal.Data;

namespace Portal.Controllers;

public class AccountController : Controller
{
    // ruleid: csharp-hardcoded-secret
    private const string AdminPassword = "Portal#Admin2024";
    // ok: csharp-hardcoded-secret
    private const string PasswordField = "password";

    private static readonly byte[] InitVector = Encoding.UTF8.GetBytes("1234567890123456");

    private readonly PortalContext _context;
    private readonly IConfiguration _configuration;
    private readonly ILogger<AccountController> _logger;
    private readonly IPasswordHasher<User> _hasher;

    public AccountController(
        PortalContext context,
        IConfiguration configuration,
        ILogger<AccountController> logger,
        IPasswordHasher<User> hasher)
    {
        _context = context;
        _configuration = configuration;
        _logger = logger;
        _hasher = hasher;
    }

    [HttpPost]
    public async Task<IActionResult> Register(string email, string password)
    {
        var user = new User { Email = email, PasswordHash = HashPassword(password) };
        _context.Users.Add(user);
        await _context.SaveChangesAsync();
        return RedirectToAction("Login");
    }

    [HttpPost]
    [ValidateAntiForgeryToken]
    public async Task<IActionResult> Login(LoginModel model, string returnUrl)
    {
        var user = _context.Users.FirstOrDefault(u => u.Email == model.Email);
        if (user == null || _hasher.VerifyHashedPassword(user, user.PasswordHash, model.Password) == PasswordVerificationResult.Failed)
        {
            // ruleid: csharp-log-injection
            _logger.LogWarning($"Failed login for {model.Email}");
            // ok: csharp-log-injection
            _logger.LogWarning("Failed login for {Email}", model.Email.ReplaceLineEndings(""));
            // ruleid: csharp-secret-logged, csharp-log-injection
            _logger.LogDebug("Tried password {Password}", model.Password);
            return View(model);
        }

        // ok: csharp-secret-logged
        _logger.LogInformation("User {Id} signed in", user.Id);

        // ruleid: csharp-insecure-cookie
        Response.Cookies.Append("auth_token", GenerateToken(user));
        // ok: csharp-insecure-cookie
        Response.Cookies.Append("session", NewToken(), new CookieOptions
        {
            HttpOnly = true,
            Secure = true,
            SameSite = SameSiteMode.Strict,
        });
        // ruleid: csharp-insecure-cookie
        Response.Cookies.Append("remember", user.Email, new CookieOptions { HttpOnly = false, Secure = false });

        if (Url.IsLocalUrl(returnUrl))
        {
            // ok: csharp-open-redirect
            return Redirect(returnUrl);
        }
        return RedirectToAction("Index", "Home");
    }

    [HttpGet]
    public IActionResult Leave(string next)
    {
        HttpContext.Session.Clear();
        // ruleid: csharp-open-redirect
        return Redirect(next);
    }

    [HttpPost]
    [IgnoreAntiforgeryToken]
    // ruleid: csharp-csrf-off
    public IActionResult ForgotPassword(string email)
    {
        var random = new Random();
        // ruleid: csharp-insecure-random
        var token = random.Next(100000, 999999).ToString();
        _context.ResetTokens.Add(new ResetToken { Email = email, Token = token });
        _context.SaveChanges();
        return Ok();
    }

    private static string NewToken()
    {
        // ok: csharp-insecure-random
        return System.Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
    }

    private static TimeSpan RetryDelay()
    {
        // ok: csharp-insecure-random
        return TimeSpan.FromMilliseconds(new Random().Next(100, 500));
    }

    private static string HashPassword(string password)
    {
        // ruleid: csharp-weak-hash
        using var md5 = MD5.Create();
        // ruleid: csharp-password-hash
        var bytes = md5.ComputeHash(Encoding.UTF8.GetBytes(password));
        return BitConverter.ToString(bytes).Replace("-", "").ToLower();
    }

    private static string HashPasswordSlowly(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        // ok: csharp-password-hash
        var hash = Rfc2898DeriveBytes.Pbkdf2(password, salt, 600_000, HashAlgorithmName.SHA256, 32);
        return System.Convert.ToBase64String(salt) + "." + System.Convert.ToBase64String(hash);
    }

    private string GenerateToken(User user)
    {
        // ok: csharp-hardcoded-secret
        var key = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(_configuration["Jwt:Key"]!));
        var token = new JwtSecurityToken(
            issuer: "portal",
            claims: new[] { new Claim(ClaimTypes.Name, user.Email) },
            expires: DateTime.UtcNow.AddHours(1),
            signingCredentials: new SigningCredentials(key, SecurityAlgorithms.HmacSha256));
        return new JwtSecurityTokenHandler().WriteToken(token);
    }

    [HttpGet("whois")]
    public IActionResult WhoIs(string token)
    {
        // ruleid: csharp-jwt-unverified
        var jwt = new JwtSecurityTokenHandler().ReadJwtToken(token);
        return Ok(jwt.Claims.First(claim => claim.Type == "name").Value);
    }

    private static byte[] EncryptNumber(string number, byte[] key)
    {
        using var aes = Aes.Create();
        aes.Key = key;
        // ruleid: csharp-constant-iv
        aes.IV = InitVector;
        // ruleid: csharp-weak-cipher
        aes.Mode = CipherMode.ECB;
        using var encryptor = aes.CreateEncryptor();
        var plain = Encoding.UTF8.GetBytes(number);
        return encryptor.TransformFinalBlock(plain, 0, plain.Length);
    }

    private static byte[] SealNumber(string number, byte[] key, out byte[] nonce, out byte[] tag)
    {
        var plain = Encoding.UTF8.GetBytes(number);
        var sealedNumber = new byte[plain.Length];
        nonce = RandomNumberGenerator.GetBytes(12);
        tag = new byte[16];
        // ok: csharp-weak-cipher
        using var aes = new AesGcm(key, 16);
        aes.Encrypt(nonce, plain, sealedNumber, tag);
        return sealedNumber;
    }

    [HttpPost("webhook")]
    [AllowAnonymous]
    public IActionResult Webhook([FromBody] string body)
    {
        using var hmac = new HMACSHA256(Encoding.UTF8.GetBytes(_configuration["Webhook:Secret"]!));
        var expected = System.Convert.ToHexString(hmac.ComputeHash(Encoding.UTF8.GetBytes(body)));
        var signature = Request.Headers["X-Signature"].ToString();
        // ruleid: csharp-signature-comparison
        if (signature != expected)
        {
            return Unauthorized();
        }
        // ok: csharp-signature-comparison
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), Encoding.UTF8.GetBytes(expected))
            ? Ok()
            : Unauthorized();
    }

    [HttpGet]
    public IActionResult IsAdmin()
    {
        // ruleid: csharp-decision-by-cookie
        if (Request.Cookies["isAdmin"] == "true")
        {
            return View("Admin");
        }
        // ok: csharp-decision-by-cookie
        return User.IsInRole("Admin") ? View("Admin") : Forbid();
    }

    [HttpGet]
    public IActionResult Validate(string pattern, string value)
    {
        // ruleid: csharp-regex-injection
        var matches = Regex.IsMatch(value, pattern);
        // ok: csharp-regex-injection
        var contains = Regex.IsMatch(value, Regex.Escape(pattern), RegexOptions.None, TimeSpan.FromSeconds(1));
        return Ok(matches || contains);
    }
}
