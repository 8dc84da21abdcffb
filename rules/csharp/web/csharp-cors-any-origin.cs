using System;

public class Sample : Controller
{
    public void Set(CorsPolicyBuilder policy)
    {
        // ruleid: csharp-cors-any-origin
        policy.AllowAnyOrigin();
        // ruleid: csharp-cors-any-origin
        policy.SetIsOriginAllowed(origin => true);
        // ruleid: csharp-cors-any-origin
        Response.Headers.Add("Access-Control-Allow-Origin", "*");
        // ok: csharp-cors-any-origin
        policy.WithOrigins("https://example.org");
        // ok: csharp-cors-any-origin
        policy.SetIsOriginAllowed(origin => origins.Contains(origin));
        // ok: csharp-cors-any-origin
        Response.Headers.Add("Access-Control-Allow-Origin", "https://example.org");
    }
}
