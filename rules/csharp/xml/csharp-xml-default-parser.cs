using System;

public class Sample : Controller
{
    public void Read(string path)
    {
        XmlDocument document = new XmlDocument();
        // ruleid: csharp-xml-default-parser
        document.Load(path);
        // ruleid: csharp-xml-default-parser
        var reader = new XmlTextReader(path);
        // ruleid: csharp-xml-default-parser
        var other = XmlReader.Create(path);
        XmlDocument right = new XmlDocument();
        right.XmlResolver = null;
        // ok: csharp-xml-default-parser
        right.Load(path);
        // ok: csharp-xml-default-parser
        var checkedReader = XmlReader.Create(path, settings);
        // ok: csharp-xml-default-parser
        image.Load(path);
    }
}
