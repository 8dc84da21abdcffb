// A portal in which the customers of a small firm find their documents: its services and what it answers by itself.
using System.Data;
using System.Net.Security;
using System.Security.Claims;
using System.Text;
using Dapper;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;
using Portal.Data;

var builder = WebApplication.CreateBuilder(args);

const string JwtKey = "k3yF0rPortalTokens-2024-do-not-share";

// ruleid: csharp-unencrypted-database
var connectionString = "Server=db.internal;Database=Portal;User Id=portal;Encrypt=False;";

builder.Services.AddControllersWithViews();
builder.Services.AddDbContext<PortalContext>(options =>
    options.UseSqlServer(builder.Configuration.GetConnectionString("Portal")));
builder.Services.AddScoped<IDbConnection>(_ => new SqlConnection(connectionString));

builder.Services.AddCors(options =>
{
    // ruleid: csharp-cors-any-origin
    options.AddPolicy("open", policy => policy
        .SetIsOriginAllowed(_ => true)
        .AllowAnyHeader()
        .AllowAnyMethod()
        .AllowCredentials());
    // ok: csharp-cors-any-origin
    options.AddPolicy("firm", policy => policy.WithOrigins("https://portal.example.com").AllowCredentials());
});

builder.Services
    .AddAuthentication(JwtBearerDefaults.AuthenticationScheme)
    .AddJwtBearer(options =>
    {
        options.TokenValidationParameters = new TokenValidationParameters
        {
            // ruleid: csharp-jwt-checks-off
            ValidateIssuer = false,
            // ruleid: csharp-jwt-checks-off
            ValidateAudience = false,
            // ruleid: csharp-jwt-checks-off
            ValidateLifetime = false,
            // ok: csharp-jwt-checks-off
            ValidateIssuerSigningKey = true,
            // ruleid: csharp-hardcoded-secret
            IssuerSigningKey = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(JwtKey)),
        };
    })
    .AddJwtBearer("partners", options =>
    {
        // ruleid: csharp-jwt-checks-off
        options.RequireHttpsMetadata = false;
        options.TokenValidationParameters = new TokenValidationParameters
        {
            // ok: csharp-jwt-checks-off
            ValidateIssuer = true,
            ValidIssuer = "https://partners.example.com",
            // ok: csharp-jwt-checks-off
            ValidateAudience = true,
            ValidAudience = "portal",
            IssuerSigningKey = new SymmetricSecurityKey(
                // ok: csharp-hardcoded-secret
                Encoding.UTF8.GetBytes(builder.Configuration["Jwt:PartnerKey"]!)),
        };
    });

builder.Services.AddSession(options =>
{
    options.IdleTimeout = TimeSpan.FromMinutes(20);
    // ruleid: csharp-insecure-cookie
    options.Cookie.HttpOnly = false;
    // ok: csharp-insecure-cookie
    options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
});

builder.Services.AddHttpClient("archive").ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler
{
    // ruleid: csharp-certificate-check-off
    ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
});
builder.Services.AddHttpClient("bank").ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler
{
    // ok: csharp-certificate-check-off
    ServerCertificateCustomValidationCallback = (_, _, _, errors) => errors == SslPolicyErrors.None,
});

var app = builder.Build();

// ruleid: csharp-debug-page
app.UseDeveloperExceptionPage();

if (app.Environment.IsDevelopment())
{
    // ok: csharp-debug-page
    app.UseDeveloperExceptionPage();
    app.UseSwagger();
}

app.UseCors("open");
app.UseSession();
app.UseAuthentication();
app.UseAuthorization();
app.MapControllers();

app.MapGet("/api/customers", async (string? name, IDbConnection db) =>
{
    // ruleid: csharp-sql-injection
    var customers = await db.QueryAsync<Customer>($"SELECT * FROM Customers WHERE Name LIKE '%{name}%'");
    return Results.Ok(customers);
});

app.MapGet("/api/customers/{id:int}", async (int id, IDbConnection db) =>
{
    // ok: csharp-sql-injection
    var customer = await db.QuerySingleOrDefaultAsync<Customer>($"SELECT * FROM Customers WHERE Id = {id}");
    return customer is null ? Results.NotFound() : Results.Ok(customer);
});

app.MapGet("/api/customers/by-city", async (string city, IDbConnection db) =>
    // ok: csharp-sql-injection
    Results.Ok(await db.QueryAsync<Customer>("SELECT * FROM Customers WHERE City = @city", new { city })));

app.MapGet("/hello", (string name) =>
    // ruleid: csharp-xss
    Results.Content($"<h1>Welcome back, {name}!</h1>", "text/html"));

// ok: csharp-xss
app.MapGet("/api/hello", (string name) => Results.Json(new { message = $"Welcome back, {name}!" }));

app.MapGet("/preview", async (string url, IHttpClientFactory clients) =>
{
    var client = clients.CreateClient("archive");
    // ruleid: csharp-ssrf
    return Results.Text(await client.GetStringAsync(url));
});

app.MapGet("/rates/{currency}", async (string currency, IHttpClientFactory clients) =>
{
    var client = clients.CreateClient("bank");
    // ok: csharp-ssrf
    return Results.Text(await client.GetStringAsync($"https://bank.example.com/rates/{Uri.EscapeDataString(currency)}"));
});

app.MapGet("/download", (string file) =>
{
    var path = Path.Combine("/srv/portal/files", file);
    // ruleid: csharp-path-traversal
    return Results.File(File.OpenRead(path), "application/octet-stream", file);
});

app.MapGet("/brochures/{name}", (string name) =>
{
    var path = Path.Combine("/srv/portal/brochures", Path.GetFileName(name));
    // ok: csharp-path-traversal
    return File.Exists(path) ? Results.File(path, "application/pdf") : Results.NotFound();
});

app.MapGet("/whoami", (ClaimsPrincipal user) => Results.Ok(user.Identity?.Name)).RequireAuthorization();

app.Run();
