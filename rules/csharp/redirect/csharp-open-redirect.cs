using System;

public class Sample : Controller
{
    public IActionResult Login(string returnUrl, string next)
    {
        // ruleid: csharp-open-redirect
        if (returnUrl.Length > 4) return Redirect(returnUrl);
        // ruleid: csharp-open-redirect
        Response.Redirect(Request.Query["next"]);
        // ruleid: csharp-open-redirect
        var result = new RedirectResult(next);
        if (Url.IsLocalUrl(next))
        {
            // ok: csharp-open-redirect
            return Redirect(next);
        }
        // ok: csharp-open-redirect
        Response.Redirect("/home");
        // ok: csharp-open-redirect
        return LocalRedirect(returnUrl);
    }
}
