public class AdminController : Controller
{
    public IActionResult Index()
    {
        // ruleid: csharp-decision-by-cookie
        if (Request.Cookies["isAdmin"] == "true") return View("Admin");
        var role = Request.Cookies["role"];
        // ruleid: csharp-decision-by-cookie
        if (role == "admin") return View("Admin");
        // ruleid: csharp-decision-by-cookie
        if (Request.Cookies["loggedIn"].Value.Equals("1")) return View("Account");
        string admin = Request.QueryString["isAdmin"];
        // ruleid: csharp-decision-by-cookie
        if (admin == "true") return View("Admin");
        // ruleid: csharp-decision-by-cookie
        if (Request.Form["admin"] == "true") return View("Admin");
        // ok: csharp-decision-by-cookie
        if (Request.Form["remember"] == "true") return View("Account");
        // ok: csharp-decision-by-cookie
        if (Request.Cookies["role"] == null) return Redirect("/login");
        // ok: csharp-decision-by-cookie
        if (Request.Cookies["theme"] == "dark") return View("Dark");
        // ok: csharp-decision-by-cookie
        if (User.IsInRole("admin")) return View("Admin");
        return View();
    }
}
