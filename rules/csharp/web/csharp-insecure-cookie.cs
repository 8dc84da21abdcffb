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
        // ok: csharp-insecure-cookie
        options.Cookie.HttpOnly = true;
        // ok: csharp-insecure-cookie
        cookie.Secure = true;
        // ok: csharp-insecure-cookie
        options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
    }
}
