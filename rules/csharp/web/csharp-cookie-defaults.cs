using System;

public class Sample : Controller
{
    public void Make(string id)
    {
        // ruleid: csharp-cookie-defaults
        Response.Cookies.Append("session", id);
        // ruleid: csharp-cookie-defaults
        var options = new CookieOptions();
        // ruleid: csharp-cookie-defaults
        var cookie = new HttpCookie("session", id);
        // ok: csharp-cookie-defaults
        Response.Cookies.Append("session", id, right);
        var right = new CookieOptions() { HttpOnly = true, Secure = true };
        // ok: csharp-cookie-defaults
        var list = new List<string>();
        // ok: csharp-cookie-defaults
        Response.Cookies.Delete("session");
    }
}
