using System;

public class Sample : Controller
{
    public IActionResult Write(string name, XmlWriter writer, XmlElement element)
    {
        // ruleid: csharp-xml-injection
        writer.WriteRaw("<name>" + name + "</name>");
        // ruleid: csharp-xml-injection
        element.InnerXml = "<name>" + Request.Form["name"] + "</name>";
        // ruleid: csharp-xml-injection
        writer.WriteRaw(name);
        // ok: csharp-xml-injection
        writer.WriteElementString("name", name);
        // ok: csharp-xml-injection
        element.InnerText = name;
        // ok: csharp-xml-injection
        writer.WriteRaw("<name>" + SecurityElement.Escape(name) + "</name>");
        return Ok();
    }
}
