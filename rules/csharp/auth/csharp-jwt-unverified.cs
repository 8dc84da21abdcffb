using System.IdentityModel.Tokens.Jwt;

public class TokenController : Controller
{
    public IActionResult Read(string token)
    {
        // ruleid: csharp-jwt-unverified
        var jwt = new JwtSecurityTokenHandler().ReadJwtToken(token);
        var handler = new JwtSecurityTokenHandler();
        // ruleid: csharp-jwt-unverified
        var other = handler.ReadToken(Request.Headers["Authorization"].ToString().Replace("Bearer ", "")) as JwtSecurityToken;
        // ruleid: csharp-jwt-unverified
        return Ok(new JwtSecurityToken(token).Claims);
    }

    public IActionResult Check(string token)
    {
        var handler = new JwtSecurityTokenHandler();
        handler.ValidateToken(token, parameters, out var checkedToken);
        // ok: csharp-jwt-unverified
        return Ok(handler.ReadJwtToken(token).Subject);
    }

    public async Task<IActionResult> CheckLater(string token)
    {
        // ok: csharp-jwt-unverified
        var kid = new JsonWebTokenHandler().ReadJsonWebToken(token).Kid;
        var result = await handler.ValidateTokenAsync(token, ParametersFor(kid));
        return result.IsValid ? Ok() : Unauthorized();
    }

    private DateTime EndOf(LoginAnswer answer)
    {
        // ok: csharp-jwt-unverified
        return new JwtSecurityTokenHandler().ReadJwtToken(answer.AccessToken).ValidTo;
    }
}
