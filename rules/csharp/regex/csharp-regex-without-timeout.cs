using System;

public class Sample : Controller
{
    public void Find(string text)
    {
        // ruleid: csharp-regex-without-timeout
        var first = Regex.IsMatch(text, "^(a+)+$");
        // ruleid: csharp-regex-without-timeout
        var second = new Regex("^(a|a)*$");
        // ruleid: csharp-regex-without-timeout
        var third = Regex.Match(text, "^([a-z]+)*$");
        // ok: csharp-regex-without-timeout
        var right = Regex.IsMatch(text, "^a+$");
        // ok: csharp-regex-without-timeout
        var limited = Regex.IsMatch(text, "^(a+)+$", RegexOptions.None, TimeSpan.FromSeconds(1));
        // ok: csharp-regex-without-timeout
        var plain = new Regex("^[a-z]+$");
    }
}
