using System;

public class Sample : Controller
{
    public void Set(TokenValidationParameters parameters, JwtBuilder builder)
    {
        // ruleid: csharp-jwt-checks-off
        parameters.ValidateLifetime = false;
        // ruleid: csharp-jwt-checks-off
        var other = new TokenValidationParameters { ValidateIssuerSigningKey = false };
        // ruleid: csharp-jwt-checks-off
        builder.DoNotVerifySignature();
        services.AddAuthentication().AddJwtBearer(options =>
        {
            // ruleid: csharp-jwt-checks-off
            options.RequireHttpsMetadata = false;
            // ok: csharp-jwt-checks-off
            options.RequireHttpsMetadata = !environment.IsDevelopment();
        });
        // ok: csharp-jwt-checks-off
        parameters.ValidateLifetime = true;
        // ok: csharp-jwt-checks-off
        var right = new TokenValidationParameters { ValidateIssuer = true };
        // ok: csharp-jwt-checks-off
        builder.MustVerifySignature();
    }
}
