using System;

public class Sample : Controller
{
    public void Read(XmlNode node, string path)
    {
        // ruleid: csharp-xpath-building
        var first = node.SelectSingleNode(path);
        // ruleid: csharp-xpath-building
        var second = node.SelectNodes("list[@name='" + path + "']");
        // ruleid: csharp-xpath-building
        var third = node.SelectSingleNode(string.Format("a[{0}]", path));
        // ok: csharp-xpath-building
        var right = node.SelectSingleNode("user/name");
        // ok: csharp-xpath-building
        var many = node.SelectNodes("user");
        // ok: csharp-xpath-building
        var other = list.Select(path);
    }
}
