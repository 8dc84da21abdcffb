using System;

public class Sample : Controller
{
    public void Make(CookieAuthenticationOptions options, HttpCookie cookie)
    {
        // ruleid: csharp-insecure-cookie
        options.Cookie.HttpOnly = false;
        // ruleid: csharp-insecure-cookie
        cookie.Secure = false;
        // ruleid: csharp-insecure-cookie
        options.Cookie.SecurePolicy = CookieSecurePolicy.None;
        // ruleid: csharp-insecure-cookie
        Response.Cookies.Append("auth_token", token);
        // ok: csharp-insecure-cookie
        Response.Cookies.Append("theme", "dark");
        // ok: csharp-insecure-cookie
        Response.Cookies.Append("auth_token", token, new CookieOptions { HttpOnly = true, Secure = true });
        // ok: csharp-insecure-cookie
        options.Cookie.HttpOnly = true;
        // ok: csharp-insecure-cookie
        cookie.Secure = true;
        // ok: csharp-insecure-cookie
        options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
    }
}
