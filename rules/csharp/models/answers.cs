public class PagesController : Controller
{
    public IActionResult Show(string name, string next)
    {
        // ruleid: csharp-xss
        Response.WriteAsync("<p>" + name + "</p>");
        // ok: csharp-xss
        Response.WriteAsync("<p>" + HttpUtility.HtmlEncode(name) + "</p>");
        // ruleid: csharp-xss
        var text = new HtmlString(name);
        // ok: csharp-xss
        var safe = new HtmlString(HtmlEncoder.Default.Encode(name));
        // ruleid: csharp-header-injection
        Response.Headers.Add("X-Name", name);
        // ok: csharp-header-injection
        Response.Headers.Add("X-Name", Uri.EscapeDataString(name));
        // ruleid: csharp-xss
        if (next == null) return Content("<p>" + name + "</p>", "text/html");
        // ok: csharp-xss
        if (next.Length > 100) return Content(name, "text/plain");
        // ok: csharp-open-redirect
        if (Url.IsLocalUrl(next)) return Redirect(next);
        // ok: csharp-open-redirect
        if (next.Length > 50) return Redirect(Url.Action("Index"));
        // ruleid: csharp-template-injection
        var template = Handlebars.Compile(name);
        // ruleid: csharp-open-redirect
        return Redirect(next);
    }
}

public class Heading : IHtmlString
{
    private readonly HttpRequestBase request;

    public string ToHtmlString()
    {
        // ruleid: csharp-xss
        if (request.QueryString["title"] != null) return "<h1>" + request.QueryString["title"] + "</h1>";
        // ok: csharp-xss
        return "<h1>" + HttpUtility.HtmlEncode(request.QueryString["title"]) + "</h1>";
    }

    public override string ToString()
    {
        // ok: csharp-xss
        return request.QueryString["title"];
    }
}
