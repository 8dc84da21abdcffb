using System.IO;

public class FilesController : Controller
{
    public IActionResult Get(string name, IFormFile upload)
    {
        // ruleid: csharp-path-traversal
        var text = System.IO.File.ReadAllText("files/" + name);
        // ok: csharp-path-traversal
        var safe = System.IO.File.ReadAllText(Path.Combine("files", Path.GetFileName(name)));
        // ruleid: csharp-path-traversal
        var writer = new StreamWriter("files/" + name);
        // ruleid: csharp-path-traversal
        var info = new FileInfo("files/" + name);
        // ruleid: csharp-path-traversal
        Directory.CreateDirectory("files/" + name);
        // ruleid: csharp-path-traversal
        var stream = new FileStream("files/" + upload.FileName, FileMode.Create);
        // ok: csharp-path-traversal
        var list = System.IO.File.ReadAllText("files/list");
        // ok: csharp-path-traversal
        System.IO.File.WriteAllText("files/list", name);
        // ruleid: csharp-path-traversal
        return PhysicalFile("/srv/" + name, "text/plain");
    }
}
