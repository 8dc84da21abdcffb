using System;

public class Sample : Controller
{
    public ActionResult Hello(string name, int id)
    {
        // ruleid: csharp-xss
        Response.Write("Hello " + Request.QueryString["name"]);
        // ruleid: csharp-xss
        var raw = new HtmlString(name);
        // ruleid: csharp-xss
        return Content("<p>" + name + "</p>", "text/html");
        // ok: csharp-xss
        Response.Write("Hello " + HttpUtility.HtmlEncode(name));
        // ok: csharp-xss
        Response.Write("Number " + id);
        // ok: csharp-xss
        return Content(name, "text/plain");
    }
}
