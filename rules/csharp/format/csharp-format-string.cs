public class GreetingController : Controller
{
    public IActionResult Greet(string format, string name)
    {
        // ruleid: csharp-format-string
        var text = string.Format(format, name);
        // ruleid: csharp-format-string
        var second = String.Format(Request.Query["format"], name);
        // ruleid: csharp-format-string
        new StringBuilder().AppendFormat(format, name);
        // ok: csharp-format-string
        var third = string.Format(CultureInfo.InvariantCulture, "{0}", format);
        // ok: csharp-format-string
        new StringBuilder().AppendFormat("{0}", format);
        // ok: csharp-format-string
        var own = string.Format("Hello {0}", format);
        return Content(own + text);
    }
}
