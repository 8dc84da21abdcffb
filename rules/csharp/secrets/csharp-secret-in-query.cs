using Microsoft.AspNetCore.Mvc;

public class LoginController : Controller
{
    public IActionResult Index()
    {
        // ruleid: csharp-secret-in-query
        var first = Request.QueryString["password"];
        // ruleid: csharp-secret-in-query
        var second = HttpContext.Request.Query["client_secret"];
        // ok: csharp-secret-in-query
        var right = Request.Form["password"];
        // ok: csharp-secret-in-query
        var page = Request.Query["page"];
        return View();
    }

    // ruleid: csharp-secret-in-query
    [HttpGet] public IActionResult Enter(string name, string password) { return View(); }

    // ok: csharp-secret-in-query
    [HttpPost] public IActionResult Login(string name, string password) { return View(); }

    // ok: csharp-secret-in-query
    [HttpGet] public IActionResult Show(string name, int page) { return View(); }
}
