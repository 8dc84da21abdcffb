using System.IO;

public class Export
{
    public void Write(string text)
    {
        // ruleid: csharp-predictable-temporary
        var path = Path.Combine(Path.GetTempPath(), "export.csv");
        File.WriteAllText(path, text);
        // ruleid: csharp-predictable-temporary
        File.WriteAllText("/tmp/export.csv", text);
        // ruleid: csharp-predictable-temporary
        using var writer = new StreamWriter("C:\Temp\report.txt");
        // ok: csharp-predictable-temporary
        var own = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        // ok: csharp-predictable-temporary
        var folder = Path.GetTempPath();
        // ok: csharp-predictable-temporary
        File.WriteAllText("/srv/app/export.csv", text);
    }
}
