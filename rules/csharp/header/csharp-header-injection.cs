using System;

public class Sample : Controller
{
    public IActionResult Show(string name)
    {
        // ruleid: csharp-header-injection
        Response.Headers.Add("X-Name", name);
        // ruleid: csharp-header-injection
        Response.Headers["X-Name"] = Request.Query["name"];
        // ruleid: csharp-header-injection
        Response.AddHeader("X-Name", name);
        // ok: csharp-header-injection
        Response.Headers.Add("X-Name", Uri.EscapeDataString(name));
        // ok: csharp-header-injection
        Response.Headers["X-Name"] = "a";
        // ok: csharp-header-injection
        Response.AddHeader("X-Name", HttpUtility.UrlEncode(name));
        return Ok();
    }
}
