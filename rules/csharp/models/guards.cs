using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

enum Color { Red, Green }

class Guards
{
    private static readonly HashSet<string> Names = new HashSet<string> { "name", "date" };
    private static readonly string[] Hosts = { "example.com", "example.org" };
    private static readonly Dictionary<string, string> Routes = new Dictionary<string, string> { ["a"] = "one" };
    private static readonly Regex Word = new Regex("^[a-z_]+$");
    private const string Base = "/srv/files/";

    void Lists()
    {
        string x = source();
        if (Names.Contains(x))
        {
            // ok: sql
            to_sql(x);
        }
        else
        {
            // ruleid: sql
            to_sql(x);
        }
        if (!Hosts.Contains(x)) throw new ArgumentException();
        // ok: sql
        to_sql(x);
    }

    void Denied()
    {
        string x = source();
        if (Names.Contains(x)) return;
        // ruleid: sql
        to_sql(x);
    }

    void Another()
    {
        string x = source();
        string y = source();
        if (!Names.Contains(y)) return;
        // ruleid: sql
        to_sql(x);
    }

    void Reassigned()
    {
        string x = source();
        if (!Names.Contains(x)) return;
        x = source();
        // ruleid: sql
        to_sql(x);
    }

    void Parts()
    {
        string x = source();
        if (x.Contains("name"))
        {
            // ruleid: sql
            to_sql(x);
        }
    }

    void Kept()
    {
        string x = source();
        var allowed = Names.Contains(x);
        if (!allowed) return;
        // ok: sql
        to_sql(x);
    }

    void Equal()
    {
        string x = source();
        if (x == "name" || x.Equals("date", StringComparison.OrdinalIgnoreCase))
        {
            // ok: sql
            to_sql(x);
        }
        // ruleid: sql
        to_sql(x);
    }

    void Switched()
    {
        string x = source();
        switch (x)
        {
            case "name":
            case "date":
                // ok: sql
                to_sql(x);
                break;
            default:
                // ruleid: sql
                to_sql(x);
                break;
        }
        var direction = source() switch { "up" => "ASC", _ => "DESC" };
        // ok: sql
        to_sql(direction);
    }

    void Mapped()
    {
        string x = source();
        // ok: sql
        to_sql(Routes[x]);
        if (Routes.TryGetValue(x, out var route))
        {
            // ok: sql
            to_sql(x);
        }
        // ruleid: sql
        to_sql(x);
    }

    void Ternary()
    {
        string x = source();
        // ok: sql
        to_sql(Names.Contains(x) ? x : "name");
        // ruleid: sql
        to_sql(Names.Contains(x) ? "name" : x);
    }

    bool IsColumn(string x) => Names.Contains(x);

    void MustBeColumn(string x)
    {
        if (!Names.Contains(x)) throw new ArgumentException(x);
    }

    void OfHelpers()
    {
        string x = source();
        if (IsColumn(x))
        {
            // ok: sql
            to_sql(x);
        }
        // ruleid: sql
        to_sql(x);
        MustBeColumn(x);
        // ok: sql
        to_sql(x);
    }

    void OfHelpersThatAreIgnored()
    {
        string x = source();
        IsColumn(x);
        // ruleid: sql
        to_sql(x);
    }

    void Types(int n, Guid id, Color color)
    {
        n = source();
        // ok: sql
        to_sql(n);
        // ruleid: size
        to_size(n);
        id = source();
        // ok: sql
        to_sql(id);
        color = source();
        // ok: sql
        to_sql(color);
        // ok: sql
        to_sql(int.Parse(source()));
        object x = source();
        if (x is int)
        {
            // ok: sql
            to_sql(x);
        }
        // ruleid: sql
        to_sql(x);
    }

    void Characters()
    {
        string x = source();
        if (Regex.IsMatch(x, "^[a-z]+$"))
        {
            // ok: path
            to_path(x);
        }
        if (Regex.IsMatch(x, "[a-z]+"))
        {
            // ruleid: path
            to_path(x);
        }
        if (!Word.IsMatch(x)) return;
        // ok: path
        to_path(x);
    }

    void Folders()
    {
        var full = Path.GetFullPath(Path.Combine(Base, source()));
        if (!full.StartsWith(Base)) throw new UnauthorizedAccessException();
        // ok: path
        to_path(full);
    }

    void FoldersBefore()
    {
        var full = Path.Combine(Base, source());
        if (!full.StartsWith(Base)) return;
        // ruleid: path
        to_path(full);
    }

    void HostsOf()
    {
        string link = source();
        var uri = new Uri(link);
        if (!Hosts.Contains(uri.Host)) return;
        // ok: url
        to_url(link);
        // ok: url
        to_url(uri);
    }

    void Beginnings()
    {
        string link = source();
        if (link.StartsWith("https://example.com"))
        {
            // ruleid: url
            to_url(link);
        }
        if (Url.IsLocalUrl(link))
        {
            // ok: redirect
            to_redirect(link);
            // ruleid: url
            to_url(link);
        }
    }

    void Removed()
    {
        string x = source();
        // ok: path
        to_path(Regex.Replace(x, "[^a-z_]", ""));
        // ruleid: path
        to_path(Regex.Replace(x, "[;|&]", ""));
    }

    void EveryKindOfText()
    {
        var x = source();
        if (int.TryParse(x, out var number))
        {
            // ok: sql, command, code, path, url, redirect, html, log, header, ldap, xpath, nosql, template, regex, format, mail
            to_any(x);
        }
        else
        {
            // ruleid: sql, command, code, path, url, redirect, html, log, header, ldap, xpath, nosql, template, regex, format, mail
            to_any(x);
        }
    }
}
