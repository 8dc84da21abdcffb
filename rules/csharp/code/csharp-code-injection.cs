using System;

public class Sample : Controller
{
    public async Task<IActionResult> Run(string code, string type)
    {
        // ruleid: csharp-code-injection
        await CSharpScript.EvaluateAsync(code);
        // ruleid: csharp-code-injection
        var made = Activator.CreateInstance(Type.GetType(type));
        // ruleid: csharp-code-injection
        Assembly.LoadFrom(Request.Query["file"]);
        // ok: csharp-code-injection
        await CSharpScript.EvaluateAsync("4");
        // ok: csharp-code-injection
        var right = Type.GetType("System.String");
        // ok: csharp-code-injection
        Assembly.LoadFrom("plugins/own.dll");
        return Ok();
    }
}
