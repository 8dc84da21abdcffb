using System.Diagnostics;

public class ToolsController : Controller
{
    public IActionResult Run(string name)
    {
        // ruleid: csharp-command-injection
        Process.Start("/bin/sh", "-c \"convert " + name + "\"");
        // ruleid: csharp-command-injection
        var info = new ProcessStartInfo("convert", name);
        // ok: csharp-command-injection
        info.Arguments = "out.png";
        // ok: csharp-command-injection
        info.ArgumentList.Add(name);
        // ruleid: csharp-command-injection
        info.Arguments = name;
        // ruleid: csharp-code-injection
        var result = CSharpScript.EvaluateAsync(name);
        // ok: csharp-code-injection
        var own = CSharpScript.EvaluateAsync("1 + 1");
        // ruleid: csharp-code-injection
        var type = Type.GetType(name);
        return Ok();
    }
}
