using System.DirectoryServices;
using System.Xml;
using System.Xml.XPath;

public class SearchController : Controller
{
    private readonly ILogger<SearchController> _logger;

    public IActionResult Find(string name)
    {
        var document = new XmlDocument();
        // ruleid: csharp-xpath-injection
        document.SelectNodes("//user[@name='" + name + "']");
        // ok: csharp-xpath-injection
        document.SelectNodes("//user");
        var navigator = document.CreateNavigator();
        // ruleid: csharp-xpath-injection
        navigator.Select("//user[@name='" + name + "']");
        // ruleid: csharp-ldap-injection
        var searcher = new DirectorySearcher("(uid=" + name + ")");
        // ruleid: csharp-ldap-injection
        searcher.Filter = "(uid=" + name + ")";
        // ok: csharp-ldap-injection
        searcher.Filter = "(uid=" + Encoder.LdapFilterEncode(name) + ")";
        // ruleid: csharp-regex-injection
        var expression = new Regex(name);
        // ok: csharp-regex-injection
        var quoted = new Regex(Regex.Escape(name));
        // ruleid: csharp-format-string
        var text = string.Format(name, 1);
        // ok: csharp-format-string
        var own = string.Format("{0}", name);
        // ruleid: csharp-log-injection
        _logger.LogInformation("search for " + name);
        // ruleid: csharp-log-injection
        new TraceSource("search").TraceInformation("search for " + name);
        // ok: csharp-log-injection
        _logger.LogInformation("search for " + name.ReplaceLineEndings(""));
        // ruleid: csharp-deserialization
        var view = XamlReader.Parse(name);
        // ok: csharp-deserialization
        var cart = JsonSerializer.Deserialize<Cart>(name);
        return Ok();
    }
}
