using System;

public class Sample : Controller
{
    public IActionResult Find(string name, int id)
    {
        // ruleid: csharp-xpath-injection
        var first = document.SelectNodes("//user[name='" + name + "']");
        // ruleid: csharp-xpath-injection
        var second = document.SelectSingleNode(Request.Query["path"]);
        // ruleid: csharp-xpath-injection
        var third = root.XPathSelectElement($"//user[name='{name}']");
        // ok: csharp-xpath-injection
        var right = document.SelectNodes("//user");
        // ok: csharp-xpath-injection
        var numbered = document.SelectSingleNode("//user[" + id + "]");
        // ok: csharp-xpath-injection
        var linq = root.Descendants("user").Where(user => (string)user.Element("name") == name);
        return Ok();
    }
}
