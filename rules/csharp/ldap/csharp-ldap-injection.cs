using System;

public class Sample : Controller
{
    public IActionResult Find(string name, DirectorySearcher searcher)
    {
        // ruleid: csharp-ldap-injection
        var first = new DirectorySearcher("(uid=" + name + ")");
        // ruleid: csharp-ldap-injection
        searcher.Filter = $"(uid={Request.Query["name"]})";
        // ruleid: csharp-ldap-injection
        var entry = new DirectoryEntry("LDAP://" + name);
        // ok: csharp-ldap-injection
        searcher.Filter = "(uid=" + Encoder.LdapFilterEncode(name) + ")";
        // ok: csharp-ldap-injection
        var right = new DirectorySearcher("(objectClass=person)");
        // ok: csharp-ldap-injection
        var root = new DirectoryEntry("LDAP://example.org");
        return Ok();
    }
}
