public class AccountController : Controller
{
    public ActionResult Login(string name, string password)
    {
        if (Membership.ValidateUser(name, password))
        {
            // ruleid: csharp-session-fixation
            Session["user"] = name;
        }
        else
        {
            // ok: csharp-session-fixation
            Session["failed"] = name;
        }
        return View();
    }

    public ActionResult Check(HttpContext context, string name, string password)
    {
        if (FormsAuthentication.Authenticate(name, password) && name != "guest")
        {
            // ruleid: csharp-session-fixation
            context.Session.Add("user", name);
        }
        FormsAuthentication.SetAuthCookie(name, false);
        // ruleid: csharp-session-fixation
        Session["name"] = name;
        return View();
    }

    public ActionResult Fresh(string name, string password)
    {
        if (Membership.ValidateUser(name, password))
        {
            Session.Abandon();
            // ok: csharp-session-fixation
            Session["user"] = name;
        }
        // ok: csharp-session-fixation
        Session["theme"] = "dark";
        return View();
    }

    public ActionResult Named(string name, string password)
    {
        if (Membership.ValidateUser(name, password))
        {
            RenewSession(name);
            // ok: csharp-session-fixation
            Session["user"] = name;
        }
        return View();
    }
}
