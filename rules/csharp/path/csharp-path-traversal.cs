using System;

public class Sample : Controller
{
    public IActionResult Show(string name, int id)
    {
        // ruleid: csharp-path-traversal
        var text = File.ReadAllText("files/" + name);
        // ruleid: csharp-path-traversal
        File.Delete(Path.Combine(root, Request.Query["file"]));
        // ruleid: csharp-path-traversal
        using var writer = new StreamWriter(name);
        // ok: csharp-path-traversal
        var right = File.ReadAllText(Path.Combine("files", Path.GetFileName(name)));
        // ok: csharp-path-traversal
        File.Delete("files/" + id);
        // ok: csharp-path-traversal
        using var fixedWriter = new StreamWriter("log.txt");
        return Content(text);
    }

    public IActionResult Unpack(IFormFile file)
    {
        foreach (var entry in new ZipArchive(file.OpenReadStream()).Entries)
            // ok: csharp-path-traversal
            entry.ExtractToFile(Path.Combine(root, entry.FullName));
        return Ok();
    }
}
