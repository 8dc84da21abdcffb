using System;

public class Sample : Controller
{
    public void Read(XmlDocument document, XmlTextReader reader)
    {
        // ruleid: csharp-xml-entities
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse };
        // ruleid: csharp-xml-entities
        reader.DtdProcessing = DtdProcessing.Parse;
        // ruleid: csharp-xml-entities
        document.XmlResolver = new XmlUrlResolver();
        // ruleid: csharp-xml-entities
        var made = new XmlDocument { XmlResolver = new XmlUrlResolver() };
        // ok: csharp-xml-entities
        var closed = new XmlDocument { XmlResolver = null };
        // ok: csharp-xml-entities
        var right = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit };
        // ok: csharp-xml-entities
        document.XmlResolver = null;
        // ok: csharp-xml-entities
        reader.DtdProcessing = DtdProcessing.Ignore;
    }
}
