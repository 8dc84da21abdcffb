using System;

public class Sample : Controller
{
    public IActionResult Find(string query)
    {
        // ruleid: csharp-regex-injection
        var first = Regex.IsMatch(text, query);
        // ruleid: csharp-regex-injection
        var second = new Regex("^" + query + "$");
        // ruleid: csharp-regex-injection
        var third = Regex.Replace(text, Request.Query["q"], "a");
        // ok: csharp-regex-injection
        var right = Regex.IsMatch(text, Regex.Escape(query));
        // ok: csharp-regex-injection
        var fixedOne = new Regex("^a+$");
        // ok: csharp-regex-injection
        var other = Regex.Replace(query, "a", "b");
        return Ok();
    }
}
